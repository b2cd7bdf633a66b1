"""`groups.csv`: which pictures show one part, as a person said, in whatever form a spreadsheet left it."""

from __future__ import annotations

import csv
import io
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from castinspect.data.label_journal import read_journal, replay
from castinspect.data.roles import composed
from castinspect.errors import DataError
from castinspect.imaging.finding import is_picture_name
from castinspect.messages import Message

GROUPS_FILE = "groups.csv"

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ",;\t|"
_CODE_PAGES = ("utf-8-sig", "cp949", "cp1252")
"""UTF-8 with or without a mark, Korean Windows, western Windows."""


_SEPARATOR_LINE = re.compile(r"\A\s*(sep=.[\r\n]+)?\s*", re.IGNORECASE)
"""Blank lines, and the line by which a spreadsheet is told the separator."""


@dataclass(frozen=True)
class Groups:
    """What `groups.csv` says.

    Attributes:
        stated: Group by picture, of those that are there.
        rows: How many rows there are.
        unmatched: Paths of rows that name no picture.
    """

    stated: dict[Path, str]
    rows: int = 0
    unmatched: tuple[str, ...] = ()

    def messages(self) -> tuple[Message, ...]:
        """What should be told."""
        if not self.unmatched:
            return ()
        values = {
            "unmatched": len(self.unmatched),
            "rows": self.rows,
            "file": GROUPS_FILE,
            "example": self.unmatched[0],
        }
        return (Message("data-groups-unmatched", values),)


def read_groups(folder: Path) -> dict[Path, str]:
    """Group by picture, as `groups_of` reads it.

    Raises:
        DataError: As `groups_of`.
    """
    return groups_of(folder).stated


def groups_of(folder: Path) -> Groups:
    """Read `groups.csv` (columns `path`, relative to the folder, and `group`) where a data set has one.

    Commas, semicolons or tabs, UTF-8, UTF-16 or a code page, slashes either way, any case of the header and either
    Unicode form of a name are read alike.

    Raises:
        DataError: The file cannot be read, has other columns or no row, a row without a group or with another than a
            row before, or no row names a picture of the folder.
    """
    file = folder / GROUPS_FILE
    if not file.is_file():
        return Groups({})
    rows = list(group_rows(file))
    moved: dict[str, str] = {}
    for source, target in reversed(replay(read_journal(folder)).moves):  # rows tell where pictures were at first
        moved[source] = moved.get(target, target)
    names = _Names(folder)
    stated: dict[Path, str] = {}
    unmatched = []
    for line, path, group in rows:
        if not group:
            raise DataError("data-groups-without-group", file=file, line=line, path=path)
        picture = names.find(moved.get(path, path))
        if picture is None:
            unmatched.append(path)
        elif stated.setdefault(picture, group) != group:
            raise DataError("data-groups-twice", file=file, line=line, path=path)
    if not rows:
        raise DataError("data-groups-empty", file=file)
    if not stated:
        raise DataError("data-groups-match-nothing", file=file, rows=len(rows), example=rows[0][1])
    return Groups(stated, len(rows), tuple(unmatched))


class _Names:
    """Pictures of a folder by relative path in one Unicode form; listed only where one is not there as written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Path] | None = None

    def find(self, path: str) -> Path | None:
        inside = self._inside(path)
        if inside is None or not is_picture_name(posixpath.basename(inside)):
            return None
        given = self._folder / inside
        try:
            if given.is_file():
                return given
        except (OSError, ValueError):
            return None
        if self._known is None:
            self._known = {
                composed(Path(root, name).relative_to(self._folder).as_posix()): Path(root, name)
                for root, _, names in os.walk(self._folder)
                for name in names
            }
        return self._known.get(composed(inside))

    def _inside(self, path: str) -> str | None:
        """The path below the folder, without detours; None where it leads elsewhere."""
        if posixpath.isabs(path):
            for folder in (self._folder.absolute(), self._folder.resolve()):
                if path.startswith(folder.as_posix() + "/"):
                    return posixpath.normpath(path[len(folder.as_posix()) + 1 :])
            return None
        plain = posixpath.normpath(path)
        return None if plain == ".." or plain.startswith("../") else plain


def group_rows(file: Path) -> Iterator[tuple[int, str, str]]:
    """Line, path with slashes, and group of each row that is not empty.

    Raises:
        DataError: The file cannot be read, or has other columns.
    """
    text = _SEPARATOR_LINE.sub("", _text(file))
    if "\0" in text:
        raise DataError("data-groups-unreadable", file=file, detail="it holds zero characters")
    header, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=header.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = [name.strip().casefold() for name in next(table, [])]
        if not {"path", "group"} <= set(columns):
            raise DataError("data-groups-invalid", file=file)
        path, group = columns.index("path"), columns.index("group")
        for row in table:
            cells = [cell.strip() for cell in row] + [""] * len(columns)
            if any(cells):
                yield table.line_num, _relative(cells[path]), cells[group]
    except csv.Error as error:
        raise DataError("data-groups-invalid", file=file) from error


def _relative(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError("data-groups-unreadable", file=file, detail=error.strerror or error) from error
    if content.startswith(_UTF_16_MARKS):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content[:200]:
        encodings = ("utf-16-le" if content[1:2] == b"\0" else "utf-16-be",)
    else:
        encodings = _CODE_PAGES
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError("data-groups-unreadable", file=file, detail="its characters are of no known encoding")
