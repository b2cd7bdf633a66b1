"""What was judged and decided since the counters were reset, without Qt: the station's shift over this session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.shift.counting import Counters, Shift, ShiftPeriod

_LONG = timedelta(days=3650)


class SessionCounts:
    """Counts parts and decisions; a decision can be taken back."""

    def __init__(self) -> None:
        self.since = datetime.now(UTC)
        self._parts: list[Inspection] = []
        self._decided: dict[int, Verdict] = {}
        self._shift = self._new_shift()

    @property
    def counters(self) -> Counters:
        """As they stand now."""
        return self._shift.counters

    def judged(self, inspection: Inspection) -> None:
        """Count one part by its verdict."""
        self._parts.append(inspection)
        self._shift.judged(len(self._parts) - 1, inspection.verdict, inspection.inspected, inspection.lot or "")

    def decided(self, inspection: Inspection, outcome: Verdict | None) -> None:
        """Count a decision; None takes it back. One of a part from before the reset counts for nothing."""
        number = next((n for n in range(len(self._parts) - 1, -1, -1) if self._parts[n] == inspection), None)
        if number is None:
            return
        if outcome is not None:
            self._decided[number] = outcome
            self._shift.decided(number, outcome)
            return
        self._decided.pop(number, None)
        self._shift = self._new_shift()
        for place, part in enumerate(self._parts):
            self._shift.judged(place, part.verdict, part.inspected, part.lot or "")
        for place, kept in self._decided.items():
            self._shift.decided(place, kept)

    def reset(self) -> None:
        """Count from now on."""
        self.since = datetime.now(UTC)
        self._parts, self._decided = [], {}
        self._shift = self._new_shift()

    def _new_shift(self) -> Shift:
        return Shift(ShiftPeriod("session", self.since, self.since + _LONG))
