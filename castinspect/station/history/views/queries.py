"""Reading the record: pages by key, never by counting rows away, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import plain_row
from castinspect.station.history.rows import Decided, DecisionKind, standing
from castinspect.station.history.tables import daily, decisions, inspections, stations

PAGE = 200
_EXPORTED = 1000
"""Rows read at once where all are wanted."""

_ALL = tuple(inspections.c.keys())
_KEY = (inspections.c.recorded, inspections.c.station, inspections.c.sequence)


@dataclass(frozen=True)
class Place:
    """Where in the record a row stands; pages begin behind one."""

    recorded: datetime
    station: str
    sequence: int

    @property
    def key(self) -> tuple[str, int]:
        """Station and sequence, which are an inspection's name."""
        return self.station, self.sequence


@dataclass(frozen=True)
class HistoryRow:
    """One inspection as it is shown: the station's word, and the latest of a person beside it.

    Attributes:
        values: Columns as plain JSON values.
        place: Where it stands.
        decision: The one that stands; None where there is none.
        decisions: How many rows people have added, those that take one back included.
    """

    values: Mapping[str, Any]
    place: Place
    decision: Decided | None
    decisions: int

    @property
    def outcome(self) -> str:
        """What counts in the end: a person's word, else the station's."""
        return self.decision.outcome if self.decision else str(self.values["verdict"])


@dataclass(frozen=True)
class DayCount:
    """Pictures of one verdict on one day (UTC)."""

    station: str
    day: str
    checkpoint: str
    verdict: str
    pictures: int
    milliseconds: float


def page(
    database: Database,
    where: Sequence[ColumnElement[bool]] = (),
    *,
    after: Place | None = None,
    limit: int = PAGE,
    newest_first: bool = True,
    columns: Sequence[str] = (),
) -> list[HistoryRow]:
    """One page of inspections.

    Args:
        database: The record.
        where: Conditions; all must hold.
        after: The last row of the page before; None for the first page.
        limit: Rows at most.
        newest_first: Else the oldest come first.
        columns: Names of the columns that are wanted beside the place, as the database has them; none means all, as
            plain JSON values.

    Raises:
        StoreError: The record cannot be read.
    """
    names = tuple(columns) or _ALL
    statement = select(*_KEY, *(inspections.c[name] for name in names)).where(*where).limit(limit)
    statement = statement.order_by(*(key.desc() if newest_first else key for key in _KEY))
    if after is not None:
        key, place = tuple_(*_KEY), tuple_(after.recorded, after.station, after.sequence)
        statement = statement.where(key < place if newest_first else key > place)
    with database.reading() as connection:
        found = [(Place(*row[:3]), dict(zip(names, row[3:], strict=True))) for row in connection.execute(statement)]
        said = _decisions_of(connection, [place.key for place, _ in found])
    is_all = not columns
    return [_history_row(place, plain_row(row) if is_all else row, said.get(place.key, [])) for place, row in found]


def every(
    database: Database, where: Sequence[ColumnElement[bool]] = (), columns: Sequence[str] = ()
) -> Iterator[HistoryRow]:
    """All inspections, the oldest first, read page by page so that the station goes on writing.

    Args:
        database: The record.
        where: Conditions; all must hold.
        columns: As of `page`.

    Raises:
        StoreError: The record cannot be read.
    """
    after = None
    while found := page(database, where, after=after, limit=_EXPORTED, newest_first=False, columns=columns):
        yield from found
        after = found[-1].place


def count(database: Database, where: Sequence[ColumnElement[bool]] = ()) -> int:
    """How many inspections there are.

    Raises:
        StoreError: The record cannot be read.
    """
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(inspections).where(*where)).scalar_one())


def station_names(database: Database) -> list[str]:
    """The stations that have a record there.

    Raises:
        StoreError: The record cannot be read.
    """
    with database.reading() as connection:
        return list(connection.execute(select(stations.c.name).order_by(stations.c.name)).scalars())


def days(database: Database, since: str = "", station: str | None = None) -> list[DayCount]:
    """Counts by day, the newest first, without reading single inspections.

    Args:
        database: The record.
        since: First day, as `2026-11-27`.
        station: Only of this one.

    Raises:
        StoreError: The record cannot be read.
    """
    mine = [] if station is None else [daily.c.station == station]
    statement = select(daily).where(daily.c.day >= since, *mine)
    statement = statement.order_by(daily.c.day.desc(), daily.c.station, daily.c.checkpoint, daily.c.verdict)
    with database.reading() as connection:
        return [DayCount(**row) for row in connection.execute(statement).mappings()]


def decisions_on(database: Database, station: str, sequence: int) -> list[Decided]:
    """All that people said of an inspection, the oldest first.

    Raises:
        StoreError: The record cannot be read.
    """
    with database.reading() as connection:
        return _decisions_of(connection, [(station, sequence)]).get((station, sequence), [])


def _decisions_of(connection: Connection, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], list[Decided]]:
    found: dict[tuple[str, int], list[Decided]] = {}
    for station in {station for station, _ in keys}:
        numbers = [sequence for name, sequence in keys if name == station]
        wanted = and_(decisions.c.station == station, decisions.c.sequence.in_(numbers))
        for row in connection.execute(select(decisions).where(wanted).order_by(decisions.c.number)).mappings():
            decided = Decided(**{**row, "kind": DecisionKind(row["kind"])})
            found.setdefault((decided.station, decided.sequence), []).append(decided)
    return found


def _history_row(place: Place, values: Mapping[str, Any], said: Sequence[Decided]) -> HistoryRow:
    stack = standing(said)
    return HistoryRow(values, place, stack[-1] if stack else None, len(said))
