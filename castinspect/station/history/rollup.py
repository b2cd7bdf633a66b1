"""Counts a day, kept up in the transaction of each inspection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable

from castinspect.station.history.tables import daily

_KEY = ("station", "day", "checkpoint", "verdict")


@cache
def _addition(dialect: str) -> Executable:
    """The statement that adds to a day's row, or begins it."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert

        return _adding(insert(daily))
    from sqlalchemy.dialects.sqlite import insert as sqlite_insert

    return _adding(sqlite_insert(daily))


def _adding(new: Any) -> Executable:
    added = {name: daily.c[name] + new.excluded[name] for name in ("pictures", "milliseconds")}
    statement: Executable = new.on_conflict_do_update(index_elements=_KEY, set_=added)
    return statement


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
        connection.execute(_addition(connection.dialect.name), added)
