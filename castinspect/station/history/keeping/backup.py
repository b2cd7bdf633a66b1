"""Copies of a record that are whole, made while the station goes on."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from castinspect.errors import StoreError
from castinspect.files import atomic_path
from castinspect.station.history.database import PATIENCE

_PAGES = 500
"""Pages copied at once; between two such steps the station may write."""

_PAUSE = 0.005
"""Seconds between two steps."""


def copy_database(file: Path, target: Path) -> None:
    """Copy a SQLite file page by page, check the copy, and put it in its place in one step.

    Args:
        file: May be written meanwhile.
        target: Replaced only by a copy that is whole.

    Raises:
        StoreError: The record is damaged, locked, or no record.
        OSError: The copy cannot be written.
    """
    with atomic_path(target) as temporary:
        try:
            with closing(_opened(file)) as source, closing(sqlite3.connect(temporary)) as copy:
                source.backup(copy, pages=_PAGES, sleep=_PAUSE)
            check_database(temporary)
        except sqlite3.Error as error:
            if "full" in str(error):
                raise OSError(error) from error
            raise StoreError("store-corrupt", store=file, detail=error) from error


def check_database(file: Path) -> None:
    """Look through all pages of a SQLite file.

    Raises:
        StoreError: It is damaged, or no SQLite file.
    """
    try:
        with closing(_opened(file)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError("store-corrupt", store=file, detail=error) from error
    if found != "ok":
        raise StoreError("store-corrupt", store=file, detail=str(found).splitlines()[0])


def put_back(copy: Path, file: Path) -> Path | None:
    """Put a copy in a record's place; the record that was there is kept beside it.

    Returns:
        Where the former record is; None where there was none.

    Raises:
        OSError: A file cannot be written.
        StoreError: The copy is damaged.
    """
    check_database(copy)
    kept = _free(file.with_name(f"{file.stem}.replaced.bak")) if file.exists() else None
    with atomic_path(file) as temporary:
        temporary.write_bytes(copy.read_bytes())
        if kept is not None:
            os.link(file, kept) if hasattr(os, "link") else kept.write_bytes(file.read_bytes())
            for ending in ("-journal", "-wal", "-shm"):  # they belong to the former record
                beside = file.with_name(file.name + ending)
                if beside.exists():
                    beside.replace(kept.with_name(kept.name + ending))
    return kept


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


def _free(target: Path) -> Path:
    number = 1
    place = target
    while place.exists():
        number += 1
        place = target.with_stem(f"{target.stem}-{number}")
    return place
