"""Claims on watched folders as rows on the plant's server, for folders that take no files of a station."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from castinspect.errors import CastInspectError
from castinspect.station.claim.claim_file import Found, Holder
from castinspect.station.claim.nested import lies_in
from castinspect.station.claim.place import Key, ServerAwayError, Shared, from_above, from_below
from castinspect.station.fleet.server import open_fleet
from castinspect.station.fleet.tables import claims, judged
from castinspect.station.history.database import Database
from castinspect.station.history.keeping.reaching import accepts_connections

_NOW = text("timezone('UTC', clock_timestamp())")
_LATELY = text("timezone('UTC', clock_timestamp()) - interval '1 day'")
_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "fuse.glusterfs", "lustre", "beegfs", "gpfs")


def shared_folders(url: str, names: Mapping[str, str]) -> Callable[[Path], Shared | None]:
    """What gives the server's claim and list of a watched folder; nothing is asked of the server before they are used.

    Args:
        url: Of the server.
        names: What all computers call some folders; those on a network share need none.
    """

    def at_server(folder: Path) -> Shared | None:
        name = named(folder, names) or share_of(folder)
        if name is None:
            return None
        server = _Server(url)
        return Shared(ServerClaim(server, name), ServerList(server, name))

    return at_server


def named(folder: Path, names: Mapping[str, str]) -> str | None:
    """What all computers call a folder, as the settings say of it or of one that it lies in."""
    path = os.path.realpath(folder)
    within = {os.path.realpath(each): name for each, name in names.items() if lies_in(path, os.path.realpath(each))}
    nearest = max(within, key=len, default=None)
    if nearest is None:
        return None
    return within[nearest].rstrip("/") + path[len(nearest) :].replace(os.sep, "/")


def share_of(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str | None:
    """What a folder on a network share is called, whatever this computer calls it; None for any other folder."""
    path = os.path.realpath(folder)
    if sys.platform == "win32":
        return path.replace("\\", "/").lower() if path.startswith("\\\\") else None
    try:
        lines = mounts.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return None
    found = [line.split(" ")[:3] for line in lines]
    within = [(point, device, kind) for device, point, kind in map(_unescaped, found) if lies_in(path, point, "/")]
    point, device, kind = max(within, key=lambda mount: len(mount[0]), default=("", "", ""))
    if not kind.startswith(_NETWORK):
        return None
    below = path[len(point.rstrip("/")) :]
    return device.rstrip("/") + below


def _unescaped(fields: Sequence[str]) -> list[str]:
    return [re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), field) for field in fields]


class _Server:
    """Opens the server when it is first used; what goes wrong there is one kind of error.

    Once something went wrong, whether the server is there is asked before each further try: a lease is shorter than
    what connections to all addresses of a server may take that swallows them.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._database: Database | None = None
        self._trouble = ""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        if self._trouble and not accepts_connections(self._url):
            raise ServerAwayError(self._trouble)
        try:
            if self._database is None:
                self._database = open_fleet(self._url)
            with self._database.writing() as connection:
                yield connection
            self._trouble = ""
        except CastInspectError as error:
            self._trouble = str(error)
            raise ServerAwayError(self._trouble) from error
        except IntegrityError as error:
            raise ServerAwayError("another station was quicker") from error

    def close(self) -> None:
        """Close what is open."""
        if self._database is not None:
            self._database.close()
            self._database = None


class ServerClaim:
    """The claim on a folder, as rows: one holds it, the others wait for it.

    Args:
        server: Opened when it is first used.
        folder: What all computers call it.
    """

    def __init__(self, server: _Server, folder: str) -> None:
        self._server, self._folder, self._token = server, folder, ""
        self.is_contended = False
        """Whether another station has asked for the folder within a day."""

    def read(self) -> Found | None:
        """The claim; None where nobody holds it.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        mine = (claims.c.folder == self._folder, claims.c.holds)
        others = (claims.c.folder == self._folder, claims.c.token != self._token, claims.c.seen > _LATELY)
        with self._server.writing() as connection:
            row = connection.execute(select(claims).where(*mine)).one_or_none()
            if self._token:
                asking = select(func.count()).select_from(claims).where(*others)
                self.is_contended = connection.execute(asking).scalar_one() > 0
        return None if row is None else _found(row)

    def create(self, holder: Holder) -> bool:
        """Make the claim; False where another made one first.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        from sqlalchemy.dialects.postgresql import insert as insert_if

        with self._server.writing() as connection:
            connection.execute(delete(claims).where(self._of(holder.token)))
            made = insert_if(claims).values(self._row(holder, holds=True)).on_conflict_do_nothing()
            is_mine = connection.execute(made.returning(claims.c.token)).first() is not None
            if not is_mine:
                connection.execute(insert(claims).values(self._row(holder, holds=False)))
        self._token = holder.token
        return is_mine

    def write(self, holder: Holder) -> None:
        """Say something else in the claim that is there; old words of others go.

        Raises:
            ServerAwayError: It was not kept.
        """
        with self._server.writing() as connection:
            mine = claims.c.folder == self._folder
            connection.execute(delete(claims).where(mine, claims.c.holds | (claims.c.token == holder.token)))
            connection.execute(delete(claims).where(mine, claims.c.seen <= _LATELY))
            connection.execute(insert(claims).values(self._row(holder, holds=True)))
        self._token = holder.token

    def ask(self, holder: Holder) -> None:
        """Say that this station waits for the folder.

        Raises:
            ServerAwayError: It was not kept.
        """
        with self._server.writing() as connection:
            connection.execute(delete(claims).where(self._of(holder.token)))
            connection.execute(insert(claims).values(self._row(holder, holds=False)))
        self._token, self.is_contended = holder.token, True

    def remove(self) -> None:
        """Let the folder go.

        Raises:
            ServerAwayError: It was not kept.
        """
        with self._server.writing() as connection:
            connection.execute(delete(claims).where(self._of(self._token)))

    def close(self) -> None:
        """Let the server go."""
        self._server.close()

    def around(self) -> Iterator[tuple[str, Found]]:
        """Claims of this folder, of those that it lies in, and of those that lie in it; this folder's name is empty.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        with self._server.writing() as connection:
            rows = connection.execute(select(claims).where(claims.c.holds).order_by(claims.c.folder)).all()
        for row in rows:
            is_below = lies_in(row.folder, self._folder, "/")
            if is_below or (row.deep and lies_in(self._folder, row.folder, "/")):
                yield "" if row.folder == self._folder else row.folder, _found(row)

    def _of(self, token: str) -> ColumnElement[bool]:
        return and_(claims.c.folder == self._folder, claims.c.token == token)

    def _row(self, holder: Holder, *, holds: bool) -> dict[str, object]:
        return {"folder": self._folder, "holds": holds, "seen": _NOW, **holder.model_dump()}


class ServerList:
    """The list of what was judged in a folder, as rows.

    Args:
        server: Opened when it is first used.
        folder: What all computers call it.
    """

    def __init__(self, server: _Server, folder: str) -> None:
        self._server, self._folder = server, folder

    def read(self) -> list[Key]:
        """All of it.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        asked = select(judged.c.name, judged.c.size, judged.c.microseconds).where(judged.c.folder == self._folder)
        with self._server.writing() as connection:
            return [(bytes(name), size, moment) for name, size, moment in connection.execute(asked)]

    def around(self) -> Iterator[Key]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        with self._server.writing() as connection:
            others = connection.execute(select(judged.c.folder).distinct()).scalars().all()
        for other in others:
            if other == self._folder:
                continue
            keys = ServerList(self._server, other)
            if lies_in(other, self._folder, "/"):
                yield from from_below(keys.read(), other[len(self._folder) :].strip("/"))
            elif lies_in(self._folder, other, "/"):
                yield from from_above(keys.read(), self._folder[len(other) :].strip("/"))

    def append(self, keys: Iterable[Key]) -> None:
        """Put these on it, too.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        from sqlalchemy.dialects.postgresql import insert as insert_if

        rows = [self._row(key) for key in keys]
        with self._server.writing() as connection:
            if rows:
                connection.execute(insert_if(judged).on_conflict_do_nothing(), rows)

    def replace(self, keys: Iterable[Key]) -> None:
        """Have only these on it.

        Raises:
            ServerAwayError: It is as it was.
        """
        rows = [self._row(key) for key in keys]
        with self._server.writing() as connection:
            connection.execute(delete(judged).where(judged.c.folder == self._folder))
            if rows:
                connection.execute(insert(judged), rows)

    def _row(self, key: Key) -> dict[str, object]:
        name, size, microseconds = key
        return {"folder": self._folder, "name": name, "size": size, "microseconds": microseconds}


def _found(row: Row[Any]) -> Found:
    holder = Holder(**{name: getattr(row, name) for name in Holder.model_fields})
    return Found(holder.model_dump_json().encode(), holder)
