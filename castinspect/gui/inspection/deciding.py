"""A person decides of parts at the screen: what is decided is on record before it counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.question import ask_line
from castinspect.gui.inspection.decisions import Decision, Decisions, file_keeper
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.paths import models_dir

_ASKED = {Verdict.REVIEW, Verdict.HOLD}
_OTHER = {Verdict.OK: Verdict.DEFECT, Verdict.DEFECT: Verdict.OK}


class Deciding(QObject):
    """Takes decisions and puts them on record.

    Args:
        window: Over which a reason is asked for.
    """

    decided = Signal(object, object)
    """The inspection, and OK or DEFECT; None where the decision was taken back."""
    failed = Signal(object)
    """The decision cannot be kept, so it does not count."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._decisions = Decisions(file_keeper(models_dir().parent / "decisions.jsonl"))

    @property
    def can_undo(self) -> bool:
        return self._decisions.can_undo

    def of(self, inspection: Inspection) -> Decision | None:
        """The decision of a part; None where nobody has decided."""
        return self._decisions.of(inspection)

    @staticmethod
    def is_asked(inspection: Inspection) -> bool:
        """Whether the station leaves this part to a person."""
        return inspection.verdict in _ASKED

    def decide(self, inspection: Inspection, outcome: Verdict) -> None:
        """The person says what a REVIEW or HOLD is."""
        if self.is_asked(inspection):
            self._put(inspection, outcome, "")

    def ask_to_disagree(self, inspection: Inspection) -> None:
        """Ask why the person disagrees with an OK or a DEFECT, and take that as a decision."""
        if inspection.verdict not in _OTHER:
            return
        outcome = _OTHER[inspection.verdict]
        good, bad = self.tr("The part is OK. Why? (goes on record)"), self.tr("The part is bad. Why? (goes on record)")
        question = good if outcome is Verdict.OK else bad
        ask_line(self._window, self.tr("Disagree"), question, lambda why: self._put(inspection, outcome, why))

    @Slot()
    def undo(self) -> None:
        """Take the latest decision back."""
        try:
            undone = self._decisions.undo(Attribution())
        except OSError as error:
            self.failed.emit(error)
            return
        if undone is not None:
            before = self._decisions.of(undone.inspection)
            self.decided.emit(undone.inspection, before.outcome if before else None)

    def _put(self, inspection: Inspection, outcome: Verdict, why: str) -> None:
        try:
            self._decisions.decide(inspection, outcome, Attribution(why=why))
        except OSError as error:
            self.failed.emit(error)
            return
        self.decided.emit(inspection, outcome)
