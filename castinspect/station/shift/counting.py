"""A shift: from when to when, and what was judged and decided in it, as a whole and by lot; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from castinspect.inspection.verdict import Verdict

LONGEST_CYCLE = 300.0
"""Seconds between two parts that are still a cycle; what takes longer is a pause of the line."""


WHOLE_DAY = "day"
"""Name of the one shift a day where no shifts are set."""


@dataclass(frozen=True)
class ShiftPeriod:
    """One shift of one day; from `start`, which belongs to it, to `end`, which does not."""

    name: str
    start: datetime
    end: datetime

    def __contains__(self, when: datetime) -> bool:
        return self.start <= when < self.end


@dataclass(frozen=True)
class ShiftStart:
    """When a shift of this name begins each day, by the clock on the wall."""

    name: str
    at: time


class ShiftPlan:
    """The shifts of every day; a shift ends where the next begins, also over midnight.

    Args:
        starts: In any order; none means one shift a day, from midnight.
        zone: Of the clock on the wall; None for the computer's own.
    """

    def __init__(self, starts: Sequence[ShiftStart] = (), zone: tzinfo | None = None) -> None:
        self._starts = sorted(starts or (ShiftStart(WHOLE_DAY, time()),), key=lambda start: start.at)
        self.zone = zone

    def at(self, when: datetime) -> ShiftPeriod:
        """The shift that a moment lies in. On days that the clock is put forward or back it is shorter or longer."""
        day = when.astimezone(self.zone).date()
        begins = [
            (self._moment(day + timedelta(days=offset), start.at), start.name)
            for offset in (-1, 0, 1, 2)
            for start in self._starts
        ]
        current = max(number for number, (begin, _) in enumerate(begins) if begin <= when)
        begin, name = begins[current]
        return ShiftPeriod(name, begin, begins[current + 1][0])

    def _moment(self, day: date, at: time) -> datetime:
        naive = datetime.combine(day, at)
        local = naive.astimezone() if self.zone is None else naive.replace(tzinfo=self.zone)
        return local.astimezone(UTC)


@dataclass(frozen=True)
class CycleTimes:
    """Seconds from part to part.

    Attributes:
        count: Cycles that were measured.
        shortest: None where there is none; so are the others.
        longest: Likewise.
        total: Sum of all.
        pauses: Times between two parts that were longer than a cycle.
    """

    count: int = 0
    shortest: float | None = None
    longest: float | None = None
    total: float = 0.0
    pauses: int = 0

    @property
    def mean(self) -> float | None:
        """None where there is no cycle."""
        return self.total / self.count if self.count else None

    def with_gap(self, seconds: float) -> CycleTimes:
        """With the time between two more parts."""
        if seconds > LONGEST_CYCLE:
            return replace(self, pauses=self.pauses + 1)
        return CycleTimes(
            self.count + 1,
            seconds if self.shortest is None else min(self.shortest, seconds),
            seconds if self.longest is None else max(self.longest, seconds),
            self.total + seconds,
            self.pauses,
        )


@dataclass(frozen=True)
class Counters:
    """What was judged and decided.

    A part is good or bad by the person's decision where there is one, else by its verdict; a REVIEW or HOLD that nobody
    has decided is neither, and counts as open.

    Attributes:
        verdicts: How many of each the station gave.
        decided: Parts with a person's decision.
        overruled: Decisions against an OK or a DEFECT of the station.
        good: Parts that are good in the end.
        bad: Parts that are bad in the end.
        cycles: Times from part to part.
    """

    verdicts: Mapping[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0), hash=False)
    decided: int = 0
    overruled: int = 0
    good: int = 0
    bad: int = 0
    cycles: CycleTimes = CycleTimes()

    @property
    def total(self) -> int:
        """How many parts were judged in the shift."""
        return sum(self.verdicts.values())

    @property
    def open(self) -> int:
        """Parts that are neither good nor bad yet."""
        return self.total - self.good - self.bad

    @property
    def yield_share(self) -> float | None:
        """Share of good parts among those that are good or bad; None where there are none."""
        known = self.good + self.bad
        return self.good / known if known else None

    @property
    def ppm(self) -> float | None:
        """Bad parts per million of those that are good or bad; None where there are none."""
        known = self.good + self.bad
        return 1e6 * self.bad / known if known else None


@dataclass
class _Part:
    lot: str
    verdict: Verdict
    final: Verdict
    is_decided: bool = False


class Shift:
    """Counts one shift as a whole and by lot.

    Args:
        period: From when to when.
    """

    def __init__(self, period: ShiftPeriod) -> None:
        self.period = period
        self.counters = Counters()
        self.lots: dict[str, Counters] = {}
        self._parts: dict[int, _Part] = {}
        self._last: datetime | None = None

    def judged(self, sequence: int, verdict: Verdict, at: datetime, lot: str = "") -> None:
        """Count a judged part; a sequence that was counted already changes nothing."""
        if sequence in self._parts:
            return
        self._parts[sequence] = _Part(lot, verdict, verdict)
        gap = (at - self._last).total_seconds() if self._last is not None else None
        self._last = at if self._last is None else max(at, self._last)
        self.counters = _with_part(self.counters, verdict, gap)
        self.lots[lot] = _with_part(self.lots.get(lot, Counters()), verdict, gap)

    def __contains__(self, sequence: int) -> bool:
        """Whether a part was counted."""
        return sequence in self._parts

    def decided(self, sequence: int, outcome: Verdict | None) -> None:
        """Count a person's decision: OK or DEFECT. A later one of the same part takes the place of the first.

        Args:
            sequence: Of the part.
            outcome: What it is; None where the decision was taken back, so that the verdict counts again.

        Raises:
            KeyError: This shift has no such part.
            ValueError: The outcome is neither OK nor DEFECT.
        """
        if outcome not in {Verdict.OK, Verdict.DEFECT, None}:
            raise ValueError(f"a person decides OK or DEFECT, not {outcome}")
        part = self._parts[sequence]
        self.counters = _with_decision(self.counters, part, outcome)
        self.lots[part.lot] = _with_decision(self.lots[part.lot], part, outcome)
        part.final, part.is_decided = outcome or part.verdict, outcome is not None


def _with_part(counters: Counters, verdict: Verdict, gap: float | None) -> Counters:
    return replace(
        counters,
        verdicts={**counters.verdicts, verdict: counters.verdicts[verdict] + 1},
        good=counters.good + (verdict is Verdict.OK),
        bad=counters.bad + (verdict is Verdict.DEFECT),
        cycles=counters.cycles if gap is None or gap < 0 else counters.cycles.with_gap(gap),
    )


def _with_decision(counters: Counters, part: _Part, outcome: Verdict | None) -> Counters:
    final = outcome or part.verdict
    return replace(
        counters,
        decided=counters.decided + (outcome is not None) - part.is_decided,
        overruled=counters.overruled + _is_against(part.verdict, final) - _is_against(part.verdict, part.final),
        good=counters.good + (final is Verdict.OK) - (part.final is Verdict.OK),
        bad=counters.bad + (final is Verdict.DEFECT) - (part.final is Verdict.DEFECT),
    )


def _is_against(verdict: Verdict, outcome: Verdict) -> bool:
    return verdict in {Verdict.OK, Verdict.DEFECT} and verdict is not outcome
