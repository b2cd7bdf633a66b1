"""Locks between programs that the operating system releases when their holder ends, however it ends."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

_SLOTS = 64
"""Programs that may share a lock at once on Windows, where a range of bytes stands for it."""


def key_of(path: Path) -> str:
    """What a path is called in names of files, by whatever other path it is reached."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]


def file_for(path: Path, suffix: str) -> Path:
    """A file that stands for a path on this computer, whoever asks and whatever folders are theirs to write."""
    return Path(tempfile.gettempdir()) / f"castinspect-{key_of(path)}.{suffix}"


class FileLock:
    """A lock on a file of its own; the file stays, the lock does not.

    Args:
        file: Made where it is missing.
        shared: Whether others may hold it too, as long as they share it.
    """

    def __init__(self, file: Path, *, shared: bool = False) -> None:
        self._file, self._shared = file, shared
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock at once, or say that another program holds it.

        Raises:
            OSError: The file cannot be made or opened.
        """
        if self._handle is not None:
            return True
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle = _opened(self._file)
        if not _locked(handle, shared=self._shared):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let others have it."""
        if self._handle is not None:
            os.close(self._handle)  # which releases it, on every system
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _opened(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    except PermissionError:  # made by another person: to read it is enough to lock it
        return os.open(file, os.O_RDONLY)


if sys.platform == "win32":

    def _locked(handle: int, *, shared: bool) -> bool:
        """Lock all bytes for oneself alone, or one free byte to share."""
        import msvcrt

        ranges = [(slot, 1) for slot in range(_SLOTS)] if shared else [(0, _SLOTS)]
        for start, length in ranges:
            os.lseek(handle, start, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, length)
            except OSError:
                continue
            return True
        return False

else:

    def _locked(handle: int, *, shared: bool) -> bool:
        """Lock the open file."""
        import fcntl

        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
