"""What was pushed to whom, and what each station answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from castinspect.gui.common.cells import cell_texts
from castinspect.gui.common.retranslation import Retranslated
from castinspect.station.fleet.server import Push


class OrdersTable(Retranslated, QTableWidget):
    """A row an order, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self._pushes: tuple[Push, ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self._retranslate()

    @property
    def rows(self) -> list[list[str]]:
        """What the table says."""
        return cell_texts(self)

    def show_pushes(self, pushes: Sequence[Push]) -> None:
        """Show orders as they stand."""
        self._pushes = tuple(pushes)
        self._retranslate()

    def _texts(self, found: Push) -> Sequence[str]:
        words = {
            "waiting": self.tr("Waiting"), "ready": self.tr("Proven, waits for a pause"),
            "promoted": self.tr("Judges with it"), "refused": self.tr("Refused"),
        }  # fmt: skip
        order = found.order
        given = order.created.astimezone().strftime("%Y-%m-%d %H:%M")
        return given, Path(order.name).stem, order.station, order.who, words[found.state], found.answer

    def _retranslate(self) -> None:
        self.setHorizontalHeaderLabels(
            [
                self.tr("Pushed"), self.tr("Version"), self.tr("Station"), self.tr("By"), self.tr("State"),
                self.tr("Answer"),
            ]
        )  # fmt: skip
        self.setRowCount(len(self._pushes))
        for row, found in enumerate(self._pushes):
            for column, text in enumerate(self._texts(found)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
