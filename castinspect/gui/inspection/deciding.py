"""A person decides of parts at the screen: what is decided is on record before it counts."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask_line
from castinspect.gui.inspection.decisions import Decision, Decisions, Word, WordKept, put_on_record, take_over
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict

_ASKED = {Verdict.REVIEW, Verdict.HOLD}
_OTHER = {Verdict.OK: Verdict.DEFECT, Verdict.DEFECT: Verdict.OK}
_log = logging.getLogger("castinspect")


class Deciding(QObject):
    """Takes decisions and puts them on record one after another, in a thread: a record that is locked stalls nothing.

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
        self._decisions = Decisions()
        self._waiting: deque[Word] = deque()
        self._underway: Word | None = None
        self._job = Job(self)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)

    @property
    def can_undo(self) -> bool:
        return self._decisions.latest is not None

    def of(self, inspection: Inspection) -> Decision | None:
        """The decision of a part; None where nobody has decided."""
        return self._decisions.of(inspection)

    def recall(self, decisions: Iterable[Decision]) -> None:
        """Take over what was decided before the start."""
        self._decisions.recall(decisions)

    def take_over(self) -> None:
        """Put decisions of an earlier version on record."""
        self._job.start(take_over)

    def decide(self, inspection: Inspection, outcome: Verdict) -> None:
        """The person says what a REVIEW or HOLD is, or confirms an OK or a DEFECT."""
        if inspection.verdict in _ASKED or inspection.verdict is outcome:
            self._put(inspection, outcome, "")

    def ask_to_disagree(self, inspection: Inspection) -> None:
        """Ask why the person disagrees with an OK or a DEFECT, and take that as a decision."""
        if inspection.verdict not in _OTHER:
            return
        outcome = _OTHER[inspection.verdict]
        good, bad = self.tr("The part is OK. Why? (goes on record)"), self.tr("The part is bad. Why? (goes on record)")
        question = good if outcome is Verdict.OK else bad

        def disagree(why: str) -> None:
            self._put(inspection, outcome, why)

        ask_line(self._window, self.tr("Disagree"), question, disagree, is_needed=True)

    @Slot()
    def undo(self) -> None:
        """Take the latest decision back."""
        if (latest := self._decisions.latest) is not None:
            self._put(latest.inspection, None, "")

    def stop_and_wait(self) -> None:
        """The window closes: what was decided goes on record first."""
        self._job.stop_and_wait()
        waiting = list(self._waiting)
        self._waiting.clear()
        self._underway = None
        for word in waiting:
            try:
                for _ in put_on_record(word):
                    pass
            except CastInspectError as error:
                _log.error("a decision was not kept: %s", error)

    def _put(self, inspection: Inspection, outcome: Verdict | None, why: str) -> None:
        pending = (*self._waiting, self._underway)
        if all(word is None or word.inspection != inspection for word in pending):  # else a key was pressed twice
            self._waiting.append(Word(inspection, outcome, Attribution(why=why)))
            self._start_next()

    def _start_next(self) -> None:
        if self._waiting and not self._job.is_running:
            self._underway = word = self._waiting.popleft()
            self._job.start(lambda: put_on_record(word))

    @Slot(object)
    def _on_produced(self, item: object) -> None:
        if not isinstance(item, WordKept):
            _log.info("%s", item)
            return
        self._underway = None  # before anybody hears of it: it can be taken back from now on
        self._decisions.take(item.word)
        standing = self._decisions.of(item.word.inspection)
        self.decided.emit(item.word.inspection, standing.outcome if standing else None)

    @Slot()
    def _on_ended(self) -> None:
        self._underway = None
        self._start_next()
