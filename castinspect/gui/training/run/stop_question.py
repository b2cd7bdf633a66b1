"""The question what is to become of a run that is to be stopped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class StopQuestion(QMessageBox):
    """Asks without blocking, while the run goes on.

    Args:
        can_keep: Whether an epoch has ended; before that there is nothing to keep.
        parent: The tab.
    """

    keep_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, parent: QWidget, *, can_keep: bool) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.keep = self.addButton("", QMessageBox.ButtonRole.AcceptRole)
        self.discard = self.addButton("", QMessageBox.ButtonRole.DestructiveRole)
        self.go_on = self.addButton("", QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(self.go_on)
        self.buttonClicked.connect(self._on_button_clicked)
        self.allow_keeping(can_keep)

    def allow_keeping(self, can_keep: bool) -> None:
        """Say whether there is something to keep by now."""
        self._can_keep = can_keep
        self.keep.setEnabled(can_keep)
        if can_keep:
            self.setDefaultButton(self.keep)
        self._retranslate()

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if button is self.keep:
            self.keep_chosen.emit()
        elif button is self.discard:
            self.discard_chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Stop training"))
        self.setText(self.tr("Stop this training run?"))
        finishing = self.tr("Finishing keeps the best epoch so far and scores it.")
        nothing = self.tr("No epoch has ended yet, so there is nothing to keep.")
        self.setInformativeText(finishing if self._can_keep else nothing)
        self.keep.setText(self.tr("Finish now, keep the best"))
        self.discard.setText(self.tr("Discard"))
        self.go_on.setText(self.tr("Go on training"))
