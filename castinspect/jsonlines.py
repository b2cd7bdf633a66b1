"""Files of JSON lines that only ever grow: the one keeper of journals and of results that come in over days."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from castinspect.files import sync_folder, write_atomically
from castinspect.jsontext import read_model
from castinspect.messages import Message

Row = TypeVar("Row", bound=BaseModel)

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class LinesRead(Generic[Row]):
    """What such a file holds.

    Attributes:
        rows: What could be read, the oldest first.
        lost: Numbers of the lines that could not, from 1: torn by a crash, damaged, or with a thing named twice.
        is_from_copy: Whether the rows are those of the last good copy, which has all that can be read, and more.
    """

    rows: tuple[Row, ...] = ()
    lost: tuple[int, ...] = ()
    is_from_copy: bool = False


class JsonLines(Generic[Row]):
    """A file with a row a line. A row is on the disk before `append` returns, and no line is ever changed.

    A crash while a line is written tears that line only: the next row begins a line of its own, and reading tells of
    the torn one. Programs that append at the same time wait for each other.

    Args:
        file: Where it is kept; it need not exist yet.
        kind: What a line is read as.
        has_copy: Whether a copy of each row is kept beside it, that damaged lines are read from.
    """

    def __init__(self, file: Path, kind: type[Row], *, has_copy: bool = False) -> None:
        self._file = file
        self._kind = kind
        self._copy = file.with_name(f".{file.stem}.last-good{file.suffix}") if has_copy else None

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self._file

    def append(self, row: Row) -> None:
        """Write a row at the end.

        Raises:
            OSError: The file cannot be written.
        """
        line = row.model_dump_json(by_alias=True).encode() + b"\n"
        self._file.parent.mkdir(parents=True, exist_ok=True)
        is_new = not self._file.exists()
        handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        try:
            with _locked(handle):
                before = os.lseek(handle, 0, os.SEEK_END)
                _write_all(handle, line if _ends_with_a_line(handle) else b"\n" + line)
                os.fsync(handle)
                if self._copy is not None:
                    with suppress(OSError):  # the row itself is kept
                        self._keep_copy(self._copy, line, before)
        finally:
            os.close(handle)
        if is_new:
            sync_folder(self._file.parent)

    def read(self) -> LinesRead[Row]:
        """All that can be read; nothing where there is no file.

        Raises:
            OSError: The file cannot be read.
        """
        found = self._read(self._file)
        if found.lost and self._copy is not None:
            with suppress(OSError):
                good = self._read(self._copy)
                if good.rows and not good.lost and all(row in good.rows for row in found.rows):
                    return LinesRead(good.rows, found.lost, is_from_copy=True)
        return found

    def loss(self) -> Message | None:
        """What a person should know: that lines cannot be read; None where all can, or where there is no file."""
        try:
            found = self.read()
        except OSError:
            return None
        if not found.lost:
            return None
        values = {"path": self._file, "count": len(found.lost), "first": found.lost[0]}
        return (
            Message("lines-from-copy", values | {"copy": self._copy})
            if found.is_from_copy
            else Message("lines-lost", values)
        )

    def _read(self, file: Path) -> LinesRead[Row]:
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return LinesRead()
        rows, lost = [], []
        for number, line in enumerate(content.removeprefix(_BYTE_ORDER_MARK).splitlines(), 1):
            if not line.strip():
                continue
            try:
                rows.append(read_model(self._kind, line))
            except ValueError:
                lost.append(number)
        return LinesRead(tuple(rows), tuple(lost))

    def _keep_copy(self, copy: Path, line: bytes, before: int) -> None:
        """Write a row into the copy, too; one that is not what the file was is made anew, if the file is whole."""
        is_alike = copy.exists() and copy.stat().st_size == before
        if not is_alike and not self._read(self._file).lost:
            write_atomically(copy, self._file.read_bytes())
            return
        with copy.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


def _write_all(handle: int, content: bytes) -> None:
    """Write to the last byte; a disk that is nearly full takes only some."""
    written = 0
    while written < len(content):
        written += os.write(handle, content[written:])


def _ends_with_a_line(handle: int) -> bool:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


@contextmanager
def _locked(handle: int) -> Iterator[None]:
    """Within the block, no other program appends; the system releases the lock of one that dies."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)  # released when the handle is closed
        yield
