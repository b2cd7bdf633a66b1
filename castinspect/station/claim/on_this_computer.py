"""Folders that are watched on this computer, whoever does it: each has a lock and says which folder it stands for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from castinspect.errors import StationError
from castinspect.files import write_atomically
from castinspect.locks import FileLock, file_for
from castinspect.station.claim.nested import lies_in

_SHALLOW = b"\n"
"""Ends the name of a folder whose own folders are not looked into."""


def lock_of(folder: Path) -> FileLock:
    """What whoever watches the folder holds."""
    return FileLock(file_for(folder, "lock"))


def refuse_nested(folder: Path, *, deep: bool) -> None:
    """Say which folder is watched, and refuse one that lies in a watched one, or that a watched one lies in.

    Args:
        folder: Whose lock is held.
        deep: Whether the folders below it are looked into.

    Raises:
        StationError: Another program on this computer watches such a folder.
        OSError: It cannot be said.
    """
    mine = os.path.realpath(folder)
    write_atomically(file_for(folder, "folder"), os.fsencode(mine) + (b"" if deep else _SHALLOW))
    for other, is_deep in _watched():
        is_above, is_below = is_deep and lies_in(mine, other), deep and lies_in(other, mine)
        if other != mine and (is_above or is_below) and _is_held(Path(other)):
            raise StationError("folder-nested-here", folder=folder, other=other)


def _watched() -> Iterator[tuple[str, bool]]:
    for file in Path(tempfile.gettempdir()).glob("castinspect-*.folder"):
        with suppress(OSError):
            said = file.read_bytes()
            yield os.fsdecode(said.rstrip(_SHALLOW)), not said.endswith(_SHALLOW)


def _is_held(folder: Path) -> bool:
    with lock_of(folder) as lock:
        return not lock.acquire()
