"""A picture's file, read once, or the sentence that says why it cannot be."""

from __future__ import annotations

import stat
from pathlib import Path

from castinspect.errors import ImageError

MAX_BYTES = 512 << 20
"""Larger files are refused unread."""


def read_content(path: Path) -> bytes:
    """Read a file; pipes, devices and what is too large are refused without being opened.

    Raises:
        ImageError: It is missing, no file, too large, empty, or cannot be read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ImageError("image-is-folder", path=path)
        if not stat.S_ISREG(found.st_mode):
            raise ImageError("image-no-file", path=path)
        if found.st_size > MAX_BYTES:
            raise ImageError("image-file-too-large", path=path, megabytes=MAX_BYTES >> 20)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ImageError("image-missing", path=path) from error
    except (OSError, ValueError, MemoryError) as error:  # ValueError: a name that no file can have
        detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ImageError("image-unreadable", path=path, detail=detail) from error
    if not content:
        raise ImageError("image-empty", path=path)
    return content
