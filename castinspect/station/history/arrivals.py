"""Which files came to the station, and how far each has got; what a crash cut off is found here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, text, update

from castinspect.imaging.content import FileStamp
from castinspect.station.history.rows import Claim, State
from castinspect.station.history.stamps import SAME_FILE, SAME_STAMP, STAMP, stamp_columns
from castinspect.station.history.store import Store
from castinspect.station.history.tables import arrivals, sources
from castinspect.station.sources.arrival import Arrival

_AT_ONCE = 500
"""Files asked for in one query."""

_OPEN = (State.SEEN, State.CLAIMED)
_DEALT_WITH = (State.JUDGED, State.DONE, State.REPEATED)
_IS_OPEN = text("state IN ('seen', 'claimed')")
"""Word for word as the index has it: else SQLite looks through all arrivals."""

_ROWS = select(arrivals.c.id, arrivals.c.state, *(arrivals.c[name] for name in STAMP)).where(
    arrivals.c.source == bindparam("source")
)
_FIND = _ROWS.where(arrivals.c.name.in_(bindparam("names", expanding=True))).limit(bindparam("most"))
_FIND_ONE = _ROWS.where(*(arrivals.c[name] == bindparam(name) for name in SAME_STAMP))
_FIND_SAME_FILE = _ROWS.where(arrivals.c.sha256 != "", *(arrivals.c[name] == bindparam(name) for name in SAME_FILE))
_FIND_OPEN = _ROWS.where(_IS_OPEN)
_COUNT_OPEN = select(func.count()).select_from(arrivals).where(_IS_OPEN)
_PER_NAME = 8
"""Rows of a name that are read in one query; of a name that was used a million times only what is asked is read."""

_GROWN = ("name", "inode")
"""The same file while it grows."""

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
        """Leave alone what lay there before the station's first start, or was judged by another, also after a restart.

        Raises:
            StoreError: Nothing was kept.
        """
        asked = {_key(arrival) for arrival in found}
        with self._store.database.writing() as connection:
            rows = [row for row in self._known(connection, found) if _key_of(row) in asked]
            known = {_key_of(row) for row in rows}
            self._mark(connection, [row.id for row in rows if row.state in _OPEN], State.SKIPPED)
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
                known = {_key_of(row) for row in self._known(connection, found)}
                new = [arrival for arrival in new if _key(arrival) not in known]
                new = self._without_skipped(connection, new)
                self._overtake(connection, new)
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
        statement = select(arrivals).where(arrivals.c.source == self.id, _IS_OPEN)
        with self._store.database.reading() as connection:
            return [self._claim(row) for row in connection.execute(statement.order_by(arrivals.c.id))]

    def release(self, claims: Sequence[Claim]) -> None:
        """Forget that these were taken up: another station may judge them, or this one later.

        Raises:
            StoreError: Nothing was changed.
        """
        numbers = [claim.id for claim in claims]
        with self._store.database.writing() as connection:
            for start in range(0, len(numbers), _AT_ONCE):
                some = arrivals.c.id.in_(numbers[start : start + _AT_ONCE])
                connection.execute(delete(arrivals).where(some, _IS_OPEN))

    def dealt_with(self, names: Sequence[bytes]) -> Iterator[Arrival]:
        """What is on record, with a verdict, of files with these names.

        Raises:
            StoreError: The record cannot be read.
        """
        asked = select(arrivals).where(arrivals.c.source == self.id, arrivals.c.state.in_(_DEALT_WITH))
        with self._store.database.reading() as connection:
            for start in range(0, len(names), _AT_ONCE):
                some = arrivals.c.name.in_(names[start : start + _AT_ONCE])
                for row in connection.execute(asked.where(some)).all():
                    yield self._claim(row).arrival

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

    def is_rewritten(self, arrival: Arrival) -> bool:
        """Whether a file is none of those that were judged under its name: then it is a copy of one of them.

        Raises:
            StoreError: The record cannot be read.
        """
        with self._store.database.reading() as connection:
            return connection.execute(_FIND_SAME_FILE, self._asked(arrival, SAME_FILE)).first() is None

    def _known(self, connection: Connection, found: Sequence[Arrival]) -> Iterator[Row[Any]]:
        """The rows of these files, and perhaps of others with their names."""
        for start in range(0, len(found), _AT_ONCE):
            some = found[start : start + _AT_ONCE]
            most = _PER_NAME * len(some)
            names = [arrival.name for arrival in some]
            rows = connection.execute(_FIND, {"source": self.id, "names": names, "most": most}).all()
            if len(rows) == most:
                rows = [row for one in some for row in connection.execute(_FIND_ONE, self._asked(one, SAME_STAMP))]
            yield from rows

    def _asked(self, arrival: Arrival, names: Sequence[str]) -> dict[str, object]:
        return {"source": self.id, **dict(zip(names, _key(arrival, names), strict=True))}

    def _without_skipped(self, connection: Connection, new: Sequence[Arrival]) -> list[Arrival]:
        """Without files that were skipped and stay it, though their share was mounted anew and numbers them anew."""
        rows = (row for row in self._known(connection, new) if row.state == State.SKIPPED)
        skipped = {_key_of(row, SAME_STAMP) for row in rows}
        self._enter(connection, [one for one in new if _key(one, SAME_STAMP) in skipped], State.SKIPPED)
        return [one for one in new if _key(one, SAME_STAMP) not in skipped]

    def _enter(self, connection: Connection, new: Sequence[Arrival], state: State) -> None:
        if not new:
            return
        common = {"source": self.id, "state": str(state), "seen": datetime.now(UTC), "station": self._store.station}
        connection.execute(insert(arrivals), [{**common, **stamp_columns(arrival)} for arrival in new])

    def _overtake(self, connection: Connection, new: Sequence[Arrival]) -> None:
        """A file that was taken up while it grew is the same file."""
        files = {_key(arrival, _GROWN) for arrival in new}
        rows = connection.execute(_FIND_OPEN, {"source": self.id}) if new else ()
        grown = [row.id for row in rows if _key_of(row, _GROWN) in files]
        self._mark(connection, grown, State.OVERTAKEN)

    def _mark(self, connection: Connection, claims: Sequence[int], state: State) -> None:
        if claims:
            connection.execute(update(arrivals).where(arrivals.c.id.in_(claims)).values(state=str(state)))

    def _claim(self, row: Row[Any]) -> Claim:
        stamp = FileStamp(row.size, row.mtime_ns, row.ctime_ns, row.inode)
        return Claim(row.id, Arrival(self.folder / os.fsdecode(row.name), str(self.folder), row.name, stamp))


def waiting(connection: Connection) -> int:
    """How many arrivals of all folders were taken up and are not judged yet."""
    return connection.execute(_COUNT_OPEN).scalar_one()


def is_known(store: Store, folder: Path) -> bool:
    """Whether the station has watched a folder before: then nobody is asked what to do with what lies there.

    Raises:
        StoreError: The record cannot be read.
    """
    find = select(sources.c.id).where(sources.c.path == os.fsencode(folder.absolute()))
    with store.database.reading() as connection:
        return connection.execute(find).first() is not None


def _key(arrival: Arrival, names: Sequence[str] = STAMP) -> _Key:
    columns = stamp_columns(arrival)
    return tuple(columns[name] for name in names)


def _key_of(row: Row[Any], names: Sequence[str] = STAMP) -> _Key:
    return tuple(getattr(row, name) for name in names)
