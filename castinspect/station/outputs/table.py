"""A CSV file that only grows: a byte order mark for spreadsheets, one header, whole rows, no formulas."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from castinspect.errors import StationError

_MARK = b"\xef\xbb\xbf"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = ",;\t"


class CsvTable:
    """A CSV file of known columns, continued where it exists; the last column is a time, so a torn row shows.

    A spreadsheet may have saved it with another delimiter or without the byte order mark: it is continued as it is. A
    last row that was torn by a crash is cut off.

    Args:
        path: The file.
        columns: Its header.
        before: Headers of earlier versions: a file that has one of them goes on with it.

    Raises:
        StationError: The file cannot be written, has other columns, or is no UTF-8.
    """

    def __init__(self, path: Path, columns: tuple[str, ...], before: tuple[tuple[str, ...], ...] = ()) -> None:
        self.path = path
        self._columns, self._before = columns, before
        self._delimiter = ","
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("ab+")
            self._continue_file()
        except OSError as error:
            self.close()
            raise StationError("csv-not-written", path=self.path, detail=error.strerror or error) from error
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def append(self, row: Mapping[str, object], *, to_disk: bool = False) -> None:
        """Add one row in one write.

        Args:
            row: Cells by column.
            to_disk: Whether to wait until it is on the disk.

        Raises:
            StationError: The disk is full, or the file was taken away.
        """
        self._write([safe_cell(row[column]) for column in self._columns], to_disk=to_disk)

    def rows(self) -> Iterator[dict[str, str]]:
        """The rows that are there."""
        with self.path.open(newline="", encoding="utf-8-sig") as file:
            yield from csv.DictReader(file, delimiter=self._delimiter)

    def _write(self, cells: list[str], *, to_disk: bool = False) -> None:
        assert self._file is not None, "used outside its `with` block"
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._delimiter).writerow(cells)
        try:
            self._file.write(text.getvalue().encode("utf-8", "backslashreplace"))
            self._file.flush()
            if to_disk:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise StationError("csv-not-written", path=self.path, detail=error.strerror or error) from error

    def _continue_file(self) -> None:
        assert self._file is not None
        self._file.seek(0)
        first = self._file.readline()
        header = first.removeprefix(_MARK)
        if not header or self._is_torn_header(first):
            self._file.truncate(0)
            self._file.write(_MARK)
            self._write(list(self._columns))
            return
        self._columns, self._delimiter = self._form_of(header)
        self._mend(self._check_encoding())

    def _is_torn_header(self, first: bytes) -> bool:
        whole = _MARK + ",".join(self._columns).encode()
        return not first.endswith(b"\n") and whole.startswith((first, _MARK + first))

    def _form_of(self, header: bytes) -> tuple[tuple[str, ...], str]:
        """The columns and the delimiter of a file of ours."""
        text = header.decode("utf-8", "replace")
        for delimiter in _DELIMITERS:
            try:
                found = tuple(next(csv.reader([text], delimiter=delimiter), []))
            except csv.Error:  # a line end amid it: UTF-16, or no text
                continue
            if found == self._columns or found in self._before:
                return found, delimiter
        raise StationError("csv-foreign", path=self.path)

    def _check_encoding(self) -> int:
        """Read the file once as UTF-8; where its last line begins that has no end, or its size."""
        assert self._file is not None
        self._file.seek(0)
        tail = place = 0
        for line in self._file:
            place += len(line)
            if line.endswith(b"\n"):
                tail = place
                self._require_utf8(line)
        return tail

    def _require_utf8(self, line: bytes) -> None:
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise StationError("csv-other-encoding", path=self.path) from error

    def _mend(self, tail: int) -> None:
        """Complete a last row that only lacks its end of line, and cut off one that was torn."""
        assert self._file is not None
        self._file.seek(tail)
        last = self._file.read()
        if not last:
            return
        if self._is_whole(last):
            self._file.write(b"\n" if last.endswith(b"\r") else b"\r\n")
        else:
            self._file.truncate(tail)
        self._file.flush()

    def _is_whole(self, last: bytes) -> bool:
        try:
            cells = next(csv.reader([last.decode("utf-8")], delimiter=self._delimiter))
            return len(cells) == len(self._columns) and datetime.fromisoformat(cells[-1]).tzinfo is not None
        except (UnicodeDecodeError, csv.Error, StopIteration, ValueError):
            return False


def safe_cell(value: object) -> str:
    """Text of a cell that no spreadsheet takes for a formula."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
