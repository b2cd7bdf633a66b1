"""Checks of masters in the record: links of the audit chain, read back for the shift that is under way."""

from __future__ import annotations

from sqlalchemy import select

from castinspect.identity import Attribution
from castinspect.station.history.audit.chain import AuditKind, opened
from castinspect.station.history.store import Store
from castinspect.station.history.tables import audit
from castinspect.station.shift.counting import ShiftPeriod
from castinspect.station.shift.masters import MasterCheck, MasterState

_KINDS = frozenset({AuditKind.MASTERS, AuditKind.BYPASS})


class ShiftChecks:
    """The checks of one station.

    Args:
        store: The station's record.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def latest(self, period: ShiftPeriod) -> tuple[str, str]:
        """Who released a shift, and why it was bypassed; empty texts where it is not released.

        Raises:
            StoreError: The record cannot be read.
        """
        newest_first = (
            select(audit.c.kind, audit.c.recorded, audit.c.who, audit.c.payload)
            .where(audit.c.station == self._store.station)
            .order_by(audit.c.number.desc())
        )
        with self._store.database.reading() as connection, connection.execute(newest_first) as entries:
            for entry in entries:
                if entry.recorded < period.start:
                    break
                payload = opened(entry.payload) if entry.kind in _KINDS else {}
                if payload.get("check") != "masters" or payload.get("start") != period.start.isoformat():
                    continue
                if entry.kind == AuditKind.BYPASS:
                    return entry.who, str(payload.get("why", ""))
                return (entry.who if payload.get("state") == MasterState.PASSED else ""), ""
        return "", ""

    def concluded(self, period: ShiftPeriod, check: MasterCheck) -> str:
        """Keep that a check has passed or failed.

        Returns:
            Who released the shift: the station; empty where the check has failed.

        Raises:
            StoreError: Not kept.
        """
        seen = {part: str(verdict) for part, verdict in check.seen.items()}
        self._note(AuditKind.MASTERS, period, {"state": str(check.state), "seen": seen}, self._store.station)
        return self._store.station if check.state is MasterState.PASSED else ""

    def started_again(self, period: ShiftPeriod, who: str) -> None:
        """Keep that somebody starts the check anew.

        Raises:
            StoreError: Not kept.
        """
        self._note(AuditKind.MASTERS, period, {"state": str(MasterState.RUNNING)}, who)

    def bypassed(self, period: ShiftPeriod, by: Attribution) -> None:
        """Keep that somebody released the shift without the check.

        Raises:
            StoreError: Not kept.
        """
        self._note(AuditKind.BYPASS, period, {"why": by.why}, by.who)

    def _note(self, kind: AuditKind, period: ShiftPeriod, payload: dict[str, object], who: str) -> None:
        of_shift = {"check": "masters", "shift": period.name, "start": period.start.isoformat()}
        self._store.note(kind, {**of_shift, **payload}, who)
