"""A selection of the record as a file: the ending of its name says which kind."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import StoreError
from castinspect.station.history.database import Database
from castinspect.station.history.views.export import write_csv
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.pictures import places_of
from castinspect.station.history.views.queries import every
from castinspect.studies.record.head import selection_head
from castinspect.studies.record.query import Query

LARGEST_PAGES = 20_000
"""Rows that a page for reading or printing takes; more belong into a table."""

LARGEST_SHEET = 1_000_000
"""Rows that a sheet of a workbook takes."""

KINDS = (".csv", ".xlsx", ".html", ".pdf")


def export(database: Database, query: Query, path: Path) -> int:
    """Write what was asked for, the oldest first; the file is there whole, or as it was before.

    Args:
        database: The record.
        query: What was asked for.
        path: Ends in one of `KINDS`.

    Returns:
        How many inspections there are.

    Raises:
        StoreError: The ending is unknown, there are more rows than such a file takes, or it cannot be written.
    """
    from castinspect.studies.record.page import write_page
    from castinspect.studies.record.pdf import write_pdf
    from castinspect.studies.record.workbook import write_workbook

    kind = path.suffix.lower()
    rows = every(database, conditions(query.conditions()))
    if kind == ".csv":
        return write_csv(rows, path)
    if kind not in KINDS:
        raise StoreError("export-kind", path=path, known=", ".join(KINDS))
    head = selection_head(database, query)
    most = LARGEST_SHEET if kind == ".xlsx" else LARGEST_PAGES
    if head.total > most:
        raise StoreError("export-too-many", count=head.total, most=most, kind=kind)
    try:
        if kind == ".xlsx":
            return write_workbook(rows, head, path)
        taken = list(rows)
        write = write_page if kind == ".html" else write_pdf
        return write(taken, head, places_of(database, taken), path)
    except OSError as error:
        raise StoreError("history-not-written", path=path, detail=error.strerror or error) from error
