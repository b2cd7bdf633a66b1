"""What is on record of the pictures that lie in a watched folder: a view for whoever begins to look on now."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select

from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import plain_row
from castinspect.station.history.stamps import SAME_FILE, stamp_columns
from castinspect.station.history.tables import arrivals, inspections, sources
from castinspect.station.sources.arrival import Arrival

_AT_ONCE = 500
"""Names asked for in one query."""

_FIND = (
    select(inspections, *(arrivals.c[name].label(f"arrival_{name}") for name in SAME_FILE))
    .join(sources, sources.c.id == arrivals.c.source)
    .join(
        inspections,
        (inspections.c.station == arrivals.c.station) & (inspections.c.sequence == arrivals.c.sequence),
    )
    .where(sources.c.path == bindparam("path"), arrivals.c.name.in_(bindparam("names", expanding=True)))
    .select_from(arrivals)
)


def recorded_of(database: Database, folder: Path, lying: Sequence[Arrival]) -> list[Mapping[str, Any]]:
    """Rows of the record for these very files, the oldest first, as plain JSON values.

    Args:
        database: The record.
        folder: That is watched.
        lying: The pictures that lie there now.

    Raises:
        StoreError: The record cannot be read.
    """
    wanted = {tuple(columns[name] for name in SAME_FILE) for columns in map(stamp_columns, lying)}
    names, path, found = [arrival.name for arrival in lying], os.fsencode(folder.absolute()), []
    with database.reading() as connection:
        for start in range(0, len(names), _AT_ONCE):
            rows = connection.execute(_FIND, {"path": path, "names": names[start : start + _AT_ONCE]}).mappings()
            found += [dict(row) for row in rows if tuple(row[f"arrival_{name}"] for name in SAME_FILE) in wanted]
    found = list({(row["station"], row["sequence"]): row for row in found}.values())  # a file may have come repeatedly
    found.sort(key=lambda row: (row["recorded"], row["sequence"]))
    return [plain_row({name: row[name] for name in inspections.c.keys()}) for row in found]  # noqa: SIM118
