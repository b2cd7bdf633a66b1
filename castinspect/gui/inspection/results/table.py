"""The table of all parts since the start, sortable: `result_rows` brought to Qt."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import verdict_ink
from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.results.rows import COLUMNS, PLACES
from castinspect.inspection.inspection import Inspection

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDTHS = {"time": 90, "picture": 260, "verdict": 150, "probability": 90, "class": 130, "milliseconds": 70}
_Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractTableModel):
    """Inspections as rows; the pictures are not kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Inspection] = []
        self._decisions: dict[int, Decision] = {}

    @property
    def inspections(self) -> list[Inspection]:
        return self._rows

    def append(self, inspection: Inspection) -> None:
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._rows.append(inspection)
        self.endInsertRows()

    def show_decision(self, inspection: Inspection, decision: Decision | None) -> None:
        """Show what a person decided of a part; None where that was taken back."""
        row = next((row for row, kept in enumerate(self._rows) if kept is inspection), None)
        if row is None:  # judged before the start: the table begins with it
            return
        self._decisions.pop(row, None)
        if decision is not None:
            self._decisions[row] = decision
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._titles()[COLUMNS[section].name] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        inspection, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == SORT_ROLE:  # by time they stand as they came, also those of one moment
            return float(index.row()) if column.name == "time" else column.key(inspection)
        if role == Qt.ItemDataRole.ForegroundRole and column.name == "verdict":
            return verdict_ink(inspection.verdict)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            decision = self._decisions.get(index.row()) if column.name == "verdict" else None
            mark = f"  →  {verdict_word(decision.outcome)}" if decision is not None else ""
            return column.text(inspection) + mark
        return None

    def _titles(self) -> dict[str, str]:
        return {
            "time": self.tr("Time"), "picture": self.tr("Picture"), "verdict": self.tr("Verdict"),
            "probability": self.tr("Defect"), "class": self.tr("Class"), "milliseconds": self.tr("ms"),
            "reason": self.tr("Reason"),
        }  # fmt: skip


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class ResultsTable(QTableView):
    """The model's rows, sortable; the latest part first. Return shows the part of the current row."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(model)
        proxy.setSortRole(SORT_ROLE)
        self.setModel(proxy)
        self.setSortingEnabled(True)
        self.sortByColumn(PLACES["time"], Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setAlternatingRowColors(True)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for name, width in _WIDTHS.items():
            self.setColumnWidth(PLACES[name], width)
