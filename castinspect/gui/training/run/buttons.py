"""The buttons of a run: start, pause or resume, and stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated

_HEIGHT = 48  # a gloved finger's


class RunButtons(Retranslated, QWidget):
    """Says what is wanted; what can be done now is shown from outside."""

    start_asked = Signal()
    pause_toggled = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start, self.pause, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.start.setObjectName("primary")
        self._is_paused = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button, stretch, asked in (
            (self.start, 2, self.start_asked), (self.pause, 1, self.pause_toggled), (self.stop, 1, self.stop_asked),
        ):  # fmt: skip
            button.setStyleSheet(f"min-height: {_HEIGHT}px;")  # a minimum set otherwise loses against the app's style
            button.clicked.connect(asked)
            row.addWidget(button, stretch)
        self._retranslate()

    def show_run(self, *, running: bool, paused: bool) -> None:
        """Whether there is a run to pause and to stop."""
        self._is_paused = paused
        self.pause.setEnabled(running)
        self.stop.setEnabled(running)
        self._retranslate()

    def _retranslate(self) -> None:
        self.start.setText(self.tr("Start"))
        self.pause.setText(self.tr("Resume") if self._is_paused else self.tr("Pause"))
        self.stop.setText(self.tr("Stop…"))
