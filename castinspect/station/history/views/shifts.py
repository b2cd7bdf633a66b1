"""A shift read back from the record: what was judged and decided in it, as a whole and by lot, without its masters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from castinspect.inspection.verdict import Verdict
from castinspect.station.history.database import Database
from castinspect.station.history.rows import Decided, DecisionKind, standing
from castinspect.station.history.tables import decisions, inspections
from castinspect.station.shift.counting import Shift, ShiftPeriod


def read_shift(
    database: Database,
    station: str,
    period: ShiftPeriod,
    masters: Collection[str] = (),
    since: datetime | None = None,
) -> Shift:
    """Count a shift; it can go on with `Shift.judged` and `Shift.decided`.

    Args:
        database: The record.
        station: Whose shift.
        period: From when to when, by the time at which parts went on record.
        masters: Numbers of known parts, which are no production.
        since: Only what went on record from this moment on, as after the counters were set to zero.

    Raises:
        StoreError: The record cannot be read.
    """
    columns = [inspections.c[name] for name in ("sequence", "verdict", "inspected", "lot", "part")]
    within = (
        inspections.c.station == station,
        inspections.c.recorded >= max(period.start, since or period.start),
        inspections.c.recorded < period.end,
    )
    judged = select(*columns).where(*within).order_by(inspections.c.recorded, inspections.c.sequence)
    said = (
        select(decisions)
        .join(
            inspections,
            (inspections.c.station == decisions.c.station) & (inspections.c.sequence == decisions.c.sequence),
        )
        .where(*within)
        .order_by(decisions.c.number)
    )
    shift, known = Shift(period), frozenset(masters)
    with database.reading() as connection:
        of_masters = set()
        for row in connection.execute(judged):
            if row.part in known:
                of_masters.add(row.sequence)
            else:
                shift.judged(row.sequence, Verdict(row.verdict), row.inspected, row.lot)
        words: dict[int, list[Decided]] = {}
        for said_of in connection.execute(said).mappings():
            decided = Decided(**{**said_of, "kind": DecisionKind(said_of["kind"])})
            words.setdefault(decided.sequence, []).append(decided)
    for sequence, of_part in words.items():
        if sequence not in of_masters and (stack := standing(of_part)):
            shift.decided(sequence, Verdict(stack[-1].outcome))
    return shift
