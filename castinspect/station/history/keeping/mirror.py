"""A station's record on a PostgreSQL server: the station writes its own record, and the server catches up.

So a server that is away never stops a station, and whatever comes late comes once: rows are copied into a temporary
table, and those that are new are inserted.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select, text

from castinspect.errors import StoreError
from castinspect.messages import Message
from castinspect.station.history.database import Database
from castinspect.station.history.keeping.reaching import Retrying, accepts_connections
from castinspect.station.history.opening import open_server
from castinspect.station.history.tables import PARTITIONED, audit, decisions, inspections, stations

_AT_ONCE = 1000
_LAST_BATCHES = 6
"""So many batches a station that ends still brings; the rest follows when it starts again."""

_COPIED: Mapping[Table, Column[Any]] = {
    inspections: inspections.c.sequence,
    decisions: decisions.c.number,
    audit: audit.c.number,
}
"""What goes to the server, and what numbers it."""

_COUNT = """
WITH new AS ({insert} RETURNING *)
INSERT INTO daily (station, day, checkpoint, verdict, pictures, milliseconds)
SELECT station, to_char(recorded, 'YYYY-MM-DD'), checkpoint, verdict, count(*), sum(milliseconds) FROM new
GROUP BY 1, 2, 3, 4
ON CONFLICT (station, day, checkpoint, verdict) DO UPDATE
SET pictures = daily.pictures + excluded.pictures, milliseconds = daily.milliseconds + excluded.milliseconds
"""


@dataclass(frozen=True)
class CaughtUp:
    """How many rows of a table the server has taken."""

    table: str
    rows: int


def catch_up(local: Database, server: Database, station: str) -> Iterator[CaughtUp]:
    """Bring the server what it does not have of a station, in batches that are taken whole or not at all.

    Args:
        local: The station's own record.
        server: PostgreSQL, with tables of this form.
        station: Whose rows.

    Raises:
        StoreError: One of them cannot be used, or the server has rows of another record under this name; what was
            taken stays.
    """
    _require_ours(local, server, station)
    for table, number in _COPIED.items():
        with server.reading() as connection:
            newest = select(func.coalesce(func.max(number), 0)).where(table.c.station == station)
            after = connection.execute(newest).scalar_one()
        while rows := _next(local, table, number, station, after):
            with server.writing() as connection:
                take_rows(connection, table, rows)
            after = rows[-1][number.name]
            yield CaughtUp(table.name, len(rows))
    _note_station(local, server, station)


def _require_ours(local: Database, server: Database, station: str) -> None:
    """See that what the server has under a station's name is of this very record: a link of both chains is the same.

    The first that comes notes its own before it brings a row: of two records with one name one is the second.

    Raises:
        StoreError: It is of another; its rows count by the same numbers, so none of this one would be taken.
    """
    from sqlalchemy.dialects.postgresql import insert

    with local.reading() as connection:
        first = connection.execute(_links(station).order_by(audit.c.number).limit(1)).one_or_none()
    if first is None:
        return
    said = select(stations.c.audit_number, stations.c.audit_hash).where(stations.c.name == station)
    with server.reading() as connection:
        noted = connection.execute(said).one_or_none()
    if noted is None:
        counted = {"sequence": 0, "decisions": 0, "audit_number": first.number, "audit_hash": first.hash}
        with server.writing() as connection:
            connection.execute(insert(stations).values(name=station, **counted).on_conflict_do_nothing())
            noted = connection.execute(said).one()
    if not _is_ours(local, server, station, noted.audit_number, noted.audit_hash):
        raise StoreError("server-other-record", store=server.name, station=station)


def _is_ours(local: Database, server: Database, station: str, number: int, link: str) -> bool:
    with local.reading() as connection:
        newest = _links(station).where(audit.c.number <= number).order_by(audit.c.number.desc()).limit(1)
        ours = connection.execute(newest).one_or_none()
    if ours is None:
        return True
    if ours.number == number:
        return bool(ours.hash == link)
    # a backup was restored here: what the server has of the last number that both gave out
    with server.reading() as connection:
        theirs = {each.hash for each in connection.execute(_links(station).where(audit.c.number == ours.number))}
    return not theirs or ours.hash in theirs


def _links(station: str) -> Select[Any]:
    return select(audit.c.number, audit.c.hash).where(audit.c.station == station)


def _next(local: Database, table: Table, number: Column[Any], station: str, after: int) -> list[Mapping[str, Any]]:
    statement = select(table).where(table.c.station == station, number > after).order_by(number).limit(_AT_ONCE)
    with local.reading() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


def take_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Copy rows into a temporary table, and insert those that are new."""
    if table in PARTITIONED:
        for month in sorted({_month(row["recorded"]) for row in rows}):
            _make_month(connection, table, month)
    columns = [column.name for column in table.columns]
    listed = ", ".join(columns)
    connection.execute(text(f"CREATE TEMP TABLE incoming (LIKE {table.name}) ON COMMIT DROP"))
    driver = connection.connection.driver_connection
    assert driver is not None, "the connection is open"
    with driver.cursor() as cursor, cursor.copy(f"COPY incoming ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_without_zone(row[name]) for name in columns])
    insert = f"INSERT INTO {table.name} ({listed}) SELECT {listed} FROM incoming ON CONFLICT DO NOTHING"
    connection.execute(text(_COUNT.format(insert=insert) if table is inspections else insert))


def _make_month(connection: Connection, table: Table, month: tuple[int, int]) -> None:
    year, number = month
    name = f"{table.name}_{year:04}_{number:02}"
    if connection.execute(text("SELECT to_regclass(:name)"), {"name": name}).scalar_one() is not None:
        return  # the lock below is held to the end: with it, one station at a time could write
    following = (year + number // 12, number % 12 + 1)
    first, last = (f"{y:04}-{m:02}-01" for y, m in (month, following))
    connection.execute(text("SELECT pg_advisory_xact_lock(7466348)"))  # stations that make the same month wait in turn
    connection.execute(
        text(f"CREATE TABLE IF NOT EXISTS {name} PARTITION OF {table.name} FOR VALUES FROM ('{first}') TO ('{last}')")
    )


def _note_station(local: Database, server: Database, station: str) -> None:
    """How far the station has counted, beside its rows."""
    with local.reading() as connection:
        row = connection.execute(select(stations).where(stations.c.name == station)).mappings().one_or_none()
    if row is None:
        return
    from sqlalchemy.dialects.postgresql import insert

    statement = insert(stations).values(dict(row))
    with server.writing() as connection:
        connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=dict(row)))


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month


def _without_zone(value: object) -> object:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


class Mirror:
    """Keeps a server up to date in a thread of its own; a server that is away is told, and tried again.

    Args:
        local: The station's own record.
        station: Whose rows.
        url: Of the server.
        seconds: Between two looks for what is new.
    """

    def __init__(self, local: Database, station: str, url: str, seconds: float = 2.0) -> None:
        self._local, self._station, self._url, self._seconds = local, station, url, seconds
        self._server: Database | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mirror", daemon=True)
        self.problem: Message | None = None
        """Why the server is behind; None while it keeps up."""

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End after the batch under way, and bring the server what was recorded last if it kept up."""
        self._stop.set()
        self._thread.join(self._seconds + 10)
        if self._server is not None:
            self._server.close()

    def try_once(self) -> bool:
        """Catch up now; whether the server has all."""
        try:
            if self._server is None:
                self._server = open_server(self._url)
            for _ in catch_up(self._local, self._server, self._station):
                if self._stop.is_set():
                    return False
        except StoreError as error:
            self.problem = error.message
            return False
        self.problem = None
        return True

    def _run(self) -> None:
        retrying = Retrying(lambda: accepts_connections(self._url))
        while not self._stop.is_set():
            if retrying.is_worth_a_try() and self.try_once():
                retrying.succeeded()
                self._stop.wait(self._seconds)
            else:
                self._stop.wait(retrying.pause())
        if self._server is not None and self.problem is None:
            with suppress(StoreError):
                for _ in islice(catch_up(self._local, self._server, self._station), _LAST_BATCHES):
                    pass
