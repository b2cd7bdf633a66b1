"""Charts that the station watches while it judges: a rule that is broken is an alarm."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from castinspect.errors import StoreError
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.sections import ChartSection, WatchedMeasure
from castinspect.station.charts.following import Change, Following
from castinspect.station.charts.limits import (
    Chart,
    ChartKind,
    Rule,
    held_g_chart,
    held_p_chart,
    runs_now,
    signals,
)
from castinspect.station.charts.points import By, Measure, ProcessPoint, point_name
from castinspect.station.history.database import Database

_SECONDS = 30.0
"""Between two looks at the record."""
_POINTS = 60
"""The last points that tests look at; the longest needs 14."""
_RUNS = 30
"""The last complete points that the two rules for a chart as a whole look at. By simulation of a process that is well
tests 1 to 4 cry wolf once in 113 points, with these rules once in 72 (with 60 points in 80, but then an alarm still
stands 25 points after what caused it is gone, instead of 5)."""
_EXPECTED = 5.0
"""So many must be expected of a point that still grows before it is held against its limits: a first part that is
defective is no share."""
_BETWEEN = "between"
_CODES = {
    Measure.DEFECTIVE: ("alarm-chart-defective-limit", "alarm-chart-defective-run"),
    Measure.REVIEW: ("alarm-chart-review-limit", "alarm-chart-review-run"),
    Measure.NOVEL: ("alarm-chart-novel-limit", "alarm-chart-novel-run"),
    Measure.GATE: ("alarm-chart-gate-limit", "alarm-chart-gate-run"),
    _BETWEEN: ("alarm-chart-between-limit", "alarm-chart-between-run"),
}


class LiveChart:
    """One chart, with limits that an earlier period has given.

    Of the points that are complete the last one is held against tests 1 to 4 of Nelson, and the last `_RUNS` of them
    against Anhøj's two rules for a chart as a whole; the point that still grows against its limits alone. So an alarm
    ends with the first complete point that breaks no rule: of a whole chart, what was long ago would be one for ever.

    Args:
        database: The record.
        station: Whose inspections.
        measure: What is charted.
        section: Kind and limits.
    """

    def __init__(self, database: Database, station: str, measure: Measure, section: ChartSection) -> None:
        self._measure, self._section = measure, section
        self._kind, self._by = ChartKind(section.kind), By(section.by)
        self._following = Following(database, station, section.since)
        self._points: dict[str, ProcessPoint] = {}
        self._not_good: dict[int, str] = {}
        self._last = section.since

    def look(self) -> Message | None:
        """Read what is new; which rule is broken now.

        Raises:
            StoreError: The record cannot be read.
        """
        for change in self._following.changes():
            self._take(change)
        return self._between() if self._kind is ChartKind.G else self._shares()

    def _take(self, change: Change) -> None:
        """Count an inspection: in its point, and among those that were not good, by its number."""
        after, number = change.after, change.after.place.sequence
        if name := point_name(after, self._by):
            point = self._points.setdefault(name, ProcessPoint(name))
            if change.before is not None:
                point.remove(change.before)
            point.add(after)
        self._not_good.pop(number, None)
        if after.outcome != Verdict.OK:
            self._not_good[number] = after.outcome
        self._last = max(self._last, number)

    def _shares(self) -> Message | None:
        known = [point for point in self._points.values() if point.counted(self._measure)[1]][-_POINTS:]
        if not known:
            return None
        chart = self._chart(known)
        growing = known[-1]
        is_told = self._section.mean * growing.counted(self._measure)[1] >= _EXPECTED
        if is_told and len(known) - 1 in chart.outside:
            return self._message(chart, len(known) - 1, growing.name)
        complete = known[:-1]
        return self._broken(self._chart(complete), [point.name for point in complete]) if complete else None

    def _chart(self, points: Sequence[ProcessPoint]) -> Chart:
        counts, sizes = zip(*(point.counted(self._measure) for point in points), strict=True)
        return held_p_chart(counts, sizes, self._section.mean, self._section.spread, self._kind)

    def _between(self) -> Message | None:
        """Good parts between defective ones, from the numbers of those that were not good: there are few."""
        gaps: list[int] = []
        numbers = sorted(self._not_good)
        defects = [number for number in numbers if self._not_good[number] == Verdict.DEFECT]
        for before, after in pairwise([*defects, self._last + 1]):
            end = bisect_left(numbers, after)
            gaps.append(after - before - (end - bisect_left(numbers, before)))
        if not gaps:
            return None
        chart = held_g_chart(gaps[-_POINTS:], self._section.mean, self._section.centre)
        names = [str(number) for number in [*defects[1:], self._last]][-_POINTS:]
        if len(chart.values) - 1 in chart.outside:  # the gap that still grows can only be too long
            return self._message(chart, len(chart.values) - 1, names[-1])
        done = held_g_chart(gaps[:-1][-_POINTS:], self._section.mean, self._section.centre)
        return self._broken(done, names[:-1]) if len(done.values) else None

    def _broken(self, chart: Chart, names: Sequence[str]) -> Message | None:
        """The rule that the last point completes, else the one that the last points break together."""
        last = len(names) - 1
        found = [signal.rule for signal in signals(chart) if signal.point == last] + runs_now(chart.newest(_RUNS))
        return self._message(chart, last, names[last], found[0]) if found else None

    def _message(self, chart: Chart, point: int, name: str, rule: Rule = Rule.BEYOND_LIMIT) -> Message:
        beyond, pattern = _CODES[_BETWEEN if self._kind is ChartKind.G else self._measure]
        if rule is not Rule.BEYOND_LIMIT:
            return Message(pattern, {"point": name, "rule": rule.number})
        limits = {"low": float(chart.lower[point]), "high": float(chart.upper[point])}
        return Message(beyond, {"point": name, "value": float(chart.values[point]), **limits})


class LiveCharts:
    """All charts that the settings ask for; looks at the record now and then.

    Args:
        database: The record.
        station: Whose inspections.
        sections: Of the settings, by what is charted.
        clock: Seconds.
    """

    def __init__(
        self,
        database: Database,
        station: str,
        sections: Mapping[WatchedMeasure, ChartSection],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._charts = {str(name): LiveChart(database, station, Measure(name), one) for name, one in sections.items()}
        self._clock = clock
        self._next = -float("inf")
        self._found: tuple[tuple[str, Message], ...] = ()

    def problems(self) -> tuple[tuple[str, Message], ...]:
        """Which rules are broken, by what is charted; what was found last where the record cannot be read."""
        now = self._clock()
        if self._charts and now >= self._next:
            self._next = now + _SECONDS
            try:
                looks = ((name, chart.look()) for name, chart in self._charts.items())
                self._found = tuple((name, message) for name, message in looks if message is not None)
            except StoreError:  # the record's own alarm says why
                pass
        return self._found
