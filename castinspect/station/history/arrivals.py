"""Which files came to the station, and how far each has got; what a crash cut off is found here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from castinspect.station.history.rows import Arrival, Claim, State
from castinspect.station.history.store import Store
from castinspect.station.history.tables import arrivals, sources

_AT_ONCE = 500
"""Names asked for in one query."""

_STAMP = ("name", "size", "mtime_ns", "ctime_ns", "inode")
_OPEN = (State.SEEN, State.CLAIMED)
_FIND = select(arrivals.c.id, arrivals.c.state, *(arrivals.c[name] for name in _STAMP)).where(
    arrivals.c.source == bindparam("source"), arrivals.c.name.in_(bindparam("names", expanding=True))
)


class WatchedSource:
    """A watched folder in the record.

    Args:
        store: The station's record.
        folder: Known by its full path.
        existing: Whether what lies there at the very first start is to be judged; later starts do not ask.
    """

    def __init__(self, store: Store, folder: Path, *, existing: bool = True) -> None:
        self._store, self.folder = store, folder
        self.id, self.is_to_skip = self._begin(existing)

    def skip(self, found: Sequence[Arrival]) -> None:
        """Leave alone what lay there before the station's first start, now and after every restart.

        Raises:
            StoreError: Nothing was kept.
        """
        with self._store.database.writing() as connection:
            self._enter(connection, self._new(connection, found), State.SKIPPED)
            connection.execute(update(sources).where(sources.c.id == self.id).values(begun=True))
        self.is_to_skip = False

    def unknown(self, found: Sequence[Arrival]) -> list[Arrival]:
        """Those that the record does not know, or knows as taken up and never judged.

        Raises:
            StoreError: The record cannot be read.
        """
        with self._store.database.reading() as connection:
            known = {_stamp(row): row.state for row in self._known(connection, found)}
        return [arrival for arrival in found if known.get(_key(arrival), State.SEEN) in _OPEN]

    def claim(self, found: Sequence[Arrival]) -> list[Claim]:
        """Take arrivals up for judging; those that are on record already are left out.

        Raises:
            StoreError: None was taken up.
        """
        with self._store.database.writing() as connection:
            before = {_stamp(row): row for row in self._known(connection, found)}
            self._enter(connection, [arrival for arrival in found if _key(arrival) not in before], State.CLAIMED)
            rows = {_stamp(row): row for row in self._known(connection, found)}
        taken = ((rows[_key(arrival)], arrival) for arrival in found)
        return [Claim(row.id, arrival) for row, arrival in taken if row.state in _OPEN]

    def unfinished(self) -> list[Claim]:
        """What was taken up and never judged, the oldest first.

        Raises:
            StoreError: The record cannot be read.
        """
        statement = select(arrivals).where(arrivals.c.source == self.id, arrivals.c.state.in_(_OPEN))
        with self._store.database.reading() as connection:
            return [_claim(row) for row in connection.execute(statement.order_by(arrivals.c.id))]

    def _begin(self, existing: bool) -> tuple[int, bool]:
        """The source's number, and whether what lies there has still to be skipped."""
        path = os.fsencode(self.folder.absolute())
        find = select(sources.c.id, sources.c.begun).where(sources.c.path == path)
        with self._store.database.reading() as connection:
            found = connection.execute(find).one_or_none()
        if found is None:
            with self._store.database.writing() as connection:
                found = connection.execute(find).one_or_none()
                if found is None:
                    values = {"path": path, "began": datetime.now(UTC), "begun": existing}
                    connection.execute(insert(sources).values(**values))
                    found = connection.execute(find).one()
        return found.id, not found.begun

    def _known(self, connection: Connection, found: Sequence[Arrival]) -> Iterator[Row[Any]]:
        for start in range(0, len(found), _AT_ONCE):
            names = [arrival.name for arrival in found[start : start + _AT_ONCE]]
            yield from connection.execute(_FIND, {"source": self.id, "names": names})

    def _new(self, connection: Connection, found: Sequence[Arrival]) -> list[Arrival]:
        known = {_stamp(row) for row in self._known(connection, found)}
        return [arrival for arrival in found if _key(arrival) not in known]

    def _enter(self, connection: Connection, new: Sequence[Arrival], state: State) -> None:
        if not new:
            return
        common = {"source": self.id, "state": str(state), "seen": datetime.now(UTC), "station": self._store.station}
        connection.execute(insert(arrivals), [{**common, **vars(arrival)} for arrival in new])


def is_known(store: Store, folder: Path) -> bool:
    """Whether the station has watched a folder before: then nobody is asked what to do with what lies there.

    Raises:
        StoreError: The record cannot be read.
    """
    find = select(sources.c.id).where(sources.c.path == os.fsencode(folder.absolute()))
    with store.database.reading() as connection:
        return connection.execute(find).first() is not None


def _key(arrival: Arrival) -> tuple[object, ...]:
    return tuple(getattr(arrival, name) for name in _STAMP)


def _stamp(row: Row[Any]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _STAMP)


def _claim(row: Row[Any]) -> Claim:
    return Claim(row.id, Arrival(row.name, row.size, row.mtime_ns, row.ctime_ns, row.inode))
