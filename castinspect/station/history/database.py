"""The database below the record: how it is opened, short transactions, and errors as sentences.

The library that speaks with it is loaded by the first transaction: who only opens a record need not wait for it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

PATIENCE = 10.0
"""Seconds that a transaction waits for others before the record counts as locked."""

_SERVER = {
    "connect_timeout": int(PATIENCE),
    "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}  # fmt: skip
"""In seconds, the last in milliseconds: a cable that is pulled out is noticed, and not only after a quarter hour."""

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
}

_SERVER_SIGNS = {"no space left": "server-full", "disk full": "server-full", "connect": "store-away"}
"""What stops a server stops no station, so it is said in other words than the same of a station's own record."""


class Database:
    """One SQLite file, or one PostgreSQL server.

    Args:
        at: A file of SQLite, or a URL, as `postgresql+psycopg://USER@HOST/NAME`.

    Raises:
        ImportError: What speaks with the server is not installed.
        sqlalchemy.exc.ArgumentError: That is no address of a server.
    """

    def __init__(self, at: Path | str) -> None:
        self.file = at if isinstance(at, Path) else _file_of(at)
        """The file in which SQLite keeps the record."""
        self.is_file = self.file is not None
        self._making = threading.Lock()
        self._engines = None if self.is_file else _server_engines(str(at))
        self.name = str(self.file) if self._engines is None else self._engines[0].url.render_as_string()

    @property
    def engine(self) -> Engine:
        """What speaks with the database."""
        return self._made()[0]

    def _made(self) -> tuple[Engine, Engine]:
        """The engine, and the same for what writes; of a file they are made by the first transaction."""
        with self._making:
            if self._engines is None:
                assert self.file is not None
                self._engines = _file_engines(self.file)
            return self._engines

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; keep it short, because it keeps SQLite's writer waiting.

        Raises:
            StoreError: The record cannot be read.
        """
        with self._explained(), self._made()[0].connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the one right to write from its beginning; all of it is kept, or nothing.

        Raises:
            StoreError: Nothing was kept: the record is locked, full, damaged or away.
        """
        with self._explained(), self._made()[1].begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections to the database."""
        if self._engines is not None:
            self._engines[0].dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        from sqlalchemy import exc

        try:
            yield
        except exc.IntegrityError:
            raise  # whoever wrote knows which rule it ran into
        except (exc.SQLAlchemyError, self._of_driver()) as error:
            raise self.explained(error) from error

    def _of_driver(self) -> type[Exception]:
        """What the driver itself raises: while a connection is prepared, and while rows are copied to a server."""
        if self.is_file or self._engines is None:
            return sqlite3.Error
        raised: type[Exception] = self._engines[0].dialect.loaded_dbapi.Error
        return raised

    def explained(self, error: Exception) -> StoreError:
        """An error of the database as a sentence for a person."""
        detail = str(getattr(error, "orig", None) or error).splitlines()[0]
        signs, otherwise = (_SIGNS, "store-failed") if self.is_file else (_SERVER_SIGNS, "server-failed")
        code = next((code for sign, code in signs.items() if sign in detail.lower()), otherwise)
        return StoreError(code, store=self.name, detail=detail)


def _file_of(url: str) -> Path | None:
    """The file that a URL of SQLite names; None for a server."""
    from sqlalchemy import make_url

    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def _file_engines(file: Path) -> tuple[Engine, Engine]:
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine, engine.execution_options(castinspect_writes=True)


def _server_engines(url: str) -> tuple[Engine, Engine]:
    from sqlalchemy import create_engine

    engine = create_engine(url, connect_args=_SERVER, pool_pre_ping=True)
    return engine, engine


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
