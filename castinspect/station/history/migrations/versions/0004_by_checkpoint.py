"""A page of what one version judged is found at once, also of one that was replaced long ago.

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
    """Add an index for all that it judged, and one for what it judged in one way."""
    place = ["recorded", "station", "sequence"]
    op.create_index("inspections_by_checkpoint", "inspections", ["checkpoint", *place])
    op.create_index("inspections_by_both", "inspections", ["verdict", "checkpoint", *place])
