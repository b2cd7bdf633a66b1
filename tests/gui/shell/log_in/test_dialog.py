"""The dialog says why it asks, hides the password, and speaks the language of the moment."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from castinspect.gui.shell.log_in.dialog import LogInDialog


def test_it_says_why_and_hides_the_password(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = LogInDialog("Only an engineer may do this.", parent)
    dialog.open()
    assert any(label.text() == "Only an engineer may do this." for label in dialog.findChildren(QLabel))
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.reject()
