"""Opening a record: the file of this station, made and brought up to date where needed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from castinspect.errors import StoreError
from castinspect.identity import station_name
from castinspect.locks import FileLock
from castinspect.paths import record_file
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.database import Database
from castinspect.station.history.schema import bring_up_to_date
from castinspect.station.history.store import Store


def open_store(file: Path | None = None, station: str | None = None) -> Store:
    """Open a station's own record, and make it where there is none.

    Args:
        file: Of SQLite; without it, the one in the app's folder.
        station: Its name in the record; without it, the computer's.

    Raises:
        StoreError: It is damaged, newer, foreign, being restored, or cannot be written.
    """
    file = (file or record_file()).absolute()
    in_use = FileLock(lock_file(file), shared=True)
    database = Database(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not in_use.acquire():
            raise StoreError("store-in-use", store=file)
        bring_up_to_date(database)
    except OSError as error:
        in_use.release()
        raise StoreError("store-not-written", store=file, detail=error.strerror or error) from error
    except BaseException:
        database.close()
        in_use.release()
        raise
    name = station_name(station)
    return Store(database, name, HeadFile(head_file(file, name), name), in_use)


@contextmanager
def loaded_meanwhile(store: Store) -> Iterator[None]:
    """Have a thread load what the first transaction needs, while what judges is made ready.

    Both take about a tenth of a second, the one in Python, the other in the engine's library, which leaves Python free.
    What is wrong with the record is told by the first transaction.
    """

    def load() -> None:
        with suppress(StoreError):
            store.load()

    thread = threading.Thread(target=load, name="loading the record")
    thread.start()
    try:
        yield
    finally:
        thread.join()


def open_record(file: Path | None = None) -> Database:
    """Open a record that is there, to read in it.

    Raises:
        StoreError: There is none, or it is damaged, newer or foreign.
    """
    file = (file or record_file()).absolute()
    if not file.is_file():
        raise StoreError("store-missing", store=file)
    database = Database(file)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def open_record_if_any() -> Database | None:
    """Open this station's record as `open_record` does; None where it has not judged a picture yet.

    Raises:
        StoreError: It is damaged, newer or foreign.
    """
    return open_record() if record_file().is_file() else None


def open_server(url: str) -> Database:
    """Open a PostgreSQL server's record, and make its tables where there are none.

    Raises:
        StoreError: It cannot be reached, its record is newer, or what speaks with it is not installed.
    """
    from sqlalchemy import exc

    try:
        database = Database(url)
    except (ImportError, exc.ArgumentError) as error:  # psycopg is an extra
        raise StoreError("store-away", store="record_server", detail=error) from error
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def lock_file(file: Path) -> Path:
    """What every program that writes into a record shares, and whoever restores it must have alone."""
    return file.with_name(f"{file.name}.lock")


def head_file(file: Path, station: str) -> Path:
    """Where the head of a station's audit chain is kept."""
    return file.with_name(f"{file.stem}.{station}.head")
