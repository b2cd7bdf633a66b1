"""The form of the fleet's tables on the server, counted apart from the record's and changed by the same tool.

The first station of a newer release brings them to its form in one transaction. An older station goes on with them
where the newest migration's `MIN_READER` allows it, and is told otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from castinspect.errors import StoreError
from castinspect.station.history.database import Database

FORM = 1
"""The form that this program writes; each migration names its own."""

MIGRATIONS = Path(__file__).parent / "migrations"
_SCHEMA, _MIN_READER = "fleet_schema", "fleet_min_reader"


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS, form: int = FORM) -> None:
    """Make the fleet's tables, or bring them to this program's form.

    Args:
        database: A server whose record is up to date.
        migrations: Alembic's scripts.
        form: To which they lead.

    Raises:
        StoreError: They are newer than this program understands, or the server cannot be used.
    """
    found = form_of(database)
    present = found.get(_SCHEMA, 0)
    if present == form:
        return
    if present > form:
        if found[_MIN_READER] > form:
            raise StoreError("store-newer", store=database.name, found=present, known=form)
        return
    _migrate(database, migrations, form)


def form_of(database: Database) -> Mapping[str, int]:
    """`fleet_schema` and `fleet_min_reader`; empty where no station has counted the form yet.

    Raises:
        StoreError: The server cannot be read.
    """
    from sqlalchemy import select

    from castinspect.station.history.tables import meta

    rows = select(meta.c.key, meta.c.value).where(meta.c.key.in_((_SCHEMA, _MIN_READER)))
    with database.reading() as connection:
        return {key: int(value) for key, value in connection.execute(rows)}


def _migrate(database: Database, migrations: Path, form: int) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from sqlalchemy import delete, insert

    from castinspect.station.history.tables import meta

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_revision("head").module
    assert form == newest.SCHEMA, f"the newest migration leads to form {newest.SCHEMA}, the program is of {form}"
    with database.writing() as connection:
        config.attributes["connection"] = connection
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7466349)")  # stations that start together wait in turn
        command.upgrade(config, "head")
        values = {_SCHEMA: form, _MIN_READER: newest.MIN_READER}
        connection.execute(delete(meta).where(meta.c.key.in_(values)))
        connection.execute(insert(meta), [{"key": key, "value": str(value)} for key, value in values.items()])
