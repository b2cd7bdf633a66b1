"""What the first look at a picture said, where a second one decided.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = 2
MIN_READER = 1  # an older program neither reads the column nor writes it, and its digests leave it out


def upgrade() -> None:
    """Add the column; of rows that are there it is not known."""
    op.add_column("inspections", sa.Column("first_look", sa.Float(53)))
