"""The first form of the fleet's tables; a server that was used before the forms were counted has them already.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = 1
MIN_READER = 1

_STATEMENTS = """
CREATE TABLE IF NOT EXISTS fleet_signs (
    station VARCHAR(40) NOT NULL PRIMARY KEY,
    seen TIMESTAMP NOT NULL,
    app_version TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    checkpoint_name TEXT NOT NULL,
    checkpoint_sha256 VARCHAR(64) NOT NULL,
    queue INTEGER NOT NULL,
    alarms TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    sign_seconds FLOAT NOT NULL
);
CREATE TABLE IF NOT EXISTS fleet_files (
    sha256 VARCHAR(64) NOT NULL PRIMARY KEY,
    content BYTEA NOT NULL
);
CREATE TABLE IF NOT EXISTS fleet_pushes (
    id BIGSERIAL PRIMARY KEY,
    station VARCHAR(40) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    created TIMESTAMP NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    signature TEXT NOT NULL,
    state VARCHAR(10) NOT NULL,
    answer TEXT NOT NULL,
    answered TIMESTAMP
);
CREATE INDEX IF NOT EXISTS fleet_pushes_open ON fleet_pushes (station, id) WHERE answered IS NULL
"""


def upgrade() -> None:
    """Make all tables that are not there."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement.strip())
