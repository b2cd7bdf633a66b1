"""The next form of the record, as a later version would bring it: a column more, and every row touched."""

from __future__ import annotations

import shutil
from pathlib import Path

from castinspect.station.history.schema import MIGRATIONS, SCHEMA

FORM = SCHEMA + 1
SCRIPT = f"{FORM:04}_line.py"

NEXT = '''
"""Revision {form:04}, for tests."""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{form:04}", "{before:04}", None, None
SCHEMA, MIN_READER = {form}, {min_reader}


def upgrade():
    op.add_column("inspections", sa.Column("line", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE inspections SET line = 'line of ' || station")
    op.create_index("inspections_by_line", "inspections", ["line"])
'''


def next_form(folder: Path, min_reader: int = 1) -> Path:
    """A folder of migrations that has one more, to the form `FORM`."""
    target = folder / "migrations"
    shutil.copytree(MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(form=FORM, before=SCHEMA, min_reader=min_reader)
    (target / "versions" / SCRIPT).write_text(text)
    return target
