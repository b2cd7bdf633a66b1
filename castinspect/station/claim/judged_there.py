"""The list in a watched folder of what was judged there, for a station with another record that takes it over."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from castinspect.files import write_atomically
from castinspect.imaging.content import FileStamp
from castinspect.station.claim.nested import folders_below
from castinspect.station.claim.place import Judged, Key, from_above, from_below
from castinspect.station.sources.arrival import Arrival

LIST_NAME = ".castinspect-judged"
_SPARE = 10_000
"""Lines on pictures that are gone before they are dropped."""

_FEW = 2000
_NS_IN_US = 1000


def key_of(name: bytes, stamp: FileStamp) -> Key:
    """What computers that share a folder know a picture by; numbers in the file system differ between them."""
    return name.replace(b"\\", b"/"), stamp.size, stamp.mtime_ns // _NS_IN_US


class JudgedFile:
    """The list as a file in the folder; a line that a crash has torn is passed over.

    Args:
        folder: That is watched.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / LIST_NAME

    def read(self) -> list[Key]:
        """All of it; nothing where there is none.

        Raises:
            OSError: It cannot be read.
        """
        try:
            return list(_keys_in(self._file.read_bytes().splitlines()))
        except FileNotFoundError:
            return []

    def around(self) -> Iterator[Key]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one."""
        folder = Path(os.path.realpath(self._file.parent))
        for above in folder.parents:
            with suppress(OSError):  # what may not be read there says nothing
                yield from from_above(JudgedFile(above).read(), folder.relative_to(above).as_posix())
        for below in folders_below(folder, LIST_NAME):
            with suppress(OSError):
                yield from from_below(JudgedFile(below).read(), below.relative_to(folder).as_posix())

    def append(self, keys: Iterable[Key]) -> None:
        """Put these on it, too.

        Raises:
            OSError: It cannot be written.
        """
        with self._file.open("ab") as file:
            file.write(b"\n" + b"\n".join(map(_line, keys)))  # what a crash has torn ends there

    def replace(self, keys: Iterable[Key]) -> None:
        """Have only these on it; an empty list goes.

        Raises:
            OSError: It is as it was.
        """
        lines = b"\n".join(map(_line, keys))
        if lines:
            write_atomically(self._file, lines)
        else:
            self._file.unlink(missing_ok=True)


class JudgedThere:
    """Keeps the list, and knows what of it lies in the folder.

    Args:
        folder: That is watched; the list is kept there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, JudgedFile(folder)
        self._list: Judged = self._file
        self._lines = 0
        self._read: frozenset[Key] = frozenset()
        self._left: Mapping[bytes, FileStamp] = {}
        self._lying: Mapping[bytes, FileStamp] = {}
        self._unwritten: list[Arrival] = []
        self._lock = threading.Lock()

    def load(self) -> None:
        """Read what others judged; it counts for what lies in the folder at the next look, and for nothing later.

        Raises:
            OSError: It cannot be read.
        """
        self._read = self._keys().union(self._list.around(), self._left_in_folder())

    def move(self, judged: Judged) -> None:
        """Keep the list elsewhere from now on, with what is noted and not written yet."""
        self._list, self._lines = judged, 0

    @property
    def is_compared(self) -> bool:
        """Whether the folder was looked at since the list was read."""
        return not self._read

    def looked(self, lying: Mapping[bytes, FileStamp]) -> None:
        """These pictures lie in the folder."""
        self._lying = lying
        if known := self._read:
            self._left = {name: stamp for name, stamp in lying.items() if key_of(name, stamp) in known}
            self._read = frozenset()

    def holds(self, arrival: Arrival) -> bool:
        """Whether another station judged this very file before this one took over."""
        return arrival.stamp is not None and self._left.get(arrival.name) == arrival.stamp

    def note(self, judged: Iterable[Arrival]) -> None:
        """These are on record; `write` puts them on the list."""
        with self._lock:
            self._unwritten += judged

    def write(self) -> None:
        """Put on the list what was noted; once most of the list is gone from the folder, drop that.

        Raises:
            OSError: What was noted is kept for the next time.
        """
        with self._lock:
            judged, self._unwritten = self._unwritten, []
        keys = [key_of(arrival.name, arrival.stamp) for arrival in judged if arrival.stamp is not None]
        try:
            if keys:
                self._append(keys)
        except OSError:
            self.note(judged)
            raise
        if self._lines > 2 * len(self._lying) + _SPARE:
            self._drop_gone()

    def close(self) -> None:
        """Write what was noted; a list of pictures that are all gone goes, too, where asking after each is quick.

        Raises:
            OSError: The list is as it was.
        """
        self.write()
        if self._lines <= _FEW and not any(map(self._lies_there, self._keys())):
            self._list.replace([])

    def _left_in_folder(self) -> list[Key]:
        """What stands in the folder's own list from when the folder still took files."""
        if self._list is not self._file:
            with suppress(OSError):  # what may not be read there says nothing
                return self._file.read()
        return []

    def _lies_there(self, key: Key) -> bool:
        return (self._folder / os.fsdecode(key[0])).exists()

    def _append(self, keys: Sequence[Key]) -> None:
        self._list.append(keys)
        self._lines += len(keys)

    def _drop_gone(self) -> None:
        there = {key_of(name, stamp) for name, stamp in self._lying.items()}
        left = sorted(self._keys() & there)
        self._list.replace(left)
        self._lines = len(left)

    def _keys(self) -> frozenset[Key]:
        keys = self._list.read()
        self._lines = len(keys)
        return frozenset(keys)


def _line(key: Key) -> bytes:
    name, size, microseconds = key
    return b"%d %d %s ;" % (size, microseconds, quote_from_bytes(name).encode())


def _keys_in(lines: Iterable[bytes]) -> Iterator[Key]:
    for line in lines:
        words = line.split(b" ")
        if len(words) == 4 and words[3] == b";" and words[0].isdigit() and words[1].lstrip(b"-").isdigit():
            yield unquote_to_bytes(words[2]), int(words[0]), int(words[1])
