"""Asking for a line of text before an action: a reason, a note, a name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from castinspect.gui.common.widgets import plain_label

_WIDTH = 460


def ask_line(parent: QWidget, title: str, question: str, text: str = "") -> str | None:
    """Ask for a line; None where the person does not go on. The question is plain text, whatever names it holds."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    label, line = plain_label(), QLineEdit(text)
    label.setText(question)
    line.selectAll()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    for widget in (label, line, buttons):
        layout.addWidget(widget)
    dialog.setMinimumWidth(_WIDTH)
    line.setFocus()
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return line.text().strip() if accepted else None
