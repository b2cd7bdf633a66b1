"""Counts a day, kept up in the transaction of each inspection."""

from __future__ import annotations

from collections.abc import Mapping
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


def count(connection: Connection, row: Mapping[str, Any]) -> None:
    """Count one inspection on the day (UTC) on which it was recorded.

    Args:
        connection: That writes.
        row: Of `inspections`.
    """
    recorded: datetime = row["recorded"]
    counted = {name: row[name] for name in ("station", "checkpoint", "verdict", "milliseconds")}
    connection.execute(_ADD[connection.dialect.name], {**counted, "day": recorded.strftime("%Y-%m-%d"), "pictures": 1})
