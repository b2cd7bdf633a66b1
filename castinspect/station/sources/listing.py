"""One look into a watched folder and the folders below it: what lies there, and what is not looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from castinspect.imaging.content import FileStamp
from castinspect.imaging.finding import LeftOut, Why, has_picture_suffix, is_by_product, leads_out

DEEPEST = 16
"""Folders below one another that are looked into; a folder that leads back to itself ends here."""

_SEPARATOR = os.fsencode(os.sep)
Identity = tuple[int, int]


@dataclass(frozen=True)
class Listed:
    """What a folder holds.

    Attributes:
        identity: Of the folder itself: another one may be shown in its place.
        files: Pictures by their names below it, the oldest first.
        odd: Entries that could not be asked about, with the reason.
        left_out: What else lies there.
        below: The folders below it that were looked into.
        lost: Folders below it that are there and cannot be read, with the reason.
    """

    identity: Identity
    files: dict[bytes, FileStamp]
    odd: dict[bytes, str]
    left_out: LeftOut
    below: frozenset[bytes] = frozenset()
    lost: dict[bytes, str] = field(default_factory=dict)


def listed(folder: Path, *, deep: bool, known: Mapping[bytes, FileStamp] | None = None) -> Listed:
    """Look into a folder; one entry that cannot be asked about does not hide the others.

    Of 100,000 files every byte counts a hundred thousand times, and twice while two looks are compared: an entry is let
    go as soon as it was asked, and a file that has not changed keeps the stamp of the look before.

    Args:
        folder: That is watched.
        deep: Whether to look into the folders below it. Links to folders are never followed.
        known: What the look before found.

    Raises:
        OSError: The folder itself cannot be read.
    """
    status = folder.stat()
    look = _Look(folder, deep, known or {})
    look.into(b"", 0)
    names = sorted(look.found)
    names.sort(key=lambda name: look.found[name].mtime_ns)  # a stable sort: the names stay in order within a moment
    files = {name: look.found[name] for name in names}
    left_out = LeftOut(folder, tuple(sorted(look.left_out)))
    return Listed((status.st_dev, status.st_ino), files, look.odd, left_out, frozenset(look.below), look.lost)


class _Look:
    """Collects what is found on the way."""

    def __init__(self, root: Path, deep: bool, known: Mapping[bytes, FileStamp]) -> None:
        self._root, self._deep, self._known = root, deep, known
        self.found: dict[bytes, FileStamp] = {}
        self.odd: dict[bytes, str] = {}
        self.left_out: list[tuple[Path, Why]] = []
        self.below: list[bytes] = []
        self.lost: dict[bytes, str] = {}

    def into(self, below: bytes, depth: int) -> None:
        """Look into the folder with this name below the watched one."""
        for entry in self._entries(below):  # a folder may hold 100,000: a path is made only where one is told of
            if is_by_product(os.fsdecode(entry.name)):
                continue
            name = below + _SEPARATOR + entry.name if below else entry.name
            try:
                if why := self._why_not(entry, depth):
                    self.left_out.append((self._root / os.fsdecode(name), why))
                elif entry.is_dir():
                    self.into(name, depth + 1)
                elif entry.is_file():
                    stamp, before = FileStamp.of(_status(entry)), self._known.get(name)
                    self.found[name] = before if before == stamp else stamp
                else:
                    self.odd[name] = "no file"
            except FileNotFoundError:  # gone since it was listed
                continue
            except OSError as error:
                self.odd[name] = error.strerror or type(error).__name__

    def _entries(self, below: bytes) -> Iterator[os.DirEntry[bytes]]:
        """The entries of a folder one by one; of one below the watched one that cannot be read, as far as it goes."""
        try:
            with os.scandir(os.fsencode(self._root / os.fsdecode(below))) as entries:
                yield from entries
        except FileNotFoundError:
            if not below:
                raise
            return
        except OSError as error:
            if not below:
                raise
            self.lost[below] = error.strerror or type(error).__name__
            return
        if below:
            self.below.append(below)

    def _why_not(self, entry: os.DirEntry[bytes], depth: int) -> Why | None:
        """Why an entry is not looked at; None for a picture and for a folder that is looked into."""
        if entry.is_dir():
            if entry.is_symlink():
                return Why.LINK
            return None if self._deep and depth < DEEPEST else Why.BELOW
        if not has_picture_suffix(os.fsdecode(entry.name)):
            return Why.KIND
        return Why.LINK if entry.is_symlink() and self._is_not_followed(entry) else None

    def _is_not_followed(self, link: os.DirEntry[bytes]) -> bool:
        """Whether a link to a picture leads out of the watched folder, or to no file."""
        try:
            return leads_out(Path(os.fsdecode(link.path)), self._root)
        except FileNotFoundError:
            return True


def _status(entry: os.DirEntry[bytes]) -> os.stat_result:
    """What the system says of a file; on Windows an entry itself knows no number of it."""
    return Path(os.fsdecode(entry.path)).stat() if os.name == "nt" else entry.stat()
