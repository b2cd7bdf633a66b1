"""Verdicts that go on record in one transaction, written table by table: that costs a fraction of one by one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from castinspect.station.history.audit.chain import AuditKind, vouched
from castinspect.station.history.inspection_row import inspection_row
from castinspect.station.history.ledger import Ledger
from castinspect.station.history.outbox_intents import intents_of, write_intents
from castinspect.station.history.rollup import count
from castinspect.station.history.rows import Judgement, Recorded, State
from castinspect.station.history.stamps import SAME_FILE, STAMP, stamp_columns
from castinspect.station.history.tables import arrivals, inspections, routes

_INSPECTION = insert(inspections)
_ROUTE = insert(routes)
_JUDGED = (
    update(arrivals)
    .where(arrivals.c.id == bindparam("claim"))
    .values({name: bindparam(name) for name in (*STAMP, "state", "sha256", "sequence")} | {"station": bindparam("by")})
)
_SAME_FILE = select(arrivals.c.station, arrivals.c.sequence).where(
    *(arrivals.c[name] == bindparam(name) for name in ("source", *SAME_FILE, "sha256"))
)
_LATEST = (
    select(arrivals.c.sha256, arrivals.c.station, arrivals.c.sequence)
    .where(*(arrivals.c[name] == bindparam(name) for name in ("source", "name")), arrivals.c.sha256 != "")
    .order_by(arrivals.c.id.desc())
    .limit(1)
)
"""What was judged last under a name."""

_CLAIM = select(arrivals.c.source, arrivals.c.state).where(arrivals.c.id == bindparam("claim"))


class VerdictGroup:
    """Takes verdicts one by one and writes them together; `write` comes last.

    Args:
        ledger: The transaction.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._inspections: list[dict[str, object]] = []
        self._routes: list[dict[str, object]] = []
        self._intents: list[dict[str, object]] = []

    def put(self, judgement: Judgement) -> Recorded | None:
        """Give a verdict its number; None for a file that was on record before."""
        ledger = self._ledger
        if judgement.claim is not None and not _take(ledger, judgement):
            return None
        sequence = ledger.next_sequence()
        row = inspection_row(judgement, ledger.station, sequence, ledger.now)
        self._inspections.append(row)
        if judgement.route is not None:
            self._routes.append(_route(judgement, ledger, sequence))
        self._intents += intents_of(ledger, "inspection", sequence, judgement.outputs)
        payload = {**vouched(row), "verdict": row["verdict"]}
        ledger.audit(AuditKind.INSPECTION, payload, judgement.operator, sequence)
        return Recorded(ledger.station, sequence, ledger.now, judgement.inspection)

    def write(self) -> None:
        """Write inspections, counts, routes and what outputs are to tell."""
        connection = self._ledger.connection
        if self._inspections:
            connection.execute(_INSPECTION, self._inspections)
            count(connection, self._inspections)
        if self._routes:
            connection.execute(_ROUTE, self._routes)
        write_intents(self._ledger, self._intents)


def _take(ledger: Ledger, judgement: Judgement) -> bool:
    """Mark an arrival as judged; False where that very file is on record already."""
    assert judgement.claim is not None
    claim, connection = judgement.claim.id, ledger.connection
    arrival, sha256 = judgement.claim.arrival, judgement.inspection.sha256
    found = connection.execute(_CLAIM, {"claim": claim}).one_or_none()
    if found is None or found.state not in (State.SEEN, State.CLAIMED):
        return False
    stamp = stamp_columns(arrival)
    file = {name: stamp[name] for name in SAME_FILE}
    before = _judged_before(connection, {**file, "source": found.source, "sha256": sha256})
    state = State.REPEATED if before else State.JUDGED if judgement.route is not None else State.DONE
    values = {"state": str(state), "sha256": "" if before else sha256}
    station, sequence = before or (ledger.station, ledger.sequence + 1)
    connection.execute(_JUDGED, {"claim": claim, **stamp, **values, "by": station, "sequence": sequence})
    return before is None


def _judged_before(connection: Connection, file: Mapping[str, Any]) -> tuple[str, int] | None:
    """Which inspection is of this file: the very same, or put back by a copy, with the content judged last there."""
    if not file["sha256"]:
        return None
    same = connection.execute(_SAME_FILE, file).first()
    if same is not None:
        return same.station, same.sequence
    latest = connection.execute(_LATEST, {name: file[name] for name in ("source", "name")}).first()
    if latest is None or latest.sha256 != file["sha256"]:
        return None
    return latest.station, latest.sequence


def _route(judgement: Judgement, ledger: Ledger, sequence: int) -> dict[str, object]:
    assert judgement.route is not None
    return {
        "station": ledger.station,
        "sequence": sequence,
        "action": judgement.route.action,
        "picture": os.fsencode(judgement.inspection.path),
        "target": os.fsencode(judgement.route.target),
        "sha256": judgement.inspection.sha256,
        "attempts": 0,
        "next_attempt": ledger.now,
        "error": "",
    }
