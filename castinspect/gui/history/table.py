"""The inspections that were found, the newest first, with their pictures made small."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from castinspect.gui.common.painting import to_image
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import verdict_ink
from castinspect.gui.common.widgets import make_plain_list
from castinspect.gui.history.job import SIDE
from castinspect.inspection.verdict import Verdict
from castinspect.messages import printable
from castinspect.station.history.views.queries import HistoryRow, Place

_Index = QModelIndex | QPersistentModelIndex
_NUMBER, _RECORDED, _VERDICT, _DECISION, _DEFECT, _LOT, _PART, _PICTURE = range(8)
_MOST_ICONS = 2000
_NEAR_END = 40
"""Rows above the end at which the next page is asked for."""


class HistoryModel(QAbstractTableModel):
    """Rows of the record as far as they were read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[HistoryRow] = []
        self._numbers: dict[Place, int] = {}
        self._icons: dict[Place, QIcon] = {}

    def clear(self) -> None:
        self.beginResetModel()
        self.rows, self._numbers = [], {}
        self._icons.clear()
        self.endResetModel()

    def append(self, rows: Sequence[HistoryRow]) -> None:
        """Add the next page of inspections at the end."""
        if not rows:
            return
        start = len(self.rows)
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._numbers.update((row.place, start + index) for index, row in enumerate(rows))
        self.rows += rows
        self.endInsertRows()

    def replace(self, row: HistoryRow) -> None:
        """Show what the record says of an inspection now."""
        if (number := self._numbers.get(row.place)) is not None:
            self.rows[number] = row
            self.dataChanged.emit(self.index(number, 0), self.index(number, _PICTURE))

    def show_thumbnail(self, place: Place, pixels: NDArray[np.uint8] | None) -> None:
        """Give a row its picture."""
        if pixels is None or place not in self._numbers:
            return
        if len(self._icons) >= _MOST_ICONS:
            self._icons.pop(next(iter(self._icons)))
        self._icons[place] = QIcon(QPixmap.fromImage(to_image(pixels)))
        index = self.index(self._numbers[place], 0)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _PICTURE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("No."), self.tr("Recorded"), self.tr("Verdict"), self.tr("Decided"), self.tr("Defect"),
            self.tr("Lot"), self.tr("Part"), self.tr("Picture"),
        )[section]  # fmt: skip

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(self._text(row, column))
        if role == Qt.ItemDataRole.DecorationRole and column == _NUMBER:
            return self._icons.get(row.place)
        if role == Qt.ItemDataRole.ForegroundRole and column == _VERDICT:
            return verdict_ink(Verdict(row.values["verdict"]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _DEFECT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: HistoryRow, column: int) -> str:
        values = row.values
        match column:
            case 0:
                return f"{row.place.sequence}"
            case 1:
                return f"{row.place.recorded.astimezone():%Y-%m-%d %H:%M:%S}"
            case 2:
                return verdict_word(Verdict(values["verdict"]))
            case 3:
                return f"{verdict_word(Verdict(row.decision.outcome))} · {row.decision.who}" if row.decision else ""
            case 4:
                return "" if values["defect_probability"] is None else f"{values['defect_probability']:.1%}"
            case 5:
                return str(values["lot"])
            case 6:
                return str(values["part"])
        return Path(values["picture"]).name


class HistoryTable(QTableView):
    """Shows the rows; one is chosen at a time. Near the end the next page is asked for."""

    chosen = Signal(object)
    more_asked = Signal()

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        make_plain_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setIconSize(QSize(SIDE, SIDE))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)  # to fit, every row would be asked
        for column, width in enumerate((110, 160, 90, 130, 76, 90, 90)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        self.verticalHeader().setDefaultSectionSize(SIDE + 6)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def row(self) -> HistoryRow | None:
        """The chosen one."""
        rows = self.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()] if rows else None

    @Slot()
    def _on_selection_changed(self) -> None:
        self.chosen.emit(self.row)

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        if self.rowAt(self.viewport().height() - 1) >= len(self._model.rows) - _NEAR_END:
            self.more_asked.emit()
