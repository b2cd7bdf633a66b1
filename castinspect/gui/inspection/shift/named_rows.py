"""A small table of names, each with a field beside it, that rows are added to and removed from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.theme import SNUG
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label


class NamedRows(QWidget):
    """A heading, a hint, the table, and its two buttons; whoever makes it adds the rows."""

    changed = Signal()
    """A name was typed, a row was removed."""
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 2)
        self.add, self.remove = QPushButton(), QPushButton()
        self._title, self._hint = plain_label("heading"), plain_label("muted")
        self._build_layout()
        self.table.itemChanged.connect(self.changed)
        self.table.itemSelectionChanged.connect(self._show_remove)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self._on_remove)
        self._show_remove()

    @property
    def names(self) -> list[str]:
        """As they stand there, without the space around them."""
        items = (self.table.item(row, 0) for row in range(self.table.rowCount()))
        return [item.text().strip() if item else "" for item in items]

    def field(self, row: int) -> QWidget:
        """What stands beside a name."""
        return self.table.cellWidget(row, 1)

    def append(self, name: str, field: QWidget) -> None:
        """Add a row; it tells nothing of itself."""
        row = self.table.rowCount()
        ignore_wheel(field)
        self.table.blockSignals(True)
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(name))
        self.table.setCellWidget(row, 1, field)
        usual = self.table.verticalHeader().defaultSectionSize()
        self.table.setRowHeight(row, max(usual, field.sizeHint().height()))
        self.table.blockSignals(False)

    def edit_last(self) -> None:
        """Have the name of the last row typed."""
        last = self.table.rowCount() - 1
        self.table.setCurrentCell(last, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.edit(self.table.model().index(last, 0))

    def say(self, title: str, hint: str, headings: Sequence[str], *, add: str, remove: str) -> None:
        """Say everything in the language of the moment."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.table.setHorizontalHeaderLabels(headings)
        self.add.setText(add)
        self.remove.setText(remove)

    def _build_layout(self) -> None:
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SNUG)
        for widget in (self._title, self._hint, self.table):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    @Slot()
    def _show_remove(self) -> None:
        self.remove.setEnabled(bool(self.table.selectedItems()))

    @Slot()
    def _on_remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._show_remove()
        self.changed.emit()
