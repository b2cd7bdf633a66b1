"""What is on record and not in a file that tells of it, because the program ended between the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import path_text
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.queries import every


def unwritten(
    database: Database, station: str, source: Path, last: Mapping[str, str] | None, begun: datetime | None
) -> Iterator[Mapping[str, Any]]:
    """Rows of a watched folder that came on record after the last one of a file, the oldest first.

    Args:
        database: The record.
        station: Whose rows.
        source: The watched folder.
        last: The file's last row, with `sha256` and `inspected`; None where it has none.
        begun: When a file without rows was made; None for a new one, which begins now.

    Raises:
        StoreError: The record cannot be read.
    """
    mine = [inspections.c.station == station, inspections.c.source == path_text(source)]
    if last is not None:
        mine.append(inspections.c.inspected >= datetime.fromisoformat(last["inspected"]))
    elif begun is not None:
        mine.append(inspections.c.recorded >= begun.astimezone(UTC))
    else:
        return
    is_behind = last is None
    for row in every(database, mine):
        if is_behind:
            yield row.values
        elif last is not None:
            same = {"sha256": row.values["sha256"], "inspected": row.values["inspected"]}
            is_behind = all(last[name] == value for name, value in same.items())
