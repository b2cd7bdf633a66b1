"""A selection as an XLSX workbook: texts are always texts, so that no cell becomes a formula or a link."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.files import atomic_path
from castinspect.language import say
from castinspect.station.history.views.export import COLUMNS, cells_of
from castinspect.station.history.views.queries import HistoryRow
from castinspect.studies.record.head import SelectionHead

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"picture": 48, "reasons": 60, "sha256": 24, "checkpoint_sha256": 24, "recorded": 20, "inspected": 20}
_TIMES = ("recorded", "inspected")
_LONGEST = 32_000
"""Characters that a cell takes."""


def write_workbook(rows: Iterable[HistoryRow], head: SelectionHead, path: Path) -> int:
    """Write a workbook with the inspections on its first sheet and the audit head on its second.

    Returns:
        How many inspections there are.

    Raises:
        OSError: It cannot be written.
        StoreError: The record cannot be read.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with atomic_path(path) as temporary:
        # rows go to the disk as they come: a million of them would not fit the memory
        book = Workbook(str(temporary), {"constant_memory": True, "strings_to_formulas": False,
                                         "strings_to_urls": False, "remove_timezone": True})  # fmt: skip
        try:
            count = _write_inspections(book, rows)
            _write_head(book, head)
            book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
    return count


def _write_inspections(book: Workbook, rows: Iterable[HistoryRow]) -> int:
    sheet = book.add_worksheet("inspections")
    bold, time = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for row in rows:
        count += 1
        cells = cells_of(row)
        for column, name in enumerate(COLUMNS):
            _write(sheet, count, column, name, cells[name], time)
    sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
    return count


def _write(sheet: Worksheet, row: int, column: int, name: str, value: object, time: Format) -> None:
    if value is None or value == "":
        return
    if name in _TIMES:
        sheet.write_datetime(row, column, datetime.fromisoformat(str(value)).replace(tzinfo=None), time)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST])


def _write_head(book: Workbook, head: SelectionHead) -> None:
    sheet = book.add_worksheet("audit head")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    for row, (name, value) in enumerate([*head.lines(), (say("times"), "UTC")]):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
