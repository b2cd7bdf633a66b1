"""What stands in the cells of a table: texts, pictures with their names, verdicts as a shape, a word and a colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from castinspect.gui.common.painting import to_image
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import verdict_ink
from castinspect.inspection.verdict import Verdict
from castinspect.messages import printable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHAPES = {Verdict.OK: "✓", Verdict.DEFECT: "✗", Verdict.REVIEW: "?", Verdict.HOLD: "–"}


def show_cells(table: QTableWidget, rows: Sequence[Sequence[str | QTableWidgetItem]]) -> None:
    """Show these rows and no others; the columns are there already. A cell that is more than a text is an item."""
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(cell) if isinstance(cell, str) else cell)


def cell_text(table: QTableWidget, row: int, column: int) -> str:
    """What a cell says; nothing where it was never filled."""
    item = table.item(row, column)
    return item.text() if item is not None else ""


def cell_texts(table: QTableWidget) -> list[list[str]]:
    """What the table says, row by row."""
    columns = range(table.columnCount())
    return [[cell_text(table, row, column) for column in columns] for row in range(table.rowCount())]


def figure_item(text: str) -> QTableWidgetItem:
    """A cell with a figure, which stands to the right."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def picture_item(name: str, pixels: NDArray[np.uint8] | None) -> QTableWidgetItem:
    """A cell with a picture's name, and the picture made small where it could be read."""
    item = QTableWidgetItem(printable(name))
    if pixels is not None:
        item.setIcon(QIcon(QPixmap.fromImage(to_image(pixels))))
    return item


def verdict_item(verdict: Verdict) -> QTableWidgetItem:
    """A cell with a verdict: a shape, a word and a colour."""
    item = QTableWidgetItem(f"{_SHAPES[verdict]} {verdict_word(verdict)}")
    item.setForeground(verdict_ink(verdict))
    return item
