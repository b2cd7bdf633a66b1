"""A watched folder: which pictures have arrived completely since the last look.

Looking at the folder is the truth; no event of the operating system is relied on, because they get lost on overflow and
on network shares. Each look forms its own opinion of every file: a slow file is not a bad file.
"""

from __future__ import annotations

import os
import unicodedata
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import ImageError
from castinspect.files import sha256_of
from castinspect.imaging.finding import is_picture_name
from castinspect.imaging.loading import load_image
from castinspect.messages import Message

_PATIENCE = 5
"""Looks that an unchanged file which does not decode is waited for before it is handed on to be held."""

_ALIKE = 3
"""As many pictures with the same content in a row mean that the camera may have frozen."""


@dataclass(frozen=True)
class ScanResult:
    """What one look at the folder found.

    Attributes:
        ready: Pictures that are there completely, the oldest first; each comes again until it is `done`.
        waiting: Pictures that are still arriving.
        alarm: What a person should look after; the folder goes on being looked at.
    """

    ready: tuple[Path, ...]
    waiting: int
    alarm: Message | None = None


@dataclass
class _Candidate:
    stamp: tuple[int, int]
    unchanged: int = 0
    counted: bool = False
    """Whether its content was compared with the pictures before it."""


class WatchedFolder:
    """Tells each picture of a folder when it has arrived completely, until it is `done`.

    A picture is known by its name (in one Unicode form), size and time: written anew, it is a new part.

    Args:
        folder: Where the camera writes; folders below it are not looked into.
        existing: Whether pictures that are there at the first look count as arriving.
    """

    def __init__(self, folder: Path, *, existing: bool = True) -> None:
        self._skip_first = not existing
        self.folder = folder
        self._done: dict[str, tuple[int, int]] = {}
        self._candidates: dict[str, _Candidate] = {}
        self._last_hashes: deque[str] = deque(maxlen=_ALIKE)

    def scan(self) -> ScanResult:
        """Look at the folder once; a folder that cannot be read is an alarm, never an error."""
        try:
            files = self._files()
        except OSError as error:
            # what is done stays done: a lost share is not a share whose files were deleted
            detail = error.strerror or type(error).__name__
            return ScanResult((), 0, Message("folder-lost", {"folder": self.folder, "detail": detail}))
        if self._skip_first:
            self._done = {key: stamp for key, (_, stamp) in files.items()}
            self._skip_first = False
        self._done = {key: stamp for key, stamp in self._done.items() if key in files}
        self._candidates = {key: seen for key, seen in self._candidates.items() if key in files}
        arrived = [self._arrived(key, path, stamp) for key, (path, stamp) in files.items()]
        ready = tuple(path for path in arrived if path is not None)
        return ScanResult(ready, len(self._candidates) - len(ready), self._frozen_camera(ready))

    def done(self, path: Path) -> None:
        """Say that a picture which was ready has been dealt with."""
        key = _key(path.name)
        seen = self._candidates.pop(key, None)
        if seen:
            self._done[key] = seen.stamp

    def _files(self) -> dict[str, tuple[Path, tuple[int, int]]]:
        found = []
        with os.scandir(self.folder) as entries:
            for entry in entries:
                try:
                    if is_picture_name(entry.name) and entry.is_file():
                        status = entry.stat()
                        found.append((status.st_mtime_ns, entry.name, status.st_size))
                except FileNotFoundError:  # gone since it was listed
                    continue
        return {_key(name): (self.folder / name, (size, changed)) for changed, name, size in sorted(found)}

    def _arrived(self, key: str, path: Path, stamp: tuple[int, int]) -> Path | None:
        if self._done.get(key) == stamp:
            return None
        seen = self._candidates.setdefault(key, _Candidate(stamp))
        if seen.stamp != stamp:
            self._candidates[key] = _Candidate(stamp)
            return None
        seen.unchanged += 1
        if seen.unchanged < 2 or not (seen.unchanged > _PATIENCE or _decodes(path)):
            return None
        return path

    def _frozen_camera(self, ready: tuple[Path, ...]) -> Message | None:
        frozen = False
        for path in ready:
            candidate = self._candidates[_key(path.name)]
            if candidate.counted:
                continue
            candidate.counted = True
            try:
                self._last_hashes.append(sha256_of(path))
            except OSError:
                continue
            frozen |= len(self._last_hashes) == _ALIKE and len(set(self._last_hashes)) == 1
        return Message("camera-frozen", {"count": _ALIKE}) if frozen else None


def _key(name: str) -> str:
    """A name in one Unicode form: macOS writes another than the rest."""
    return unicodedata.normalize("NFC", name)


def _decodes(path: Path) -> bool:
    try:
        load_image(path)
    except ImageError:
        return False
    return True
