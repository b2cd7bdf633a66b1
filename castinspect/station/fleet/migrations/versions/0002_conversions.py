"""An order may name a conversion, which lies in a table of its own: stations of before clear up the other one.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = 2
MIN_READER = 1


def upgrade() -> None:
    """Add them."""
    op.execute("ALTER TABLE fleet_pushes ADD COLUMN IF NOT EXISTS conversion VARCHAR(64) NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE fleet_pushes ADD COLUMN IF NOT EXISTS conversion_signature TEXT NOT NULL DEFAULT ''")
    op.execute(
        "CREATE TABLE IF NOT EXISTS fleet_conversions (sha256 VARCHAR(64) NOT NULL PRIMARY KEY, content BYTEA NOT NULL)"
    )
