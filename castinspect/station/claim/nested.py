"""Claims in folders that a watched folder lies in, and in those that lie in it: parts would be judged twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from castinspect.station.claim.claim_file import CLAIM_NAME, ClaimFile, Found

_DEEPEST = 16


def claims_above(folder: Path) -> Iterator[tuple[str, Found]]:
    """Claims on folders that this one lies in, where those look into the folders below them."""
    for above in Path(os.path.realpath(folder)).parents:
        with suppress(OSError):  # what may not be read there says nothing
            found = ClaimFile(above).read()
            if found is not None and (found.holder is None or found.holder.deep):
                yield str(above), found


def claims_below(folder: Path) -> Iterator[tuple[str, Found]]:
    """Claims on folders that lie in this one; links are not followed."""
    for below in folders_below(Path(os.path.realpath(folder)), CLAIM_NAME):
        with suppress(OSError):
            found = ClaimFile(below).read()
            if found is not None:
                yield str(below), found


def lies_in(one: str, other: str, separator: str = os.sep) -> bool:
    """Whether a folder lies in another one, or is it."""
    return one == other or one.startswith(other.rstrip(separator) + separator)


def folders_below(folder: Path, name: str, depth: int = 0) -> Iterator[Path]:
    """Folders below one that hold an entry whose name begins so; links are not followed."""
    below, is_found = [], False
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(name):
                is_found = True
            elif entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
    if depth and is_found:
        yield folder
    for each in below if depth < _DEEPEST else ():
        yield from folders_below(each, name, depth + 1)
