"""The head of a station's audit chain, kept in a file beside the record, so that a shortened chain is noticed.

The file has two lines of fixed length, written in turn: one that a power cut tore leaves the other.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from castinspect.station.history.rows import Head

_LENGTH = 160
_FIELDS = 5


class HeadFile:
    """Keeps the newest head.

    Args:
        file: Made at the first writing.
        station: Whose chain it is.
    """

    def __init__(self, file: Path, station: str) -> None:
        self.file, self._station = file, station

    def write(self, head: Head) -> None:
        """Note the head that was just committed.

        Raises:
            OSError: The file cannot be written.
        """
        handle = self._opened()
        try:
            os.lseek(handle, (head.number % 2) * _LENGTH, os.SEEK_SET)
            os.write(handle, _line(head))
        finally:
            os.close(handle)

    def _opened(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        try:
            return os.open(self.file, flags, 0o644)
        except FileNotFoundError:  # its folder is made once, not looked for at each commit
            self.file.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self.file, flags, 0o644)

    def read(self) -> Head | None:
        """The newest head that is whole; None where none was ever written.

        Raises:
            OSError: The file cannot be read.
        """
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return None
        lines = (content[start : start + _LENGTH] for start in (0, _LENGTH))
        found = [head for line in lines if (head := self._parsed(line))]
        return max(found, key=lambda head: head.number, default=None)

    def _parsed(self, line: bytes) -> Head | None:
        fields = line.decode("ascii", "replace").split()
        if len(fields) != _FIELDS or _check(fields[:-1]) != fields[-1] or fields[0] != "head":
            return None
        return Head(self._station, int(fields[1]), fields[3], int(fields[2]))


def _line(head: Head) -> bytes:
    fields = ["head", str(head.number), str(head.sequence), head.hash or "-"]
    return " ".join([*fields, _check(fields)]).ljust(_LENGTH - 1).encode("ascii") + b"\n"


def _check(fields: list[str]) -> str:
    return hashlib.sha256(" ".join(fields).encode()).hexdigest()[:16]
