"""Strategies side by side: accuracy, escapes, time and the data each needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import duration
from castinspect.gui.training.words import strategy_words
from castinspect.studies.strategy_summary import StrategyRow, data_needed

_COLUMNS = 7
_COMPACT = "QHeaderView::section { padding: 4px; border: none; } QTableWidget, QHeaderView { font-size: 13px; }"


class StrategiesTable(Retranslated, QTableWidget):
    """A row per strategy, of the runs on all pictures; how many pictures it needs comes from its learning curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)
        self._rows: Sequence[StrategyRow] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setStyleSheet(_COMPACT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self._retranslate()

    def show_rows(self, rows: Sequence[StrategyRow]) -> None:
        self._rows = tuple(rows)
        full = [row for row in rows if row.asked is None]
        self.setRowCount(len(full))
        for place, row in enumerate(full):
            for column, text in enumerate(self._cells(row)):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, column, item)

    def texts(self, row: int) -> list[str]:
        """What a row says."""
        items = (self.item(row, column) for column in range(_COLUMNS))
        return [item.text() if item is not None else "" for item in items]

    def _cells(self, row: StrategyRow) -> tuple[str, ...]:
        of = self.tr("{count} of {total}")
        needed = data_needed(self._rows, row.strategy)
        name = strategy_words(row.strategy)[0]
        if row.folds < row.of_folds:
            text = self.tr("{strategy} ({done} of {total} runs)")
            name = text.format(strategy=name, done=row.folds, total=row.of_folds)
        return (
            name,
            f"{row.balanced_accuracy:.1%} ±{100 * row.spread:.1f}",
            of.format(count=row.escapes, total=row.defective),
            of.format(count=row.overkill, total=row.good),
            str(row.review),
            duration(row.seconds),
            "–" if needed is None else str(needed),
        )

    def _retranslate(self) -> None:
        self.setHorizontalHeaderLabels(
            [
                self.tr("strategy"),
                self.tr("balanced\naccuracy"),
                self.tr("escapes"),
                self.tr("overkill"),
                self.tr("review"),
                self.tr("time"),
                self.tr("data\nneeded"),
            ]
        )
        self.show_rows(self._rows)
