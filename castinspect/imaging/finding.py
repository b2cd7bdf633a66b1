"""Finding pictures by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from castinspect.errors import ImageError

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".tif", ".tiff", ".webp"})


def find_pictures(paths: Iterable[Path]) -> list[Path]:
    """List pictures: files as they are named, folders with all pictures below them, in natural order.

    Hidden files and folders are left out, and so is everything without a picture's extension.

    Raises:
        ImageError: A path does not exist, or a folder cannot be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_walk(path), key=_natural)))
        elif path.exists():
            found[path] = None
        else:
            raise ImageError("image-missing", path=path)
    return list(found)


def is_picture_name(name: str) -> bool:
    """Whether a file of this name is taken for a picture: a known extension, not hidden, not temporary."""
    return not name.startswith((".", "~")) and os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise ImageError("image-folder-unreadable", path=error.filename, detail=error.strerror) from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if is_picture_name(name))


def _natural(path: Path) -> list[tuple[int, int | str]]:
    """Sort key that puts `part_2` before `part_10`."""
    return [(0, int(piece)) if piece.isdecimal() else (1, piece.lower()) for piece in re.split(r"(\d+)", str(path))]
