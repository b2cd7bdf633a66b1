"""The form of the fleet's tables on the server, counted apart from the record's and changed by the same tool.

The first station of a newer release brings them to its form in one transaction. An older station goes on with them
where the newest migration's `MIN_READER` allows it, and is told otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from castinspect.station.history.database import Database
from castinspect.station.history.schema import Counted, is_older, migrate

FORM = 4
"""The form that this program writes; each migration names its own."""

MIGRATIONS = Path(__file__).parent / "migrations"
_COUNTED = Counted("fleet_schema", "fleet_min_reader", 7466349)


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS, form: int = FORM) -> None:
    """Make the fleet's tables, or bring them to this program's form.

    Args:
        database: A server whose record is up to date.
        migrations: Alembic's scripts.
        form: To which they lead.

    Raises:
        StoreError: They are newer than this program understands, or the server cannot be used.
    """
    if is_older(database, form_of(database), _COUNTED, form):
        migrate(database, migrations, _COUNTED, form)


def form_of(database: Database) -> Mapping[str, int]:
    """`fleet_schema` and `fleet_min_reader`; empty where no station has counted the form yet.

    Raises:
        StoreError: The server cannot be read.
    """
    from sqlalchemy import select

    from castinspect.station.history.tables import meta

    rows = select(meta.c.key, meta.c.value).where(meta.c.key.in_((_COUNTED.schema, _COUNTED.min_reader)))
    with database.reading() as connection:
        return {key: int(value) for key, value in connection.execute(rows)}
