"""Folders that take no files of a station are claimed here.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = 3
MIN_READER = 1

_STATEMENTS = """
CREATE TABLE IF NOT EXISTS fleet_claims (
    folder TEXT NOT NULL,
    token VARCHAR(64) NOT NULL,
    station TEXT NOT NULL,
    host TEXT NOT NULL,
    pid BIGINT NOT NULL,
    beat BIGINT NOT NULL,
    deep BOOLEAN NOT NULL,
    holds BOOLEAN NOT NULL,
    seen TIMESTAMP NOT NULL,
    PRIMARY KEY (folder, token)
);
CREATE UNIQUE INDEX IF NOT EXISTS fleet_claims_one ON fleet_claims (folder) WHERE holds;
CREATE TABLE IF NOT EXISTS fleet_judged (
    folder TEXT NOT NULL,
    name BYTEA NOT NULL,
    size BIGINT NOT NULL,
    microseconds BIGINT NOT NULL,
    PRIMARY KEY (folder, name, size, microseconds)
)
"""


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement.strip())
