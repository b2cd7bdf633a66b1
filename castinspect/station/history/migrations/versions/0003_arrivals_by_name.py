"""What was judged last under a name is found at once, however often a camera used the name.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = 3
MIN_READER = 1


def upgrade() -> None:
    """Add the index."""
    op.create_index("arrivals_by_name", "arrivals", ["source", "name", "id"])
