"""Asking and telling without blocking: the window and its jobs go on while a question is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label

_WIDTH = 460
_TITLE = "CastInspect"


@dataclass(frozen=True)
class Words:
    """What a question says.

    Attributes:
        text: The question; plain text, whatever file names it holds.
        choices: What the buttons say, in order; the last one changes nothing, and Esc presses it.
        hint: What follows from the choices, in smaller letters.
        title: Of the dialog.
    """

    text: str
    choices: Sequence[str]
    hint: str = ""
    title: str = _TITLE


class Question(Retranslated, QMessageBox):
    """Asks, in the language of the moment; deletes itself when it is answered.

    Args:
        words: Says the question; asked again when the language changes.
        parent: The window.
        default: Which choice Return takes; the last one, which changes nothing, unless said otherwise.
    """

    answered = Signal(int)
    """The number of the choice."""

    def __init__(self, words: Callable[[], Words], parent: QWidget | None, default: int = -1) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words = words
        texts = words().choices
        roles = [QMessageBox.ButtonRole.AcceptRole, *[QMessageBox.ButtonRole.ActionRole] * len(texts)]
        roles = [*roles[: len(texts) - 1], QMessageBox.ButtonRole.RejectRole]
        self.choices = [self.addButton(text, role) for text, role in zip(texts, roles, strict=True)]
        self.setDefaultButton(self.choices[default])
        self.setEscapeButton(self.choices[-1])
        self.setIcon(QMessageBox.Icon.Question if len(texts) > 1 else QMessageBox.Icon.Warning)
        self.buttonClicked.connect(self._on_button_clicked)
        self._retranslate()

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.answered.emit(next(number for number, known in enumerate(self.choices) if known is button))

    def say_again(self) -> None:
        """What the question depends on has changed."""
        self._retranslate()

    def _retranslate(self) -> None:
        words = self._words()
        self.setWindowTitle(words.title)
        self.setText(words.text)
        self.setInformativeText(words.hint)
        for button, text in zip(self.choices, words.choices, strict=True):
            button.setText(text)


def ask(parent: QWidget, text: str, choice: str, act: Callable[[], object], *, title: str = _TITLE) -> Question:
    """Ask whether to do something, and do it when the person says so; Return and Esc leave everything as it is.

    Args:
        parent: The window.
        text: The question.
        choice: What the button says that does it, a verb.
        act: Does it.
        title: Of the dialog.
    """
    cancel = QCoreApplication.translate("question", "Cancel")
    question = Question(lambda: Words(text, (choice, cancel), title=title), parent)
    question.answered.connect(lambda number: act() if number == 0 else None)
    question.open()
    return question


def tell(parent: QWidget | None, title: str, text: str) -> Question:
    """Tell something that must be read."""
    message = Question(lambda: Words(text, (QCoreApplication.translate("question", "OK"),), title=title), parent)
    message.open()
    return message


class LineQuestion(QDialog):
    """Asks for a line of text: a reason, a note, a name. The question is plain text, whatever names it holds.

    Args:
        title: Of the dialog.
        question: Over the line.
        parent: The window.
        text: What stands in the line at first.
        is_secret: Whether what is typed is hidden.
        is_needed: Whether a person can only go on once something is typed.
    """

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        parent: QWidget,
        text: str = "",
        *,
        is_secret: bool = False,
        is_needed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_needed = is_needed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        label, self.line = plain_label(), QLineEdit(text)
        label.setText(question)
        if is_secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.selectAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.go_on = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.line.textChanged.connect(self._on_text_changed)
        self._on_text_changed(text)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self.line, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self.line.setFocus()
        self.accepted.connect(self._on_accepted)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.go_on.setEnabled(bool(text.strip()) or not self._is_needed)

    @Slot()
    def _on_accepted(self) -> None:
        self.answered.emit(self.line.text().strip())


def ask_line(
    parent: QWidget, title: str, question: str, act: Callable[[str], object], text: str = "", *, is_needed: bool = False
) -> LineQuestion:
    """Ask for a line and hand it to `act`; nothing happens where the person does not go on."""
    dialog = LineQuestion(title, question, parent, text, is_needed=is_needed)
    dialog.answered.connect(act)
    dialog.open()
    return dialog
