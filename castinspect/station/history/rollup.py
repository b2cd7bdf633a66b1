"""Counts a day, kept up in the transaction of each inspection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from castinspect.station.history.tables import daily

_KEY = ("station", "day", "checkpoint", "verdict")


def _adding(new: Any) -> Executable:
    added = {name: daily.c[name] + new.excluded[name] for name in ("pictures", "milliseconds")}
    statement: Executable = new.on_conflict_do_update(index_elements=_KEY, set_=added)
    return statement


_ADD = {"sqlite": _adding(sqlite_insert(daily)), "postgresql": _adding(postgresql_insert(daily))}


def count(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Count inspections on the days (UTC) on which they were recorded.

    Args:
        connection: That writes.
        rows: Of `inspections`.
    """
    counted: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for row in rows:
        recorded: datetime = row["recorded"]
        counted[row["station"], recorded.strftime("%Y-%m-%d"), row["checkpoint"], row["verdict"]].append(
            row["milliseconds"]
        )
    added = [
        {**dict(zip(_KEY, key, strict=True)), "pictures": len(times), "milliseconds": sum(times)}
        for key, times in counted.items()
    ]
    if added:
        connection.execute(_ADD[connection.dialect.name], added)
