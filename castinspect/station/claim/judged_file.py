"""The list of what was judged in a folder, as hidden files in it: each station writes one of its own, and reads all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_from_bytes, unquote, unquote_to_bytes

from castinspect.files import write_atomically
from castinspect.station.claim.nested import folders_below
from castinspect.station.claim.place import Key, Listed, from_above, from_below, merged

LIST_NAME = ".castinspect-judged"
"""How the names of all of them begin."""

_JUDGED, _TAKEN, _FREE = b";", b"?", b"!"
"""Each ends a line: what a crash has torn has none, and is passed over."""


class JudgedFile:
    """Reads the lists, and writes that of one station: two computers never write into one file.

    Args:
        folder: That is watched.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> dict[Key, str]:
        """All of them as one; nothing where there is none.

        Raises:
            OSError: One cannot be read.
        """
        return merged(*(self._read(file).items() for file in self._files()))

    def is_of_others(self, owner: str) -> bool:
        """Whether another station than this one keeps a list there; not where that cannot be read."""
        with suppress(OSError):
            return any(file != self._file_of(owner) for file in self._files())
        return False

    def around(self) -> Iterator[Listed]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one."""
        folder = Path(os.path.realpath(self._folder))
        for above in folder.parents:
            with suppress(OSError):  # what may not be read there says nothing
                yield from from_above(JudgedFile(above).read(), folder.relative_to(above).as_posix())
        for below in folders_below(folder, LIST_NAME):
            with suppress(OSError):
                yield from from_below(JudgedFile(below).read(), below.relative_to(folder).as_posix())

    def take(self, keys: Collection[Key], owner: str, *, holder: str = "", is_forced: bool = False) -> set[Key]:
        """Take these up; that no other is at work in the folder is asked by whoever calls.

        Raises:
            OSError: It cannot be written.
        """
        del holder, is_forced
        self._add(keys, owner, quote(owner, safe="").encode() + b" " + _TAKEN)
        return set(keys)

    def append(self, keys: Collection[Key], owner: str) -> None:
        """The station has judged these.

        Raises:
            OSError: It cannot be written.
        """
        self._add(keys, owner, _JUDGED)

    def free(self, keys: Collection[Key], owner: str) -> None:
        """The station has not judged these, and will not.

        Raises:
            OSError: It cannot be written.
        """
        self._add(keys, owner, _FREE)

    def drop(self, keys: Collection[Key], owner: str) -> None:
        """Forget these in the station's own list; an empty one goes.

        Raises:
            OSError: It is as it was.
        """
        file, gone = self._file_of(owner), set(keys)
        taken = quote(owner, safe="").encode() + b" " + _TAKEN
        left = [(key, whose) for key, whose in self._read(file).items() if key not in gone]
        lines = b"\n".join(_line(key, taken if whose else _JUDGED) for key, whose in left)
        if lines:
            write_atomically(file, lines)
        else:
            file.unlink(missing_ok=True)

    def _add(self, keys: Collection[Key], owner: str, end: bytes) -> None:
        if keys:
            with self._file_of(owner).open("ab") as file:
                file.write(b"\n" + b"\n".join(_line(key, end) for key in keys))  # what a crash has torn ends there
                file.flush()
                os.fsync(file.fileno())

    def _files(self) -> list[Path]:
        with os.scandir(self._folder) as entries:
            return sorted(self._folder / entry.name for entry in entries if entry.name.startswith(LIST_NAME))

    def _file_of(self, owner: str) -> Path:
        return self._folder / f"{LIST_NAME}-{hashlib.sha256(owner.encode()).hexdigest()[:8]}"

    def _read(self, file: Path) -> dict[Key, str]:
        found: dict[Key, str] = {}
        try:
            lines = file.read_bytes().splitlines()
        except FileNotFoundError:
            return found
        for key, owner in _said(lines):
            if owner is None:
                found.pop(key, None)
            else:
                found[key] = owner
        return found


def _line(key: Key, end: bytes) -> bytes:
    name, size, microseconds = key
    return b"%d %d %s %s" % (size, microseconds, quote_from_bytes(name).encode(), end)


def _said(lines: Iterable[bytes]) -> Iterator[tuple[Key, str | None]]:
    """Each line's picture, and who has taken it up: nobody once it is judged, None where it is free again."""
    for line in lines:
        words = line.split(b" ")
        if len(words) not in {4, 5} or not words[0].isdigit() or not words[1].lstrip(b"-").isdigit():
            continue
        key = unquote_to_bytes(words[2]), int(words[0]), int(words[1])
        if words[3:] == [_JUDGED]:
            yield key, ""
        elif words[3:] == [_FREE]:
            yield key, None
        elif words[4:] == [_TAKEN]:
            yield key, unquote(words[3].decode("ascii", "replace"))
