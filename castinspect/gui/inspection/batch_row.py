"""How far the pictures are that were dropped or opened, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated


class BatchRow(Retranslated, QWidget):
    """Hidden while there is nothing to wait for."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_preparing = False
        self._bar, self._cancel = QProgressBar(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancel_clicked)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is waited for."""
        return self._bar.text()

    @Slot()
    def show_preparing(self) -> None:
        """The model is made ready, which takes seconds when this computer does it the first time."""
        self._is_preparing = True
        self._bar.setRange(0, 1)  # a bar that runs to and fro would not show the words
        self._bar.setValue(0)  # nor one without a value
        self._retranslate()
        self.show()

    @Slot(int)
    def show_size(self, pictures: int) -> None:
        """So many pictures were found."""
        self._is_preparing = False
        self._bar.setRange(0, pictures)
        self._bar.setValue(0)
        self._retranslate()
        self.show()

    def show_ready(self, *, has_end: bool) -> None:
        """The model is ready; what has no end, as watching a folder, shows no bar."""
        self._is_preparing = False
        self._retranslate()
        self.setVisible(has_end)

    def advance(self, pictures: int) -> None:
        """So many more were judged."""
        self._bar.setValue(self._bar.value() + pictures)

    def end(self) -> None:
        self._is_preparing = False
        self.hide()

    def _retranslate(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setFormat(self.tr("making the model ready…") if self._is_preparing else self.tr("judging %v of %m"))
