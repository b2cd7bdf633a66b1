"""Claims on watched folders as rows on the plant's server, for folders that take no files of a station."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, text, update

from castinspect.station.claim.claim_file import Found, Holder
from castinspect.station.claim.nested import lies_in
from castinspect.station.claim.place import Shared
from castinspect.station.fleet.judged_rows import ServerList
from castinspect.station.fleet.reached import FleetServer
from castinspect.station.fleet.tables import claims

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
        server = FleetServer(url)
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


class ServerClaim:
    """The claim on a folder, as rows: one holds it; the others wait for it, or had it within a day.

    Args:
        server: Opened when it is first used.
        folder: What all computers call it.
    """

    def __init__(self, server: FleetServer, folder: str) -> None:
        self._server, self._folder = server, folder
        self._mine: Holder | None = None
        self.is_contended: bool | None = None
        """Whether another station had or wanted the folder within a day; None before that was asked."""

    def read(self) -> Found | None:
        """The claim; None where nobody holds it.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        with self._server.writing() as connection:
            row = connection.execute(select(claims).where(self._here, claims.c.holds)).one_or_none()
            if self._mine is not None:
                others = ~self._of_station(self._mine), claims.c.seen > _LATELY
                asking = select(func.count()).select_from(claims).where(self._here, *others)
                self.is_contended = connection.execute(asking).scalar_one() > 0
        return None if row is None else _found(row)

    def create(self, holder: Holder) -> bool:
        """Make the claim; False where another made one first.

        Raises:
            ServerAwayError: The server cannot be asked.
        """
        from sqlalchemy.dialects.postgresql import insert as insert_if

        with self._server.writing() as connection:
            self._forget(connection, holder)
            made = insert_if(claims).values(self._row(holder, holds=True)).on_conflict_do_nothing()
            is_mine = connection.execute(made.returning(claims.c.token)).first() is not None
            if not is_mine:
                connection.execute(insert(claims).values(self._row(holder, holds=False)))
        self._mine = holder
        return is_mine

    def write(self, holder: Holder) -> None:
        """Say something else in the claim that is there; whoever held it is remembered for a day.

        Raises:
            ServerAwayError: It was not kept.
        """
        with self._server.writing() as connection:
            self._forget(connection, holder)
            connection.execute(update(claims).where(self._here, claims.c.holds).values(holds=False))
            connection.execute(insert(claims).values(self._row(holder, holds=True)))
        self._mine = holder

    def ask(self, holder: Holder) -> None:
        """Say that this station waits for the folder.

        Raises:
            ServerAwayError: It was not kept.
        """
        with self._server.writing() as connection:
            self._forget(connection, holder)
            connection.execute(insert(claims).values(self._row(holder, holds=False)))
        self._mine, self.is_contended = holder, True

    def remove(self) -> None:
        """Let the folder go.

        Raises:
            ServerAwayError: It was not kept.
        """
        if self._mine is not None:
            mine = claims.c.token == self._mine.token, claims.c.holds
            with self._server.writing() as connection:
                connection.execute(update(claims).where(self._here, *mine).values(holds=False, seen=_NOW))

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

    @property
    def _here(self) -> ColumnElement[bool]:
        return claims.c.folder == self._folder

    def _of_station(self, holder: Holder) -> ColumnElement[bool]:
        return and_(claims.c.station == holder.station, claims.c.host == holder.host)

    def _forget(self, connection: Connection, holder: Holder) -> None:
        """What this station said before, in whichever start, and what is too old."""
        connection.execute(delete(claims).where(self._here, self._of_station(holder)))
        connection.execute(delete(claims).where(self._here, ~claims.c.holds, claims.c.seen <= _LATELY))

    def _row(self, holder: Holder, *, holds: bool) -> dict[str, object]:
        return {"folder": self._folder, "holds": holds, "seen": _NOW, **holder.model_dump()}


def _found(row: Row[Any]) -> Found:
    holder = Holder(**{name: getattr(row, name) for name in Holder.model_fields})
    return Found(holder.model_dump_json().encode(), holder)
