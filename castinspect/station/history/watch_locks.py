"""Who may watch: one program a folder, one a station name; the system releases both when it ends.

Computers with records of their own see each other by a claim in the folder itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from castinspect.errors import StationError, StoreError
from castinspect.locks import FileLock, key_of
from castinspect.station.claim.folder_claim import FolderClaim, Terms
from castinspect.station.claim.on_this_computer import lock_of, refuse_nested
from castinspect.station.claim.place import Sharing


@contextmanager
def watch_locks(
    record: Path,
    station: str,
    folder: Path,
    *,
    take_over: bool = False,
    terms: Terms | None = None,
    sharing: Sharing | None = None,
) -> Iterator[FolderClaim]:
    """Hold a folder and a station's name on this computer, and ask for the folder among all computers.

    Args:
        record: The record's file; a station of this name works on it alone.
        station: Its name.
        folder: Watched by nobody else on this computer.
        take_over: Whether it is taken from a station on another computer that is at work there.
        terms: Seconds that all computers keep to.
        sharing: How the folder is shared among computers.

    Yields:
        The claim, which says whether the folder is another computer's now.

    Raises:
        StationError: Another program holds one of them, or a folder that lies in this one, or that this one lies in.
        StoreError: The lock cannot be made.
    """
    key = key_of(folder)
    with ExitStack() as stack:
        mine = stack.enter_context(FileLock(record.with_name(f"folder-{key}.lock")))
        name = stack.enter_context(FileLock(record.with_name(f"{record.stem}.{station}.lock")))
        try:
            if not mine.acquire():
                raise StationError("folder-watched", folder=folder)
            if not name.acquire():
                raise StationError("station-running", station=station)
        except OSError as error:
            raise StoreError("store-not-written", store=record, detail=error.strerror or error) from error
        others = stack.enter_context(lock_of(folder))
        with suppress(OSError):  # of another person, who keeps it from us; the folder is still ours in this record
            if not others.acquire():
                raise StationError("folder-watched", folder=folder)
            refuse_nested(folder, deep=sharing is None or sharing.deep)
        memory = record.with_name(f"folder-{key}.claim")
        claim = FolderClaim(
            folder,
            station,
            memory=memory,
            take_over=take_over,
            terms=terms,
            sharing=sharing,
            beside=_stations_of(record),
        )
        yield stack.enter_context(claim)


def _stations_of(record: Path) -> list[str]:
    """Whoever has ever watched a folder for this record: its locks stay."""
    return [lock.name[len(record.stem) + 1 : -len(".lock")] for lock in record.parent.glob(f"{record.stem}.*.lock")]
