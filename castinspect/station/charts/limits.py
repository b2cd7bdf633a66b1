"""Process charts of a station: the share of defective parts by lot or shift, and parts between two defects.

Limits are those of Montgomery, *Introduction to Statistical Quality Control*, chapter 7; p' is Laney's (2002,
doi:10.1081/QEN-120006708), which does not mistake the spread between shifts for a special cause where lots are large.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_D2 = 1.128
"""Expected range of two standard normal values: turns a mean moving range into a standard deviation."""
_FEW_DEFECTIVE = 0.01
"""Under this share a p chart needs some 12,500 parts a point to see anything: the g chart is offered."""
_FEWEST_USEFUL = 10
_WIDE = 1.2
"""From this spread between points on, beside what chance gives within them, Laney's limits are chosen."""


class ChartKind(StrEnum):
    """Kinds of process chart."""

    P = "p"
    LANEY = "p'"
    G = "g"


class Rule(StrEnum):
    """Why a point, or the whole chart, says that something changed."""

    BEYOND_LIMIT = "beyond-limit"
    NINE_ON_ONE_SIDE = "nine-on-one-side"
    SIX_RISING_OR_FALLING = "six-rising-or-falling"
    FOURTEEN_ALTERNATING = "fourteen-alternating"
    LONG_RUN = "long-run"
    FEW_CROSSINGS = "few-crossings"

    @property
    def number(self) -> int:
        """As people know it: tests 1 to 4 of Nelson, then Anhøj's two."""
        return list(Rule).index(self) + 1


@dataclass(frozen=True)
class Chart:
    """Points with their limits.

    Attributes:
        kind: Which chart.
        values: Share of defective parts, or parts between two defects, (points,).
        centre: The line that runs are counted about: the mean share; the median of a g chart.
        mean: Mean that the limits stand about.
        lower: Lower limit of each point, (points,).
        upper: Upper limit of each point, (points,).
        spread: Laney's sigma z: the spread between points beside what chance gives within them; 1 of other charts.
    """

    kind: ChartKind
    values: Array
    centre: float
    mean: float
    lower: Array
    upper: Array
    spread: float = 1.0

    @property
    def outside(self) -> tuple[int, ...]:
        """Indices of the points beyond their limits."""
        return tuple(int(i) for i in np.flatnonzero((self.values > self.upper) | (self.values < self.lower)))

    def newest(self, count: int) -> Chart:
        """The same chart with no more than its last so many points."""
        return replace(self, values=self.values[-count:], lower=self.lower[-count:], upper=self.upper[-count:])


@dataclass(frozen=True)
class Signal:
    """One rule that struck, at the point where it was complete; -1 where the whole chart speaks."""

    rule: Rule
    point: int


def p_chart(defective: ArrayLike, sizes: ArrayLike, period: slice | None = None, *, laney: bool = False) -> Chart:
    """Chart the share of defective parts.

    Args:
        defective: Defective parts of each lot or shift, (points,).
        sizes: Parts looked at in each, (points,), each at least one.
        period: The points that the limits are taken from; they then hold for all. None takes all.
        laney: Widen the limits by how much the points vary beyond chance (Laney's p').

    Raises:
        ValueError: There are no points, or a size is not positive, or more are defective than there were.
    """
    counts, totals = np.asarray(defective, dtype=float), np.asarray(sizes, dtype=float)
    if not len(counts) or counts.shape != totals.shape or (totals < 1).any() or (counts > totals).any():
        raise ValueError("each point needs a count of defective parts and how many parts there were")
    chosen = period or slice(None)
    mean = float(counts[chosen].sum() / totals[chosen].sum())
    sigma = np.sqrt(mean * (1 - mean) / totals)
    spread = _between(counts / totals, mean, sigma, chosen) if laney else 1.0
    return held_p_chart(counts, totals, mean, spread, ChartKind.LANEY if laney else ChartKind.P)


def held_p_chart(
    defective: ArrayLike, sizes: ArrayLike, mean: float, spread: float = 1.0, kind: ChartKind = ChartKind.P
) -> Chart:
    """Chart the share of defective parts between limits that an earlier period has given.

    Args:
        defective: Defective parts of each lot or day, (points,).
        sizes: Parts looked at in each, (points,).
        mean: Share that the limits stand about.
        spread: Laney's sigma z; 1 for a p chart.
        kind: What the chart is called.
    """
    counts, totals = np.asarray(defective, dtype=float), np.asarray(sizes, dtype=float)
    reach = 3 * np.sqrt(mean * (1 - mean) / totals) * spread
    return Chart(kind, counts / totals, mean, mean, np.maximum(mean - reach, 0), np.minimum(mean + reach, 1), spread)


def g_chart(between: ArrayLike, period: slice | None = None) -> Chart:
    """Chart how many good parts lie between two defective ones, for a process that makes few.

    Args:
        between: Parts between each defective part and the one before, (points,).
        period: The points that the limits are taken from; None takes all.

    Raises:
        ValueError: There are no points.
    """
    values = np.asarray(between, dtype=float)
    chosen = values[period or slice(None)]
    if not len(chosen):
        raise ValueError("a g chart needs defective parts")
    return held_g_chart(values, float(chosen.mean()), float(np.median(chosen)))


def held_g_chart(between: ArrayLike, mean: float, median: float) -> Chart:
    """Chart good parts between two defective ones under a limit that an earlier period has given.

    Args:
        between: Parts between each defective part and the one before, (points,).
        mean: Of the earlier period.
        median: Likewise; runs are counted about it.
    """
    values = np.asarray(between, dtype=float)
    ones = np.ones(len(values))
    return Chart(ChartKind.G, values, median, mean, 0 * ones, (mean + 3 * math.sqrt(mean * (mean + 1))) * ones)


def suited(defective: ArrayLike, sizes: ArrayLike) -> ChartKind:
    """Which chart suits the data: g where hardly any part is defective, p' where points vary beyond chance, else p.

    Args:
        defective: Defective parts of each point, (points,).
        sizes: Parts looked at in each, (points,).
    """
    chart = p_chart(defective, sizes, laney=True)
    if chart.mean < _FEW_DEFECTIVE:
        return ChartKind.G
    return ChartKind.LANEY if chart.spread > _WIDE else ChartKind.P


def signals(chart: Chart) -> list[Signal]:
    """Every rule that strikes: tests 1 to 4 of Nelson (1984), and the two of Anhøj that grow with the number of points.

    The latter two (Anhøj and Olesen 2014, doi:10.1371/journal.pone.0113825) keep their rate of false alarms however
    many points there are; points on the centre line count for neither side.
    """
    found = [Signal(Rule.BEYOND_LIMIT, point) for point in chart.outside]
    side = np.sign(chart.values - chart.centre)
    steps = np.sign(np.diff(chart.values))
    found += [Signal(Rule.NINE_ON_ONE_SIDE, point) for point in _ends(side, 9)]
    found += [Signal(Rule.SIX_RISING_OR_FALLING, point + 1) for point in _ends(steps, 5)]
    turns = np.where(steps[1:] * steps[:-1] < 0, 1.0, 0.0)
    found += [Signal(Rule.FOURTEEN_ALTERNATING, point + 2) for point in _ends(turns, 12)]
    runs = _Runs(side[side != 0])
    rules = {Rule.LONG_RUN: runs.has_long, Rule.FEW_CROSSINGS: runs.has_few_crossings}
    return found + [Signal(rule, -1) for rule, strikes in rules.items() if strikes]


def runs_now(chart: Chart) -> list[Rule]:
    """Which of Anhøj's two rules strikes now: of long runs only the one that still goes on counts.

    Under ten points on either side of the line nothing is said: so few say little (Anhøj and Olesen 2014).
    """
    side = np.sign(chart.values - chart.centre)
    runs = _Runs(side[side != 0])
    if runs.useful < _FEWEST_USEFUL:
        return []
    rules = {Rule.LONG_RUN: runs.is_in_long, Rule.FEW_CROSSINGS: runs.has_few_crossings}
    return [rule for rule, strikes in rules.items() if strikes]


class _Runs:
    """Runs of points on one side of the line.

    Args:
        sides: 1 above, -1 below; points on the line are left out, (useful points,).
    """

    def __init__(self, sides: Array) -> None:
        self.useful = len(sides)
        borders = np.flatnonzero(np.diff(sides) != 0) + 1
        self._crossings = len(borders)
        self._lengths = np.diff([0, *borders, self.useful])

    @property
    def has_long(self) -> bool:
        """Whether a run is longer than chance gives so many points."""
        return self.useful > 1 and int(self._lengths.max()) > longest_run(self.useful)

    @property
    def is_in_long(self) -> bool:
        """Whether the last point lies in such a run."""
        return self.useful > 1 and int(self._lengths[-1]) > longest_run(self.useful)

    @property
    def has_few_crossings(self) -> bool:
        """Whether the line is crossed less often than chance would."""
        return self.useful > 1 and self._crossings < fewest_crossings(self.useful)


def longest_run(useful: int) -> int:
    """So many points in a row on one side are no signal yet.

    Args:
        useful: Points that lie on either side of the line.
    """
    return round(math.log2(useful)) + 3


def fewest_crossings(useful: int) -> int:
    """So often the line must be crossed: the 5 % point of heads in so many throws of a fair coin, exactly.

    Args:
        useful: Points that lie on either side of the line.
    """
    changes = useful - 1
    so_far = accumulate(math.comb(changes, heads) for heads in range(changes + 1))
    return next(heads for heads, ways in enumerate(so_far) if 20 * ways >= 2**changes)


def _between(shares: Array, mean: float, sigma: Array, chosen: slice) -> float:
    """Laney's sigma z: the mean moving range of the standardised points, as a standard deviation."""
    z = ((shares - mean) / np.where(sigma > 0, sigma, 1))[chosen]
    return float(np.abs(np.diff(z)).mean() / _D2) if len(z) > 1 else 1.0


def _ends(marks: Array, length: int) -> list[int]:
    """Indices of the `length`th and later marks of each run of equal marks other than 0, (n,)."""
    ends, run = [], 0
    for index, mark in enumerate(marks):
        run = run + 1 if index and mark == marks[index - 1] else 1
        if mark and run >= length:
            ends.append(index)
    return ends
