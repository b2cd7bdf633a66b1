"""What is on record of the pictures that lie in a watched folder: a view for whoever begins to look on now."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select, tuple_

from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import plain_row
from castinspect.station.history.stamps import SAME_FILE, stamp_columns
from castinspect.station.history.tables import arrivals, inspections, sources
from castinspect.station.sources.arrival import Arrival

_AT_ONCE = 500
"""Files asked for in one query."""

_FIND = (
    select(inspections)
    .join(arrivals, (inspections.c.station == arrivals.c.station) & (inspections.c.sequence == arrivals.c.sequence))
    .join(sources, sources.c.id == arrivals.c.source)
    .where(
        sources.c.path == bindparam("path"),
        arrivals.c.name.in_(bindparam("names", expanding=True)),  # what an index answers
        tuple_(*(arrivals.c[name] for name in SAME_FILE)).in_(bindparam("files", expanding=True)),
    )
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
    files = [tuple(columns[name] for name in SAME_FILE) for columns in map(stamp_columns, lying)]
    path, found = os.fsencode(folder.absolute()), {}
    with database.reading() as connection:
        for start in range(0, len(files), _AT_ONCE):
            some = files[start : start + _AT_ONCE]
            asked = {"path": path, "names": [file[0] for file in some], "files": some}
            for row in connection.execute(_FIND, asked).mappings():
                found[row["station"], row["sequence"]] = dict(row)  # a file may have come repeatedly
    return [plain_row(row) for row in sorted(found.values(), key=lambda row: (row["recorded"], row["sequence"]))]
