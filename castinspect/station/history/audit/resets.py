"""When the counters of a station were set to zero: a link of its audit chain, read back for the shift under way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from castinspect.station.history.audit.chain import AuditKind, opened
from castinspect.station.history.database import Database
from castinspect.station.history.tables import audit
from castinspect.station.shift.counting import ShiftPeriod

RESET = {"counters": "reset"}
"""What the payload of such a link says."""


def last_reset(database: Database, station: str, period: ShiftPeriod) -> datetime | None:
    """When the counters were set to zero last in a shift; None where they were not.

    Args:
        database: The record.
        station: Whose counters.
        period: The shift.

    Raises:
        StoreError: The record cannot be read.
    """
    newest_first = (
        select(audit.c.kind, audit.c.recorded, audit.c.payload)
        .where(audit.c.station == station)
        .order_by(audit.c.number.desc())
    )
    with database.reading() as connection, connection.execute(newest_first) as entries:
        for entry in entries:
            if entry.recorded < period.start:
                break
            if entry.kind == AuditKind.SETTING and opened(entry.payload).items() >= RESET.items():
                found: datetime = entry.recorded
                return found
    return None
