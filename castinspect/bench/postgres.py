"""A PostgreSQL server of one's own for a measurement, on loopback; it ends and is forgotten with the block."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from castinspect.errors import FleetError

_LIMIT = 120


@contextmanager
def own_server(folder: Path | None = None) -> Iterator[str]:
    """Start a server with its usual durability.

    Args:
        folder: On the disk to be measured; None takes where temporary files go.

    Yields:
        Its URL.

    Raises:
        FleetError: PostgreSQL is not installed here, or does not start.
    """
    binaries = _binaries()
    if binaries is None:
        raise FleetError("bench-no-postgres")
    with TemporaryDirectory(prefix="castinspect-postgres-", dir=folder, ignore_cleanup_errors=True) as name:
        data, user = Path(name) / "data", _owner(Path(name))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c max_connections=200"
        _run(binaries / "initdb", ["-D", data, "-A", "trust", "-U", "station", "-E", "UTF8"], user, name)
        control = ["-D", data, "-w", "-t", _LIMIT]
        _run(binaries / "pg_ctl", [*control, "-l", Path(name) / "log", "-o", options, "start"], user, name)
        try:
            yield f"postgresql+psycopg://station@127.0.0.1:{port}/postgres"
        finally:
            _run(binaries / "pg_ctl", [*control, "-m", "immediate", "stop"], user, name)


def _binaries() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _owner(folder: Path) -> str | None:
    """The server refuses to run for root: then the folder is given to somebody else."""
    if sys.platform == "win32" or os.geteuid():
        return None
    import pwd

    person = pwd.getpwnam("postgres" if any(p.pw_name == "postgres" for p in pwd.getpwall()) else "nobody")
    os.chown(folder, person.pw_uid, person.pw_gid)
    return person.pw_name


def _run(program: Path, arguments: list[object], user: str | None, folder: str) -> None:
    try:
        subprocess.run(
            [program, *map(str, arguments)], check=True, user=user, cwd=folder, timeout=2 * _LIMIT,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise FleetError("bench-postgres-failed", detail=error) from error
