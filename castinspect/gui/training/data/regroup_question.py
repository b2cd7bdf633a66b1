"""The question that is asked when parts stand on both sides of the split."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.question import Question, Words

_REGROUP, _LOOK = 0, 1


class RegroupQuestion(Question):
    """Asks whether to put all pictures of a part on one side, or to look at them first.

    Args:
        text: Says how many parts it is about.
        parent: The tab.
    """

    regroup_chosen = Signal()
    look_chosen = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        self._text = text
        super().__init__(self._in_words, parent, default=_REGROUP)
        self.regroup, self.look, self.cancel = self.choices
        self.answered.connect(self._on_answered)

    @Slot(int)
    def _on_answered(self, number: int) -> None:
        if number == _REGROUP:
            self.regroup_chosen.emit()
        elif number == _LOOK:
            self.look_chosen.emit()

    def _in_words(self) -> Words:
        choices = (self.tr("Regroup and go on"), self.tr("Look at them"), self.tr("Cancel"))
        return Words(self._text, choices, title=self.tr("Parts in train and in test"))
