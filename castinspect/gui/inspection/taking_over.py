"""A watched folder that a station on another computer has: a person may take it over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.question import Question, Words
from castinspect.gui.inspection.job import FolderState
from castinspect.language import localized
from castinspect.messages import Message

_TAKE = 0


class TakingOver(QObject):
    """Asks once each time the folder turns out to be another's; the question goes when the folder is free.

    Args:
        tab: Over which is asked.
    """

    wanted = Signal()
    """The folder is to be this station's."""

    def __init__(self, tab: QWidget) -> None:
        super().__init__(tab)
        self._tab = tab
        self._question: Question | None = None
        self._was_elsewhere = False

    @Slot(object)
    def follow(self, state: FolderState) -> None:
        """The folder was looked at."""
        elsewhere = state.elsewhere
        is_elsewhere = elsewhere is not None and elsewhere.code == "folder-elsewhere"
        if elsewhere is not None and is_elsewhere and not self._was_elsewhere:
            self._ask(elsewhere)
        if not is_elsewhere:
            self.let_go()
        self._was_elsewhere = is_elsewhere

    @Slot()
    def let_go(self) -> None:
        """Nothing is asked any more."""
        question, self._question = self._question, None
        self._was_elsewhere = False
        if question is not None:
            question.close()

    def _ask(self, elsewhere: Message) -> None:
        self._question = Question(lambda: self._words(elsewhere), self._tab.window())
        self._question.answered.connect(self._on_answered)
        self._question.open()

    @Slot(int)
    def _on_answered(self, choice: int) -> None:
        self._question = None
        if choice == _TAKE:
            self.wanted.emit()

    def _words(self, elsewhere: Message) -> Words:
        hint = self.tr("The other station stops judging within seconds. What it has judged is left alone.")
        return Words(localized(elsewhere), (self.tr("Take the folder over"), self.tr("Wait")), hint)
