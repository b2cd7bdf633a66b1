"""The dialog that asks who somebody is; it stays open, with the reason, until the password is right."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.language import localized
from castinspect.station.log_in import LoggedIn, log_in

_WIDTH = 460


class LogInDialog(Retranslated, QDialog):
    """Logs in while the window goes on; the password is hashed in a thread.

    Args:
        why: What cannot be done without; a sentence.
        parent: The window.
    """

    logged_in = Signal(object)
    """Who."""

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._why, self._hint = why, plain_label()
        self.name, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._problem, self._job = problem_label(), Job(self)
        self._name_label, self._password_label = plain_label(wraps=False), plain_label(wraps=False)
        form = QFormLayout()
        form.addRow(self._name_label, self.name)
        form.addRow(self._password_label, self.password)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addWidget(self._hint)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.buttons.accepted.connect(self.try_it)
        self.buttons.rejected.connect(self.reject)
        self._job.produced.connect(self._on_logged_in)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self.finished.connect(self._on_finished)
        self._retranslate()
        self.name.setFocus()

    @property
    def problem_text(self) -> str:
        """Why it did not work; empty before the first try."""
        return self._problem.text()

    @Slot()
    def try_it(self) -> None:
        """Log in with what is typed."""
        name, password = self.name.text(), self.password.text()
        show_problem(self._problem, "")
        if self._job.start(lambda: log_in(name, password)):
            self.buttons.setEnabled(False)

    @Slot(object)
    def _on_logged_in(self, done: LoggedIn) -> None:
        if done.unrecorded is not None:
            show_problem(self._problem, localized(done.unrecorded))
        self.logged_in.emit(done.person)
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self._problem, error_text(error))
        self.password.clear()
        self.password.setFocus()

    @Slot()
    def _on_ended(self) -> None:
        self.buttons.setEnabled(True)

    @Slot()
    def _on_finished(self) -> None:
        self._job.abandon()
        self.deleteLater()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Log in"))
        self._hint.setText(self._why)
        self._hint.setVisible(bool(self._why))
        self._name_label.setText(self.tr("Name"))
        self._password_label.setText(self.tr("Password"))
        self._name_label.setBuddy(self.name)
        self._password_label.setBuddy(self.password)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Log in"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
