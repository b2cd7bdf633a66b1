"""Which files came to the station, and how far each has got; what a crash cut off is found here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from castinspect.imaging.content import FileStamp
from castinspect.station.history.rows import Claim, State
from castinspect.station.history.stamps import STAMP, stamp_columns
from castinspect.station.history.store import Store
from castinspect.station.history.tables import arrivals, sources
from castinspect.station.sources.arrival import Arrival

_AT_ONCE = 500
"""Names asked for in one query."""

_OPEN = (State.SEEN, State.CLAIMED)
_FIND = select(arrivals.c.id, arrivals.c.state, *(arrivals.c[name] for name in STAMP)).where(
    arrivals.c.source == bindparam("source"), arrivals.c.name.in_(bindparam("names", expanding=True))
)
_Key = tuple[object, ...]


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
            known = {_key_of(row) for row in self._known(connection, found)}
            self._enter(connection, [arrival for arrival in found if _key(arrival) not in known], State.SKIPPED)
            connection.execute(update(sources).where(sources.c.id == self.id).values(begun=True))
        self.is_to_skip = False

    def claim(self, found: Sequence[Arrival]) -> list[Claim]:
        """Take arrivals up for judging; those that are on record already are left out.

        An open claim on the same file as it was before it grew is overtaken.

        Raises:
            StoreError: None was taken up.
        """
        with self._store.database.reading() as connection:
            rows = list(self._known(connection, found))
        known = {_key_of(row) for row in rows}
        new = [arrival for arrival in found if _key(arrival) not in known]
        if new:
            with self._store.database.writing() as connection:
                rows = list(self._known(connection, found))
                known = {_key_of(row) for row in rows}
                new = [arrival for arrival in new if _key(arrival) not in known]
                self._overtake(connection, new, rows)
                self._enter(connection, new, State.CLAIMED)
                rows = list(self._known(connection, found))
        by_key = {_key_of(row): row for row in rows}
        taken = ((by_key[_key(arrival)], arrival) for arrival in found)
        return [Claim(row.id, arrival) for row, arrival in taken if row.state in _OPEN]

    def unfinished(self) -> list[Claim]:
        """What was taken up and never judged, the oldest first.

        Raises:
            StoreError: The record cannot be read.
        """
        statement = select(arrivals).where(arrivals.c.source == self.id, arrivals.c.state.in_(_OPEN))
        with self._store.database.reading() as connection:
            return [self._claim(row) for row in connection.execute(statement.order_by(arrivals.c.id))]

    def overtaken(self, claim: Claim) -> bool:
        """Give up a claim whose file stands under another name now, which is an arrival of its own.

        Returns:
            Whether it does; else the file is gone.

        Raises:
            StoreError: Nothing was kept.
        """
        same = {name: value for name, value in stamp_columns(claim.arrival).items() if name in ("size", "inode")}
        renamed = select(arrivals.c.id).where(
            arrivals.c.source == self.id, arrivals.c.id > claim.id, *(arrivals.c[name] == same[name] for name in same)
        )
        with self._store.database.writing() as connection:
            if connection.execute(renamed).first() is None:
                return False
            self._mark(connection, [claim.id], State.OVERTAKEN)
        return True

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

    def _enter(self, connection: Connection, new: Sequence[Arrival], state: State) -> None:
        if not new:
            return
        common = {"source": self.id, "state": str(state), "seen": datetime.now(UTC), "station": self._store.station}
        connection.execute(insert(arrivals), [{**common, **stamp_columns(arrival)} for arrival in new])

    def _overtake(self, connection: Connection, new: Sequence[Arrival], rows: Sequence[Row[Any]]) -> None:
        """A file that was taken up while it grew is the same file: it has the same name and number."""
        files = {(columns["name"], columns["inode"]) for columns in map(stamp_columns, new)}
        grown = [row.id for row in rows if row.state in _OPEN and (row.name, row.inode) in files]
        self._mark(connection, grown, State.OVERTAKEN)

    def _mark(self, connection: Connection, claims: Sequence[int], state: State) -> None:
        if claims:
            connection.execute(update(arrivals).where(arrivals.c.id.in_(claims)).values(state=str(state)))

    def _claim(self, row: Row[Any]) -> Claim:
        stamp = FileStamp(row.size, row.mtime_ns, row.ctime_ns, row.inode)
        return Claim(row.id, Arrival(self.folder / os.fsdecode(row.name), str(self.folder), row.name, stamp))


def is_known(store: Store, folder: Path) -> bool:
    """Whether the station has watched a folder before: then nobody is asked what to do with what lies there.

    Raises:
        StoreError: The record cannot be read.
    """
    find = select(sources.c.id).where(sources.c.path == os.fsencode(folder.absolute()))
    with store.database.reading() as connection:
        return connection.execute(find).first() is not None


def _key(arrival: Arrival) -> _Key:
    columns = stamp_columns(arrival)
    return tuple(columns[name] for name in STAMP)


def _key_of(row: Row[Any]) -> _Key:
    return tuple(getattr(row, name) for name in STAMP)
