"""The indexes of the record's tables, as the migrations make them.

A station at work never asks for them, and naming them loads what speaks with PostgreSQL: so they are no part of
`tables.py`. Importing this module adds them to the tables, which then say all that lies in a database.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, text

from castinspect.station.history.tables import alarms, arrivals, decisions, inspections, outbox, routes


def _where(condition: str) -> dict[str, Any]:
    """Only rows that fulfil a condition, in either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


_FILE = (arrivals.c.name, arrivals.c.size, arrivals.c.mtime_ns, arrivals.c.ctime_ns, arrivals.c.inode)
_AT = (inspections.c.recorded, inspections.c.station, inspections.c.sequence)

INDEXES = (
    Index("arrivals_once", arrivals.c.source, *_FILE, arrivals.c.sha256, unique=True),
    Index("arrivals_by_name", arrivals.c.source, arrivals.c.name, arrivals.c.id),
    Index("arrivals_open", arrivals.c.source, arrivals.c.id, **_where("state IN ('seen', 'claimed')")),
    Index("inspections_newest", *_AT),
    Index("inspections_by_verdict", inspections.c.verdict, *_AT),
    Index("inspections_by_checkpoint", inspections.c.checkpoint, *_AT),
    Index("inspections_by_both", inspections.c.verdict, inspections.c.checkpoint, *_AT),
    Index("inspections_by_part", inspections.c.part, inspections.c.recorded, **_where("part <> ''")),
    Index("inspections_by_lot", inspections.c.lot, inspections.c.recorded, **_where("lot <> ''")),
    Index("decisions_by_inspection", decisions.c.station, decisions.c.sequence, decisions.c.number),
    Index("routes_due", routes.c.next_attempt, **_where("next_attempt IS NOT NULL")),
    Index("outbox_due", outbox.c.output, outbox.c.id),
    Index("alarms_open", alarms.c.station, alarms.c.code, alarms.c.subject, unique=True, **_where("ended IS NULL")),
)
"""What makes a second judgement of a file impossible, and what makes a page of a long record quick."""
