"""The button that takes the classes of a data folder from deeper down, where they were not found for lying there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from castinspect.errors import DataError
from castinspect.gui.common.retranslation import Retranslated


class DeeperButton(Retranslated, QPushButton):
    """Hidden unless a folder was refused because its classes lie deeper."""

    taken = Signal(int)
    """How many folders down the classes are to be looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 1
        self.setVisible(False)
        self.clicked.connect(self._on_clicked)
        self._retranslate()

    def show_for(self, failure: Exception | None) -> None:
        """Offer the level that they lie on where that is what a folder was refused for."""
        is_deeper = isinstance(failure, DataError) and failure.code in {"data-deeper", "data-much-deeper"}
        if isinstance(failure, DataError) and is_deeper:
            self._level = int(str(failure.message.values["level"]))
        self.setVisible(is_deeper)

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self._level)

    def _retranslate(self) -> None:
        self.setText(self.tr("Take the classes where they lie"))
