"""A station says which pictures it has taken up before it judges them.

Revision ID: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SCHEMA = 4
MIN_READER = 1


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "CREATE TABLE IF NOT EXISTS fleet_taken (folder TEXT NOT NULL, name BYTEA NOT NULL, size BIGINT NOT NULL, "
        "microseconds BIGINT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (folder, name, size, microseconds))"
    )
