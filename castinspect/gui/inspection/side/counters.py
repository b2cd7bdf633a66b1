"""Counters of the shift under way: total, each verdict, decisions, yield; reset after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask, tell
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text, verdict_word
from castinspect.gui.common.theme import BOLD, GAP, SNUG, verdict_ink
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.inspection.side.shift_counts import ShiftCounts
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.configured import shift_plan

if TYPE_CHECKING:
    from castinspect.sections import ShiftSection
    from castinspect.station.shift.now import CountersNow

_TURN_MS = 10_000
"""Between two looks at the clock for another shift, while no part arrives."""


class CountersPanel(Retranslated, QFrame):
    """The yield is good parts of those that are good or bad in the end; what nobody has decided yet is neither."""

    was_reset = Signal()
    """They count from zero: a person wanted it, or another shift has begun."""
    shift_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._counts = ShiftCounts()
        self._build_layout()
        self._job = Job(self)
        self._job.produced.connect(self._on_reset)
        self._job.failed.connect(self._on_refused)
        self._turn = QTimer(self, interval=_TURN_MS)
        self._turn.timeout.connect(self._on_turn)
        self._turn.start()
        self._reset.clicked.connect(self.ask_to_reset)
        self._shift.clicked.connect(self.shift_asked)
        self._retranslate()

    def follow(self, shifts: ShiftSection) -> None:
        """Count the shifts that these settings name, from now on; masters do not count."""
        self._counts = ShiftCounts(shift_plan(shifts), shifts.masters)
        self._show()

    def go_on(self, found: CountersNow) -> None:
        """Go on from what is on record of the shift, as after a power cut."""
        self._counts.take(found)
        self._show()

    def add(self, *inspections: Inspection) -> None:
        """Count parts that were judged."""
        self._on_turn()
        for inspection in inspections:
            self._counts.judged(inspection)
        self._show()

    def decided(self, inspection: Inspection, outcome: Verdict | None) -> None:
        """Count a decision; None takes it back."""
        self._counts.decided(inspection, outcome)
        self._show()

    def count(self, verdict: Verdict) -> int:
        return self._counts.counters.verdicts[verdict]

    @property
    def total(self) -> int:
        return self._counts.counters.total

    @property
    def summary(self) -> str:
        """Total and yield as they stand there."""
        return self._summary.text()

    def set_kiosk(self, is_kiosk: bool) -> None:
        """Hide what an operator must not touch."""
        self._reset.setVisible(not is_kiosk)
        self._shift.setVisible(is_kiosk)

    @Slot()
    def ask_to_reset(self) -> None:
        question = self.tr("Set all counters to zero? What was judged and decided stays on record.")
        ask(self.window(), question, self.tr("Set to zero"), self.reset)

    def reset(self) -> None:
        """Put on record what they stand at, then set them to zero."""
        from castinspect.station.shift.resetting import reset_counters

        counters = self._counts.counters
        self._job.start(lambda: reset_counters(counters))

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    @Slot(object)
    def _on_reset(self, _: object) -> None:
        self._counts.reset()
        self._show()
        self.was_reset.emit()

    @Slot()
    def _on_turn(self) -> None:
        if self._counts.turn():
            self._show()
            self.was_reset.emit()

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        tell(self.window(), self.tr("Not set to zero"), error_text(error))

    def _build_layout(self) -> None:
        self._summary, self._decisions = plain_label("heading"), plain_label("muted")
        self._since_label = plain_label("muted")
        self._reset, self._shift = QPushButton(), QPushButton()
        self._words = {verdict: plain_label(wraps=False) for verdict in Verdict}
        self._numbers: dict[Verdict, QLabel] = {verdict: plain_label("number", wraps=False) for verdict in Verdict}
        layout = QGridLayout(self)
        layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._summary, 0, 0, 1, 3)
        layout.addWidget(self._reset, 0, 3)
        layout.addWidget(self._shift, 0, 3)  # takes its place in a kiosk, where there is no menu to ask for it
        self._shift.hide()
        for column, verdict in enumerate(Verdict):
            layout.addWidget(self._words[verdict], 1, column)
            layout.addWidget(self._numbers[verdict], 2, column)
        layout.addWidget(self._decisions, 3, 0, 1, 4)
        layout.addWidget(self._since_label, 4, 0, 1, 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        for verdict, label in self._words.items():
            label.setStyleSheet(f"color: {verdict_ink(verdict).name()}; font-weight: {BOLD};")

    def _retranslate(self) -> None:
        self._colour()
        for verdict, label in self._words.items():
            label.setText(verdict_word(verdict))
        self._reset.setText(self.tr("Reset…"))
        self._shift.setText(self.tr("Shift…"))
        self._show()

    def _show(self) -> None:
        counters = self._counts.counters
        share = "–" if counters.yield_share is None else f"{counters.yield_share:.1%}"
        self._summary.setText(self.tr("total {total} · yield {share}").format(total=counters.total, share=share))
        for verdict, label in self._numbers.items():
            label.setText(str(counters.verdicts[verdict]))
        text = self.tr("decided by people {decided}   ·   still open {open}")
        self._decisions.setText(text.format(decided=counters.decided, open=counters.open))
        time = f"{self._counts.since.astimezone():%Y-%m-%d %H:%M}"
        self._since_label.setText(self.tr("since {time}").format(time=time))
