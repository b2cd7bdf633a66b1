"""What arrived is brought to the screen, and what a person does with the part that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from castinspect.gui.common.job import Job
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.deciding import Deciding
from castinspect.gui.inspection.job import ShownInspection, pixels_again
from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.gui.inspection.results.table import ResultsModel
from castinspect.gui.inspection.side.column import SideColumn
from castinspect.gui.inspection.sounds import Sounds
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict

if TYPE_CHECKING:
    from castinspect.gui.inspection.recalling import Recalled

_REFRESH_MS = 100
"""Between two updates of the screen while parts arrive: more often than this nobody sees."""
_GRAVEST_FIRST = (Verdict.DEFECT, Verdict.HOLD, Verdict.REVIEW)


class Presenter(QObject):
    """Shows the part that needs a person, else the latest; the screen follows its two columns.

    Args:
        column: With the picture and the last parts.
        side: With the verdict, the buttons and the counters.
        results: All parts of the session.
        deciding: Puts decisions on record.
        sounds: Tells a verdict aloud.
        parent: Owner.
    """

    def __init__(
        self,
        column: PictureColumn,
        side: SideColumn,
        results: ResultsModel,
        deciding: Deciding,
        sounds: Sounds,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.attention = Attention()
        self._column, self._side, self._results = column, side, results
        self._deciding, self._sounds = deciding, sounds
        self._arrived: list[ShownInspection] = []
        self._reading = Job(self)
        self._refresh, self._refreshed = QTimer(self, singleShot=True), QElapsedTimer()
        self._connect_signals()

    def _connect_signals(self) -> None:
        buttons = self._side.buttons
        buttons.next.connect(self.acknowledge)
        buttons.good.connect(lambda: self._decide(Verdict.OK))
        buttons.defect.connect(lambda: self._decide(Verdict.DEFECT))
        buttons.disagree.connect(self.disagree)
        buttons.undo.connect(self._deciding.undo)
        self._deciding.decided.connect(self._on_decided)
        self._column.strip.part_chosen.connect(self.look_again)
        self._refresh.timeout.connect(self.show_arrived)
        self._reading.produced.connect(self._on_pixels)
        self._reading.ended.connect(self.show_current)  # another part may have the screen meanwhile

    # --- parts arrive ---

    @Slot(object)
    def arrive(self, part: ShownInspection) -> None:
        """Take a new part; the screen follows at once, or with the next update."""
        self.attention.arrive(part)
        self._results.append(part.inspection)
        self._arrived.append(part)
        if not self._refresh.isActive():
            passed = self._refreshed.elapsed() if self._refreshed.isValid() else _REFRESH_MS
            self._refresh.start(max(0, _REFRESH_MS - int(passed)))

    @Slot()
    def show_arrived(self) -> None:
        """Bring what arrived since the last update to the screen."""
        self._refreshed.start()
        if not self._arrived:
            return
        parts, self._arrived = self._arrived, []
        self._column.add(parts)
        self._column.batch.advance(len(parts))
        self._side.counters.add(*(part.inspection for part in parts))
        self._tell_aloud(parts)
        self.show_current()

    def _tell_aloud(self, parts: Sequence[ShownInspection]) -> None:
        """One tone for what arrived together: the gravest."""
        verdicts = {part.inspection.verdict for part in parts}
        gravest = next((verdict for verdict in _GRAVEST_FIRST if verdict in verdicts), None)
        if gravest is not None:
            self._sounds.tell_verdict(gravest)

    def recall(self, found: Recalled) -> None:
        """Take parts from before the start: what nobody decided needs a person, as it did before."""
        here = {inspection.sequence for inspection in self._results.inspections}
        self._deciding.recall(found.decisions)
        self._column.recall([part for part in found.last if part.inspection.sequence not in here])
        self.attention.recall([part for part in found.waiting if part.inspection.sequence not in here])
        self.show_current()

    def stop_and_wait(self) -> None:
        """The window closes: no pixels are read again."""
        self._reading.abandon()

    def show_current(self) -> None:
        """Show the part that has the screen, with what was decided of it."""
        part = self.attention.current
        if part is not None and part.is_let_go:
            self._reading.start(lambda: pixels_again(part))
        decision = self._deciding.of(part.inspection) if part else None
        self._column.show_attention(self.attention)
        self._side.show_attention(self.attention, decision, can_undo=self._deciding.can_undo)

    # --- a person looks and decides ---

    @Slot(object)
    def look_again(self, part: ShownInspection) -> None:
        """Show an earlier part; acknowledging returns to what waits."""
        self.attention.look_again(part)
        self.show_current()

    def look_at(self, verdict: Verdict) -> None:
        """Show the latest part with this verdict again, if there is one."""
        strip = self._column.strip
        parts = (strip.part(row) for row in range(strip.count()))
        part = next((part for part in parts if part.inspection.verdict is verdict), None)
        if part is not None:
            self.look_again(part)

    @Slot()
    def acknowledge(self) -> None:
        """The part was seen: show the next that needs a person, else the latest."""
        self.attention.acknowledge()
        self.show_current()

    @Slot()
    def disagree(self) -> None:
        """Ask why the person disagrees with the verdict on the screen."""
        if part := self.attention.current:
            self._deciding.ask_to_disagree(part.inspection)

    def _decide(self, outcome: Verdict) -> None:
        if part := self.attention.current:
            self._deciding.decide(part.inspection, outcome)

    def _shown_of(self, inspection: Inspection) -> ShownInspection | None:
        """The part on the screen or in the strip with this inspection; None where it has left both."""
        strip, current = self._column.strip, self.attention.current
        parts = [*filter(None, [current]), *map(strip.part, range(strip.count()))]
        return next((part for part in parts if part.inspection is inspection), None)

    @Slot(object)
    def _on_pixels(self, part: ShownInspection) -> None:
        current = self.attention.current
        if current is not None and current.inspection is part.inspection:
            self.attention.replace_current(part)

    @Slot(object, object)
    def _on_decided(self, inspection: Inspection, outcome: Verdict | None) -> None:
        self._side.counters.decided(inspection, outcome)
        self._results.show_decision(inspection, self._deciding.of(inspection))
        if outcome is not None:
            self.attention.decided(inspection)
        elif (part := self._shown_of(inspection)) is not None:
            self.attention.undecided(part)
        self.show_current()
