"""The database below the record: how it is opened, short transactions, and errors as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.exc import SQLAlchemyError

PATIENCE = 10.0
"""Seconds that a transaction waits for others before the record counts as locked."""

_WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
"""Before, two connections that write and checkpoint together can corrupt it (SQLite's own note on 3.51.3)."""

_SIGNS = {
    "database is locked": "store-busy",
    "database table is locked": "store-busy",
    "lock timeout": "store-busy",
    "full": "store-full",
    "malformed": "store-corrupt",
    "not a database": "store-corrupt",
    "corrupt": "store-corrupt",
    "disk i/o error": "store-not-written",
    "readonly": "store-not-written",
    "unable to open": "store-not-written",
    "could not connect": "store-away",
    "connection": "store-away",
}


def file_url(file: Path) -> str:
    """The URL of a SQLite file."""
    from sqlalchemy import URL

    return URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)


class Database:
    """One SQLite file, or one PostgreSQL server.

    Args:
        url: `sqlite:///FILE` or `postgresql+psycopg://USER@HOST/NAME`.
    """

    def __init__(self, url: str) -> None:
        from sqlalchemy import create_engine, event, make_url

        parsed = make_url(url)
        self.is_file = parsed.get_backend_name() == "sqlite"
        self.name = parsed.database if self.is_file else parsed.render_as_string(hide_password=True)
        options = {"timeout": PATIENCE} if self.is_file else {"connect_timeout": int(PATIENCE)}
        self.engine: Engine = create_engine(url, connect_args=options, pool_pre_ping=not self.is_file)
        self._writer = self.engine.execution_options(castinspect_writes=True)
        if self.is_file:
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", _begin)

    @property
    def file(self) -> Path | None:
        """The file in which SQLite keeps the record."""
        return Path(self.name) if self.is_file and self.name else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; keep it short, because it keeps SQLite's writer waiting.

        Raises:
            StoreError: The record cannot be read.
        """
        with self._explained(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the one right to write from its beginning; all of it is kept, or nothing.

        Raises:
            StoreError: Nothing was kept: the record is locked, full, damaged or away.
        """
        with self._explained(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections to the database."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        from sqlalchemy.exc import IntegrityError, SQLAlchemyError

        try:
            yield
        except IntegrityError:
            raise  # whoever wrote knows which rule it ran into
        except (SQLAlchemyError, sqlite3.Error) as error:  # the latter while a connection is prepared
            raise self.explained(error) from error

    def explained(self, error: SQLAlchemyError | sqlite3.Error) -> StoreError:
        """An error of the database as a sentence for a person."""
        detail = str(getattr(error, "orig", None) or error).splitlines()[0]
        code = next((code for sign, code in _SIGNS.items() if sign in detail.lower()), "store-failed")
        return StoreError(code, store=self.name, detail=detail)


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    """Durable at every commit; the library begins no transactions by itself."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        # a truncated journal is synced at commit, a deleted one is not
        for pragma in (f"journal_mode={'WAL' if _WAL_IS_SAFE else 'TRUNCATE'}", "synchronous=FULL"):
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("castinspect_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
