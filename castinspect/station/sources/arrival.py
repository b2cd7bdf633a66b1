"""A picture that has come to the station, known by its source, its name as bytes on disk and its file's stamp."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from castinspect.imaging.content import FileStamp


@dataclass(frozen=True)
class Arrival:
    """One picture's coming.

    Attributes:
        path: Where it is read.
        source: What it comes from, as a watched folder's absolute path; empty for pictures that were named one by one.
        name: Within the source, as bytes on disk: two names that differ in their Unicode form are two files.
        stamp: Of the file as it was last seen: while it is judged, as it was read. None before it was looked at.
        seen: When the station first saw it, in seconds of a clock that only grows; None where nobody looked.
    """

    path: Path
    source: str = ""
    name: bytes = b""
    stamp: FileStamp | None = None
    seen: float | None = field(default=None, compare=False)

    @classmethod
    def named(cls, path: Path) -> Arrival:
        """A picture that a person named."""
        return cls(path, name=os.fsencode(path.absolute()))

    def as_read(self, stamp: FileStamp | None) -> Arrival:
        """The same with the stamp of the very file that was read, where it could be."""
        return self if stamp is None else replace(self, stamp=stamp)
