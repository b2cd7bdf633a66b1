"""A picture's file, read once, or the sentence that says why it cannot be."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from castinspect.errors import ImageError
from castinspect.imaging.memory import MOST_FOR_ONE

MAX_BYTES = MOST_FOR_ONE
"""Larger files are refused unread."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells one file from another that stood under its name.

    The time of change counts, too: a camera that always writes the same name with a clock that stands gives files of
    one size and one time of modification.

    Attributes:
        size: In bytes.
        mtime_ns: When its content was modified, in nanoseconds.
        ctime_ns: When anything of it was changed; on Windows, when it was made.
        inode: Its number in the file system; 0 where there is none.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> FileStamp:
        """The stamp in what the system says of a file."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@dataclass(frozen=True)
class Content:
    """A file as it was read: what is hashed, checked, judged and shown is all the same.

    Attributes:
        path: Where it came from.
        data: All its bytes.
        stamp: Of the very file that was opened.
    """

    path: Path
    data: bytes
    stamp: FileStamp

    @cached_property
    def sha256(self) -> str:
        """Of the bytes, as 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()


def read_file(path: Path) -> Content:
    """Read a file; pipes, devices and what is too large are refused without being opened.

    Raises:
        ImageError: It is missing, no file, too large, empty, cannot be read, or changed while it was read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ImageError("image-is-folder", path=path)
        if not stat.S_ISREG(found.st_mode):
            raise ImageError("image-no-file", path=path)
        if found.st_size > MAX_BYTES:
            raise ImageError("image-file-too-large", path=path, megabytes=MAX_BYTES // 10**6)
        with path.open("rb") as file:
            before = FileStamp.of(os.fstat(file.fileno()))
            data = file.read()
            after = FileStamp.of(os.fstat(file.fileno()))
    except FileNotFoundError as error:
        raise ImageError("image-missing", path=path) from error
    except (OSError, ValueError, MemoryError) as error:  # ValueError: a name that no file can have
        detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ImageError("image-unreadable", path=path, detail=detail) from error
    if not data:
        raise ImageError("image-empty", path=path)
    if (before.size, before.mtime_ns) != (after.size, after.mtime_ns) or len(data) != after.size:
        raise ImageError("image-still-written", path=path)
    return Content(path, data, after)


def read_content(path: Path) -> bytes:
    """The bytes alone.

    Raises:
        ImageError: As `read_file`.
    """
    return read_file(path).data
