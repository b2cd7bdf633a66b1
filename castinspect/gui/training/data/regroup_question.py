"""The question that is asked when parts stand on both sides of the split."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class RegroupQuestion(QMessageBox):
    """Asks without blocking; deletes itself when it is answered."""

    regroup_chosen = Signal()
    look_chosen = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.regroup = self.addButton("", QMessageBox.ButtonRole.AcceptRole)
        self.look = self.addButton("", QMessageBox.ButtonRole.ActionRole)
        self.cancel = self.addButton("", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.regroup)
        self.setEscapeButton(self.cancel)
        self.buttonClicked.connect(self._on_button_clicked)
        self._retranslate()

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if button is self.regroup:
            self.regroup_chosen.emit()
        elif button is self.look:
            self.look_chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Parts in train and in test"))
        self.regroup.setText(self.tr("Regroup and go on"))
        self.look.setText(self.tr("Look at them"))
        self.cancel.setText(self.tr("Cancel"))
