"""A process chart of the record with what it is made of, for the screen and the command line."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from castinspect.errors import StoreError
from castinspect.language import say
from castinspect.station.charts.limits import Chart, ChartKind, Signal, g_chart, p_chart, signals, suited
from castinspect.station.charts.points import (
    BetweenDefects,
    By,
    Measure,
    ParetoOf,
    ProcessPoint,
    ProcessPoints,
    pareto,
)
from castinspect.station.history.views.queries import HistoryRow

_TOLD_EVERY = 5_000


@dataclass(frozen=True)
class RowsCharted:
    """So many inspections of the record are counted by now."""

    count: int


@dataclass(frozen=True)
class Charted:
    """A chart, what its points are called, and what else the same inspections say.

    Attributes:
        chart: Values and limits.
        names: Of its points.
        known: The counts behind each point; none for a g chart.
        signals: The points and runs that are out of the ordinary.
        reasons: Reason codes by how often they were given.
        undecided: Inspections left to a person who has said nothing yet.
        measure: The share that is charted.
        groups: Everything counted by point, for a Pareto by group.
        last: Number of the newest inspection that was charted.
        suits: The kind of chart that suits these points, whichever was asked for; None: the one that is drawn.
    """

    chart: Chart
    names: tuple[str, ...]
    known: tuple[ProcessPoint, ...]
    signals: tuple[Signal, ...]
    reasons: tuple[tuple[str, int], ...]
    undecided: int
    measure: Measure = Measure.DEFECTIVE
    groups: tuple[ProcessPoint, ...] = ()
    last: int = 0
    suits: ChartKind | None = None

    def pareto_of(self, of: ParetoOf) -> tuple[tuple[str, int], ...]:
        """Reasons or classes, the most frequent first."""
        return tuple(pareto(self.groups, of))


def charted(
    rows: Iterable[HistoryRow],
    by: By,
    kind: ChartKind | None = None,
    first: int | None = None,
    measure: Measure = Measure.DEFECTIVE,
) -> Generator[RowsCharted, None, Charted]:
    """Chart inspections, each looked at once and let go of.

    Args:
        rows: Of the record, the oldest first, with the columns `points.COUNTED` at least.
        by: What makes a point.
        kind: Which chart; None takes the one that suits.
        first: Take the limits from so many points at the beginning, and hold them; None takes all.
        measure: The share that is charted; a g chart there is of defective parts only.

    Yields:
        How many inspections are counted, now and then.

    Returns:
        The chart with what is known of its points.

    Raises:
        StoreError: There is nothing to chart.
    """
    counted, between, last = ProcessPoints(by), BetweenDefects(), 0
    for number, row in enumerate(rows, 1):
        counted.add(row)
        between.add(row)
        last = max(last, row.place.sequence)
        if number % _TOLD_EVERY == 0:
            yield RowsCharted(number)
    found = counted.all
    known = [point for point in found if point.counted(measure)[1]]
    if not known:
        raise StoreError("charts-nothing", by=by)
    counts, sizes = zip(*(point.counted(measure) for point in known), strict=True)
    suits = suited(counts, sizes)
    if measure is not Measure.DEFECTIVE:  # gaps are counted between defective parts only
        kind = ChartKind.LANEY if kind is ChartKind.G else kind
        suits = ChartKind.LANEY if suits is ChartKind.G else suits
    kind = kind or suits
    period = None if first is None else slice(0, first)
    if kind is ChartKind.G:
        if not between.gaps:
            raise StoreError("charts-no-defects")
        chart = g_chart(between.gaps, period)
        names = [say("defect {number}", number=number) for number in range(2, len(between.gaps) + 2)]
    else:
        chart = p_chart(counts, sizes, period, laney=kind is ChartKind.LANEY)
        names = [point.name for point in known]
    behind = () if kind is ChartKind.G else tuple(known)
    undecided = sum(point.undecided for point in found)
    told, reasons = tuple(signals(chart)), tuple(pareto(found))
    return Charted(chart, tuple(names), behind, told, reasons, undecided, measure, tuple(found), last, suits)
