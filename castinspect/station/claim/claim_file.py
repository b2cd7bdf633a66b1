"""The file in a watched folder that says which station on which computer watches it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from castinspect.files import sync_folder
from castinspect.jsontext import read_model

CLAIM_NAME = ".castinspect-station"
"""Hidden, so that nobody takes it for a picture."""

_MOST_BYTES = 4096
_NOT_FOR_US = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT})


class Holder(BaseModel):
    """Who watches a folder.

    Attributes:
        token: Of this start of the station; no other start has it.
        station: Its name.
        host: The computer's name.
        pid: Of the program.
        beat: Grows as long as the station lives.
        deep: Whether it looks into the folders below, too.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    token: str = Field(max_length=64)
    station: str = Field(max_length=200)
    host: str = Field(max_length=300)
    pid: int
    beat: int = 0
    deep: bool = True


@dataclass(frozen=True)
class Found:
    """The claim as it stands.

    Attributes:
        content: Byte by byte: as long as it changes, somebody lives.
        holder: What it says; None for one that is being written, or was torn by a crash.
    """

    content: bytes
    holder: Holder | None


class ClaimFile:
    """Reads and writes the claim. It is opened anew each time, since network file systems look at a file then.

    Args:
        folder: That is watched.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / CLAIM_NAME

    def read(self) -> Found | None:
        """The claim; None where nobody has made one.

        Raises:
            OSError: The folder cannot be read.
        """
        try:
            with self._file.open("rb") as file:
                content = file.read(_MOST_BYTES)
        except FileNotFoundError:
            self._file.parent.stat()  # a folder that is lost is not a folder that is free
            return None
        try:
            return Found(content, read_model(Holder, content))
        except ValueError:
            return Found(content, None)

    def create(self, holder: Holder) -> bool:
        """Make the claim; False where another made one first.

        Raises:
            OSError: It cannot be made.
        """
        try:
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        except FileExistsError:
            return False
        _put(handle, holder)
        sync_folder(self._file.parent)
        return True

    def write(self, holder: Holder) -> None:
        """Say something else in the claim that is there, in its place: renaming would hide it from NFS for a minute.

        Raises:
            OSError: It cannot be written, or is gone.
        """
        try:
            handle = os.open(self._file, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        except PermissionError:  # of another person; in a folder that is ours it may go
            self._file.unlink()
            if not self.create(holder):
                raise
            return
        _put(handle, holder)

    def remove(self) -> None:
        """Let the folder go.

        Raises:
            OSError: The claim cannot be removed.
        """
        self._file.unlink(missing_ok=True)


def is_not_writable(error: OSError) -> bool:
    """Whether a folder takes no file of ours: it is read-only, somebody else's, or full."""
    return error.errno in _NOT_FOR_US


def _put(handle: int, holder: Holder) -> None:
    try:
        content = holder.model_dump_json().encode()
        os.write(handle, content)
        os.ftruncate(handle, len(content))
        os.fsync(handle)
    finally:
        os.close(handle)
