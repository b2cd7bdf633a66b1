"""How part numbers are found in the names of files: a regular expression, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label


class PartNumbers(Retranslated, QWidget):
    """A line to type the expression into; `changed` comes when the person leaves it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self.line = plain_label(wraps=False), QLineEdit()
        self.line.setPlaceholderText(r"part_(\d+)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.line, 1)
        self.line.editingFinished.connect(self.changed)
        self._retranslate()

    @property
    def pattern(self) -> str | None:
        """What was typed; None where parts are told by likeness."""
        return self.line.text().strip() or None

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Part number in the name"))
        self.line.setToolTip(
            self.tr("A regular expression with the part number in parentheses. Empty: parts are told by likeness.")
        )
