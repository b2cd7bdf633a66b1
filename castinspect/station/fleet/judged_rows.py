"""The list of what was judged in a folder that several computers watch, as rows on the plant's server."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select, tuple_

from castinspect.station.claim.nested import lies_in
from castinspect.station.claim.place import Key, Listed, from_above, from_below, merged
from castinspect.station.fleet.reached import FleetServer
from castinspect.station.fleet.tables import claims, judged, taken

_AT_ONCE = 500
"""Rows in one statement."""


class ServerList:
    """The list; that one station takes a picture up, and no other, is a key of the table.

    Args:
        server: Opened when it is first used.
        folder: What all computers call it.
    """

    def __init__(self, server: FleetServer, folder: str) -> None:
        self._server, self._folder = server, folder

    def read(self) -> dict[Key, str]:
        """All of it.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        with self._server.writing() as connection:
            return _read(connection, self._folder)

    def around(self) -> Iterator[Listed]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        with self._server.writing() as connection:
            names = select(judged.c.folder).union(select(taken.c.folder))
            others = [name for name in connection.execute(names).scalars() if name != self._folder]
            above = {other: _read(connection, other) for other in others if lies_in(self._folder, other, "/")}
            below = {other: _read(connection, other) for other in others if lies_in(other, self._folder, "/")}
        for other, listed in above.items():
            yield from from_above(listed, self._folder[len(other) :].strip("/"))
        for other, listed in below.items():
            yield from from_below(listed, other[len(self._folder) :].strip("/"))

    def take(self, keys: Collection[Key], owner: str, *, holder: str = "", is_forced: bool = False) -> set[Key]:
        """Take these up; those that are this station's now: none that is judged, none where another holds the folder.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        from sqlalchemy.dialects.postgresql import insert

        made = insert(taken)
        made = made.on_conflict_do_update(
            index_elements=list(taken.primary_key),
            set_={"owner": made.excluded.owner},
            where=None if is_forced else taken.c.owner == made.excluded.owner,
        )
        found: set[Key] = set()
        with self._server.writing() as connection:
            if holder and not self._is_held(connection, holder):
                return found
            for some in _portions(keys):
                rows = [{**self._row(key), "owner": owner} for key in some]
                mine = {_key(row) for row in connection.execute(made.values(rows).returning(taken))}
                over = self._judged_of(connection, mine)  # asked after the row is ours: until then another may say so
                self._delete(connection, taken, over)
                found |= mine - over
        return found

    def append(self, keys: Collection[Key], owner: str) -> None:
        """The station has judged these.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        from sqlalchemy.dialects.postgresql import insert

        with self._server.writing() as connection:
            rows = [self._row(key) for key in sorted(keys)]
            if rows:
                connection.execute(insert(judged).on_conflict_do_nothing(), rows)
            self._delete(connection, taken, keys, taken.c.owner == owner)

    def free(self, keys: Collection[Key], owner: str) -> None:
        """The station has not judged these, and will not.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        with self._server.writing() as connection:
            self._delete(connection, taken, keys, taken.c.owner == owner)

    def drop(self, keys: Collection[Key], owner: str) -> None:
        """Forget these, whoever judged them.

        Raises:
            ServerAwayError: It is as it was.
        """
        del owner
        with self._server.writing() as connection:
            for table in (judged, taken):
                self._delete(connection, table, keys)

    def _judged_of(self, connection: Connection, keys: Collection[Key]) -> set[Key]:
        key = tuple_(judged.c.name, judged.c.size, judged.c.microseconds)
        wanted = select(judged).where(judged.c.folder == self._folder, key.in_(keys))
        return {_key(row) for row in connection.execute(wanted)}

    def _is_held(self, connection: Connection, token: str) -> bool:
        """Whether a claim is held, and is until the transaction's end."""
        mine = select(claims).where(claims.c.folder == self._folder, claims.c.token == token, claims.c.holds)
        return connection.execute(mine.with_for_update(read=True)).first() is not None

    def _delete(self, connection: Connection, table: Any, keys: Collection[Key], *also: ColumnElement[bool]) -> None:
        key = tuple_(table.c.name, table.c.size, table.c.microseconds)
        for some in _portions(keys):
            connection.execute(delete(table).where(table.c.folder == self._folder, key.in_(some), *also))

    def _row(self, key: Key) -> dict[str, object]:
        name, size, microseconds = key
        return {"folder": self._folder, "name": name, "size": size, "microseconds": microseconds}


def _portions(keys: Collection[Key]) -> Iterator[list[Key]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _read(connection: Connection, folder: str) -> dict[Key, str]:
    of_judged = connection.execute(select(judged).where(judged.c.folder == folder)).all()
    of_taken = connection.execute(select(taken).where(taken.c.folder == folder)).all()
    return merged(((_key(row), "") for row in of_judged), ((_key(row), row.owner) for row in of_taken))


def _key(row: Any) -> Key:
    return bytes(row.name), row.size, row.microseconds
