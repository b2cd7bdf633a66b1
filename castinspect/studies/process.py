"""How the process went, from the record: the share of defective parts by day, lot, cavity or version, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from castinspect.inspection.verdict import Verdict
from castinspect.station.history.views.queries import HistoryRow


class By(StrEnum):
    """What makes a point of a chart."""

    DAY = "day"
    WEEK = "week"
    SHIFT = "shift"
    LOT = "lot"
    CAVITY = "cavity"
    CAMERA = "camera"
    VERSION = "version"


@dataclass
class ProcessPoint:
    """The inspections of a day, a lot and so on.

    Attributes:
        name: Which one.
        verdicts: How many of each verdict; what a person decided takes the place of the station's word.
        reasons: How often each reason code was given.
    """

    name: str
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

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


def points(rows: Iterable[HistoryRow], by: By) -> list[ProcessPoint]:
    """Count inspections by point, in the order in which each point first came.

    Args:
        rows: Of the record, the oldest first.
        by: What makes a point; rows that do not say it are left out.
    """
    found: dict[str, ProcessPoint] = {}
    for row in rows:
        name = _name(row, by)
        if name:
            point = found.setdefault(name, ProcessPoint(name))
            point.verdicts[row.decision.outcome if row.decision else row.values["verdict"]] += 1
            point.reasons.update(row.values["reason_codes"].split())
    return list(found.values())


def between_defects(rows: Iterable[HistoryRow]) -> list[int]:
    """Good parts between each defective part and the one before, for a g chart; what was not decided is left out.

    Args:
        rows: Of the record, the oldest first.
    """
    gaps, good, has_begun = [], 0, False
    for row in rows:
        outcome = row.decision.outcome if row.decision else row.values["verdict"]
        if outcome == Verdict.DEFECT:
            if has_begun:
                gaps.append(good)
            good, has_begun = 0, True
        elif outcome == Verdict.OK:
            good += 1
    return gaps


def pareto(found: Iterable[ProcessPoint]) -> list[tuple[str, int]]:
    """Reason codes by how often they were given, the most frequent first."""
    total: Counter[str] = Counter()
    for point in found:
        total.update(point.reasons)
    return total.most_common()


def _name(row: HistoryRow, by: By) -> str:
    recorded = row.place.recorded.astimezone()
    if by is By.DAY:
        return f"{recorded:%Y-%m-%d}"
    if by is By.WEEK:
        year, week, _ = recorded.isocalendar()
        return f"{year}-W{week:02}"
    column = "checkpoint" if by is By.VERSION else str(by)
    return str(row.values[column] or "")
