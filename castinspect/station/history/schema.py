"""The form of the tables: read quickly at each start, brought up to date by Alembic where it is older.

A change is one transaction, so a program that is killed leaves the old form or the new one. Before it the SQLite file
is copied. A form that is newer is gone on with where its `min_reader` allows it: then the change only added something.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castinspect.errors import StoreError
from castinspect.station.history.database import PATIENCE, Database
from castinspect.station.history.keeping.backup import copy_database

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory
    from sqlalchemy import Connection

SCHEMA = 4
"""The form that this program writes; each migration names its own."""

MIGRATIONS = Path(__file__).parent / "migrations"
"""Alembic's scripts; they lie beside this file in the packaged app, too."""


@dataclass(frozen=True)
class Counted:
    """How the form of some tables is counted; several kinds of tables may lie in one database.

    Attributes:
        schema: What their form is called in the table `meta`.
        min_reader: What the oldest form is called there whose programs may go on with them.
        lock: Number of the server's lock under which they are changed.
    """

    schema: str
    min_reader: str
    lock: int


_RECORD = Counted("schema", "min_reader", 7466347)
_OURS = frozenset({"meta", "inspections"})
_ALONE = threading.Lock()
"""Held while Alembic is at work: it keeps what it works on in its modules, so two threads take it from each other."""


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> Path | None:
    """Make the tables, or bring them to this program's form.

    Args:
        database: Old, new or empty.
        migrations: Alembic's scripts.
        schema: The form they lead to.

    Returns:
        The copy that was made before the change; None where nothing was changed, or nothing was there.

    Raises:
        StoreError: It is newer than this program understands, foreign, damaged, or cannot be copied.
    """
    found = form_of(database)
    if not is_older(database, found, _RECORD, schema):
        return None
    copy = _copied(database, found["schema"]) if found else None
    migrate(database, migrations, _RECORD, schema)
    return copy


def is_older(database: Database, found: Mapping[str, int], counted: Counted, form: int) -> bool:
    """Whether tables have to be brought to this program's form first.

    Args:
        database: In which they are.
        found: What `meta` says of their form; nothing where they were never counted.
        counted: What it is called there.
        form: Of this program.

    Raises:
        StoreError: They are newer than this program understands.
    """
    present = found.get(counted.schema, 0)
    if present > form and found[counted.min_reader] > form:
        raise StoreError("store-newer", store=database.name, found=present, known=form)
    return present < form


def form_of(database: Database) -> Mapping[str, int]:
    """`schema` and `min_reader` of a record; empty where there are no tables at all.

    Raises:
        StoreError: It has tables, but not ours, or cannot be read.
    """
    if database.file is not None:
        return _form_of_file(database, database.file)
    from sqlalchemy import inspect, select

    from castinspect.station.history.tables import meta

    with database.reading() as connection:
        is_ours = _OURS.issubset(inspect(connection).get_table_names())
        return dict(_numbers(connection.execute(select(meta.c.key, meta.c.value)))) if is_ours else {}


def _form_of_file(database: Database, file: Path) -> Mapping[str, int]:
    """The same of a file, without loading what transactions need: every start asks this."""
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if tables >= _OURS:
                return dict(_numbers(connection.execute("SELECT key, value FROM meta")))
    except sqlite3.Error as error:
        raise database.explained(error) from error
    if tables:
        raise StoreError("store-foreign", store=database.name)
    return {}


def _numbers(rows: Iterable[Any]) -> Iterator[tuple[str, int]]:
    return ((key, int(value)) for key, value in rows)


def migrate(database: Database, migrations: Path, counted: Counted, form: int) -> None:
    """Bring tables to the form to which Alembic's scripts lead, and note it, in one transaction.

    Raises:
        StoreError: The database cannot be used.
    """
    import sqlalchemy  # noqa: F401 - whole, before Alembic takes parts of it: another thread may be loading it
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with _ALONE, database.writing() as connection:
        config.attributes["connection"] = connection
        if not database.is_file:  # stations that start together wait for each other
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({counted.lock})")
        command.upgrade(config, "head")
        _note_form(connection, ScriptDirectory.from_config(config), counted, form)


def _note_form(connection: Connection, scripts: ScriptDirectory, counted: Counted, form: int) -> None:
    from sqlalchemy import delete, insert

    from castinspect.station.history.tables import meta

    newest = scripts.get_revision("head").module
    if form != newest.SCHEMA:
        raise AssertionError(f"the newest migration leads to form {newest.SCHEMA}, the program is of {form}")
    values = {counted.schema: form, counted.min_reader: newest.MIN_READER}
    connection.execute(delete(meta).where(meta.c.key.in_(values)))
    connection.execute(insert(meta), [{"key": key, "value": str(value)} for key, value in values.items()])


def _copied(database: Database, schema: int) -> Path | None:
    if database.file is None:
        return None  # a server's backups are its keeper's
    copy = database.file.with_name(f"{database.file.stem}.form-{schema}.bak")
    try:
        copy_database(database.file, copy)
    except (OSError, StoreError) as error:
        raise StoreError("store-copy-failed", store=database.name, detail=error) from error
    return copy
