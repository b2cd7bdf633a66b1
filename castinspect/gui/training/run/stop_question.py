"""The question what is to become of a run that is to be stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.question import Question, Words

_KEEP, _DISCARD = 0, 1


class StopQuestion(Question):
    """Asks without blocking, while the run goes on.

    Args:
        can_keep: Whether an epoch has ended; before that there is nothing to keep.
        parent: The tab.
    """

    keep_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, parent: QWidget, *, can_keep: bool) -> None:
        self._can_keep = can_keep
        super().__init__(self._in_words, parent)
        self.keep, self.discard, self.go_on = self.choices
        self.answered.connect(self._on_answered)
        self.allow_keeping(can_keep)

    def allow_keeping(self, can_keep: bool) -> None:
        """Say whether there is something to keep by now."""
        self._can_keep = can_keep
        self.keep.setEnabled(can_keep)
        if can_keep:
            self.setDefaultButton(self.keep)
        self.say_again()

    @Slot(int)
    def _on_answered(self, number: int) -> None:
        if number == _KEEP:
            self.keep_chosen.emit()
        elif number == _DISCARD:
            self.discard_chosen.emit()

    def _in_words(self) -> Words:
        finishing = self.tr("Finishing keeps the best epoch so far and scores it.")
        nothing = self.tr("No epoch has ended yet, so there is nothing to keep.")
        choices = (self.tr("Finish now, keep the best"), self.tr("Discard"), self.tr("Go on training"))
        hint = finishing if self._can_keep else nothing
        return Words(self.tr("Stop this training run?"), choices, hint, self.tr("Stop training"))
