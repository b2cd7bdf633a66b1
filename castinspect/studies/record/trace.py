"""One lot, forward and back: what judged it and by which cuts, what was said of it, and where its pictures went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from castinspect.errors import StoreError
from castinspect.station.history.database import Database
from castinspect.station.history.tables import routes
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import HistoryRow, every


@dataclass
class JudgedWith:
    """What one version did to the lot.

    Attributes:
        checkpoint: Its id.
        sha256: Of its file.
        cuts: OK cut and defect cut, as pairs that were in use.
        verdicts: How many of each.
    """

    checkpoint: str
    sha256: str
    cuts: set[tuple[float, float]] = field(default_factory=set)
    verdicts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class LotTrace:
    """All that the record knows of a lot.

    Attributes:
        lot: Its name.
        rows: Its inspections, the oldest first.
        versions: What judged it.
        outcomes: Inspections by what counts in the end: a person's word, else the station's.
        open: REVIEW and HOLD that nobody decided.
        overruled: Inspections in which a person says otherwise than the station.
        cavities: Defective parts by cavity.
        places: How many pictures were copied or moved, and how many still have to be.
    """

    lot: str
    rows: tuple[HistoryRow, ...]
    versions: tuple[JudgedWith, ...]
    outcomes: Counter[str]
    open: int
    overruled: int
    cavities: Counter[str]
    places: Counter[str]

    @property
    def first(self) -> datetime:
        """When its first inspection was recorded."""
        return self.rows[0].place.recorded

    @property
    def last(self) -> datetime:
        """When its last one was."""
        return self.rows[-1].place.recorded

    @property
    def parts(self) -> int:
        """Parts that are known by number."""
        return len({row.values["part"] for row in self.rows if row.values["part"]})


def trace_lot(database: Database, lot: str) -> LotTrace:
    """Follow a lot.

    Raises:
        StoreError: The record knows no such lot, or cannot be read.
    """
    rows = tuple(every(database, conditions([f"lot={lot}"]))) if lot.strip() else ()
    if not rows:
        raise StoreError("trace-no-lot", lot=lot)
    versions: dict[tuple[str, str], JudgedWith] = {}
    for row in rows:
        key = row.values["checkpoint"], row.values["checkpoint_sha256"]
        with_it = versions.setdefault(key, JudgedWith(*key))
        if row.values["cut_ok"] is not None and row.values["cut_defect"] is not None:
            with_it.cuts.add((row.values["cut_ok"], row.values["cut_defect"]))
        with_it.verdicts[row.values["verdict"]] += 1
    outcomes = Counter(row.outcome for row in rows)
    return LotTrace(
        lot,
        rows,
        tuple(versions.values()),
        outcomes,
        outcomes["REVIEW"] + outcomes["HOLD"],
        sum(row.decision is not None and row.decision.kind == "overruled" for row in rows),
        Counter(row.values["cavity"] for row in rows if row.values["cavity"] and row.outcome == "DEFECT"),
        _places(database, rows),
    )


def _places(database: Database, rows: tuple[HistoryRow, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    wanted = {row.place.key for row in rows}
    with database.reading() as connection:
        for station in {station for station, _ in wanted}:
            numbers = [number for name, number in wanted if name == station]
            within = (routes.c.sequence >= min(numbers), routes.c.sequence <= max(numbers))
            for row in connection.execute(select(routes).where(routes.c.station == station, *within)):
                if (station, row.sequence) in wanted:
                    found["waiting" if row.next_attempt is not None else row.action] += 1
    return found
