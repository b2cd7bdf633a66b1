"""A training that was interrupted, and whether to go on with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.training.run.state import InterruptedRun


class InterruptedBar(Retranslated, QFrame):
    """Asks without blocking; hidden where there is nothing to go on with."""

    continued = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._run: InterruptedRun | None = None
        self._text = plain_label("heading")
        self.go_on, self.drop = QPushButton(), QPushButton()
        self.go_on.setObjectName("primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 8, GAP, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.drop)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.show_run(None)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_run(self, run: InterruptedRun | None) -> None:
        """Ask about a run; None asks nothing."""
        self._run = run
        self.setVisible(run is not None)
        self._retranslate()

    @Slot()
    def _on_go_on_clicked(self) -> None:
        run = self._run
        self.show_run(None)
        if run is not None:
            self.continued.emit(run)

    @Slot()
    def _on_drop_clicked(self) -> None:
        run = self._run
        self.show_run(None)
        if run is not None:
            self.dropped.emit(run)

    def _retranslate(self) -> None:
        self.go_on.setText(self.tr("Continue"))
        self.drop.setText(self.tr("Discard"))
        if self._run is not None:
            text = self.tr("Continue the interrupted training on {folder}? {done} of {epochs} epochs are done.")
            config = self._run.config
            self._text.setText(text.format(folder=config.data, done=self._run.epochs_done, epochs=config.epochs))
