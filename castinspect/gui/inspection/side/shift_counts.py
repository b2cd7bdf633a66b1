"""What an operator sees counted, without Qt: the present shift as the record has it, gone on with part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.shift.counting import Counters, Shift, ShiftPlan

if TYPE_CHECKING:
    from castinspect.station.shift.now import CountersNow


def _now() -> datetime:
    return datetime.now(UTC)


class ShiftCounts:
    """Counts parts and decisions of one shift; the next shift begins at zero.

    Args:
        plan: When shifts begin.
        masters: Numbers of known parts, which are no production.
        clock: Says the present moment.
    """

    def __init__(
        self, plan: ShiftPlan | None = None, masters: Collection[str] = (), clock: Callable[[], datetime] = _now
    ) -> None:
        self._plan, self._masters, self._clock = plan or ShiftPlan(), frozenset(masters), clock
        self._parts: list[Inspection] = []
        self._begin(self._plan.at(clock()).start)

    @property
    def counters(self) -> Counters:
        """As they stand now."""
        return self._shift.counters

    def judged(self, inspection: Inspection) -> None:
        """Count one part by its verdict; a part that is counted already, or a master, changes nothing."""
        if inspection.part in self._masters:
            return
        self._parts.append(inspection)
        self._shift.judged(self._number(inspection), inspection.verdict, inspection.inspected, inspection.lot or "")

    def decided(self, inspection: Inspection, outcome: Verdict | None) -> None:
        """Count a decision; None takes it back. One of a part from before counts for nothing."""
        if (number := self._number(inspection)) in self._shift:
            self._shift.decided(number, outcome)

    def take(self, found: CountersNow) -> None:
        """Go on from what is on record; what was judged since it was read stays counted."""
        self._shift, self.since = found.shift, found.since
        judged, self._parts = self._parts, []
        for inspection in judged:
            if inspection.inspected >= found.since:
                self.judged(inspection)

    def reset(self) -> None:
        """Count from now on."""
        self._begin(self._clock())

    def turn(self) -> bool:
        """Begin at zero where another shift has begun; whether one has."""
        if self._clock() in self._shift.period:
            return False
        self._begin(self._plan.at(self._clock()).start)
        return True

    def _begin(self, since: datetime) -> None:
        self.since, self._parts = since, []
        self._shift = Shift(self._plan.at(self._clock()))

    def _number(self, inspection: Inspection) -> int:
        """Its number on record; below zero, and unlike all others, where it has none."""
        if inspection.sequence is not None:
            return inspection.sequence
        known = (-1 - place for place, part in enumerate(self._parts) if part == inspection)
        return next(known, -1 - len(self._parts))
