"""A real PostgreSQL server on loopback, in a folder of its own, for as long as a test asks for it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from castinspect.station.history.database import Database

LIMIT = 60
"""Seconds that starting or stopping may take."""


def binaries() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


needs_server = pytest.mark.skipif(binaries() is None, reason="there is no PostgreSQL server here")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    # not below pytest's own folder: whichever run of pytest starts next closes that to everybody else
    with TemporaryDirectory(prefix="castinspect-postgres-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder))
        server.start()
        yield server
        server.stop()


@contextmanager
def emptied(database: Database) -> Iterator[Database]:
    """A database on the server, whose tables are gone afterwards."""
    yield database
    with database.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    database.close()


class Server:
    """One server; it listens on a free port of loopback only and forgets everything at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._data = folder, folder / "data"
        self._bin = binaries()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._user = self._unprivileged()
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", "station", "--no-sync", "-E", "UTF8")

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://station@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "-D", self._data, "-w", "-t", LIMIT, "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-t", LIMIT, "-m", "immediate", "stop", check=False)

    def _unprivileged(self) -> str | None:
        """The server refuses to run for root: then the folder is given to somebody else."""
        if os.geteuid():
            return None
        person = pwd.getpwnam("postgres" if any(p.pw_name == "postgres" for p in pwd.getpwall()) else "nobody")
        for folder in (self.folder, *self.folder.parents):
            if folder != Path("/") and not folder.stat().st_mode & 0o001:
                folder.chmod(folder.stat().st_mode | 0o011)
        os.chown(self.folder, person.pw_uid, person.pw_gid)
        return person.pw_name

    def _run(self, program: str, *arguments: object, check: bool = True) -> None:
        subprocess.run(
            [self._bin / program, *map(str, arguments)],
            check=check, user=self._user, cwd=self.folder, timeout=2 * LIMIT,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
