"""How the process went, from the record: the share of defective parts by day, lot, cavity or version, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from castinspect.inspection.causes import CODES
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.views.queries import HistoryRow

COUNTED = (
    "verdict", "reason_codes", "predicted_class", "novelty", "shift", "lot", "cavity", "camera", "checkpoint",
)  # fmt: skip
"""Columns of the record that counting asks for: a million rows with all of theirs are gigabytes."""


class By(StrEnum):
    """What makes a point of a chart."""

    DAY = "day"
    WEEK = "week"
    SHIFT = "shift"
    LOT = "lot"
    CAVITY = "cavity"
    CAMERA = "camera"
    VERSION = "version"


class Measure(StrEnum):
    """Which share of the inspections is charted over time."""

    DEFECTIVE = "defective"
    YIELD = "yield"
    REVIEW = "review"
    ESCAPES = "escapes"
    NOVEL = "novel"
    GATE = "gate"


class ParetoOf(StrEnum):
    """What is counted, the most frequent first."""

    REASONS = "reasons"
    CLASSES = "classes"


@dataclass
class ProcessPoint:
    """The inspections of a day, a lot and so on.

    Attributes:
        name: Which one.
        verdicts: How many of each verdict; what a person decided takes the place of the station's word.
        reasons: How often each reason code was given.
        classes: How often each class was predicted of an inspection that found a defective part.
        said: How many of each verdict the station itself gave.
        escapes: Inspections that the station called OK and a person found defective later.
        measured: Inspections with a novelty.
        novel: Those of them that are unlike the training pictures.
        gated: Inspections that the gate stopped or doubted.
    """

    name: str
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    escapes: int = 0
    measured: int = 0
    novel: int = 0
    gated: int = 0

    def add(self, row: HistoryRow) -> None:
        """Count an inspection."""
        self._count(row, 1)

    def remove(self, row: HistoryRow) -> None:
        """Count an inspection no more, as it was when it was added."""
        self._count(row, -1)

    def _count(self, row: HistoryRow, by: int) -> None:
        values, verdict, outcome = row.values, row.values["verdict"], row.outcome
        codes = values["reason_codes"].split()
        self.verdicts[outcome] += by
        self.said[verdict] += by
        for code in codes:
            self.reasons[code] += by
        if outcome == Verdict.DEFECT and values["predicted_class"]:
            self.classes[values["predicted_class"]] += by
        self.escapes += by * (verdict == Verdict.OK and outcome == Verdict.DEFECT)
        self.measured += by * (values["novelty"] is not None)
        self.novel += by * (values["novelty"] is not None and values["novelty"] > 1)
        self.gated += by * (not CODES.isdisjoint(codes))

    def counted(self, measure: Measure) -> tuple[int, int]:
        """How many inspections a share counts, and of how many."""
        total = self.said.total()
        return {
            Measure.DEFECTIVE: (self.defective, self.judged),
            Measure.YIELD: (self.verdicts[Verdict.OK], self.judged),
            Measure.REVIEW: (self.said[Verdict.REVIEW] + self.said[Verdict.HOLD], total),
            Measure.ESCAPES: (self.escapes, self.said[Verdict.OK]),
            Measure.NOVEL: (self.novel, self.measured),
            Measure.GATE: (self.gated, total),
        }[measure]

    def counts(self, of: ParetoOf) -> Counter[str]:
        """How often each reason, or class of defective parts, came."""
        return self.reasons if of is ParetoOf.REASONS else self.classes

    @property
    def defective(self) -> int:
        """Inspections that found a defective part."""
        return self.verdicts[Verdict.DEFECT]

    @property
    def judged(self) -> int:
        """Inspections whose part is known to be good or defective; REVIEW and HOLD that nobody decided are not."""
        return self.verdicts[Verdict.OK] + self.defective

    @property
    def undecided(self) -> int:
        """Inspections left to a person who has said nothing yet."""
        return self.verdicts[Verdict.REVIEW] + self.verdicts[Verdict.HOLD]


class ProcessPoints:
    """Inspections counted by point, in the order in which each point first came.

    Args:
        by: What makes a point; rows that do not say it are left out.
    """

    def __init__(self, by: By) -> None:
        self._by = by
        self._found: dict[str, ProcessPoint] = {}

    def add(self, row: HistoryRow) -> None:
        """Count an inspection; the oldest comes first."""
        name = point_name(row, self._by)
        if name:
            point = self._found.get(name) or self._found.setdefault(name, ProcessPoint(name))
            point.add(row)

    @property
    def all(self) -> list[ProcessPoint]:
        """Every point."""
        return list(self._found.values())


@dataclass
class BetweenDefects:
    """Good parts between each defective part and the one before, for a g chart; what was not decided is left out.

    Attributes:
        gaps: So many good parts, the oldest first.
    """

    gaps: list[int] = field(default_factory=list)
    _good: int = 0
    _has_begun: bool = False

    def add(self, row: HistoryRow) -> None:
        """Count an inspection; the oldest comes first."""
        if row.outcome == Verdict.DEFECT:
            if self._has_begun:
                self.gaps.append(self._good)
            self._good, self._has_begun = 0, True
        elif row.outcome == Verdict.OK:
            self._good += 1


def pareto(found: Iterable[ProcessPoint], of: ParetoOf = ParetoOf.REASONS) -> list[tuple[str, int]]:
    """Reason codes, or classes of defective parts, by how often they came, the most frequent first."""
    total: Counter[str] = Counter()
    for point in found:
        total.update(point.counts(of))
    return total.most_common()


def point_name(row: HistoryRow, by: By) -> str:
    """The point that an inspection belongs to; empty where it does not say."""
    recorded = row.place.recorded.astimezone()
    if by is By.DAY:
        return f"{recorded:%Y-%m-%d}"
    if by is By.WEEK:
        year, week, _ = recorded.isocalendar()
        return f"{year}-W{week:02}"
    column = "checkpoint" if by is By.VERSION else str(by)
    return str(row.values[column] or "")
