"""Writing files so that a crash leaves either the old content or the new, never half."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

_CHUNK = 1 << 20


@contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Give a temporary path in the target's folder, and put it in the target's place if the block succeeds.

    The file is flushed to disk before it is renamed, and the folder after it.

    Raises:
        OSError: The folder cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{uuid4().hex}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_atomically(target: Path, content: bytes) -> None:
    """Replace the content of `target` in one step."""
    with atomic_path(target) as temporary:
        temporary.write_bytes(content)


def move_without_overwriting(source: Path, target: Path) -> Path:
    """Move a file, also to another device; at every moment it is complete at one of the two places.

    Args:
        source: The file.
        target: Where to; where something has this name, a number is added to it.

    Returns:
        Where it is now.

    Raises:
        OSError: It cannot be moved; it is where it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        place = target if number == 1 else target.with_stem(f"{target.stem}_{number}")
        try:
            take_free_name(source, place)
        except FileExistsError:
            continue
        break
    source.unlink()
    sync_folder(place.parent)
    return place


def take_free_name(source: Path, place: Path) -> None:
    """Put a file's content under another name that is still free, by a link or, where that cannot be, by a copy.

    Raises:
        FileExistsError: The name is taken.
    """
    try:
        os.link(source, place)
    except FileExistsError:
        raise
    except OSError:  # another device, or one without links
        place.open("xb").close()  # from here on the name is ours
        try:
            with atomic_path(place) as temporary:
                shutil.copy2(source, temporary)
        except BaseException:
            place.unlink(missing_ok=True)
            raise


def sha256_of(path: Path) -> str:
    """SHA-256 of a file as 64 hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def change_stamp(file: Path) -> tuple[int, int] | None:
    """Something that differs each time a file was replaced, and costs no reading; None where there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk before this returns."""
    if os.name != "posix":
        return  # Windows cannot open a folder for flushing
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
