"""A watched folder: which pictures have arrived since the last look.

Looking at the folder is the truth; no event of the operating system is relied on, because they get lost on overflow and
on network shares. A look only asks what is there. Whether a picture has come completely is found when it is read to be
judged, from the very bytes that are judged; one that has not comes again, until it has stood still for so long that
nothing more is to be expected.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from castinspect.imaging.content import FileStamp
from castinspect.imaging.finding import LeftOut, Told, Why
from castinspect.messages import Message
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.listing import Identity, Listed, listed
from castinspect.station.sources.timely import Timely

STILL_SECONDS = 6.0
"""Seconds that an incomplete file must have stood still before it is held: a copy may pause, looks may come fast."""

RESTLESS_SECONDS = 60.0
"""Seconds after which a file that never stands still is told of: it is not judged as long as it changes."""

_LEAST_STILL_SECONDS = 0.2
"""Seconds between two looks that say anything of a file which has not changed between them."""

_RETRY_SECONDS = 1.0
"""Seconds after which a picture that was not complete is read again."""

_LOOK_SECONDS = 30.0
_MOST_KNOWN = 200_000
"""Files that were dealt with and are gone which are remembered: they may come back with their share."""


@dataclass(frozen=True)
class ScanResult:
    """What one look at the folder found.

    Attributes:
        skipped: Pictures that lay there at the first look and do not count.
        ready: Pictures to judge, the oldest first; each comes again until it is `done`.
        alarms: What a person should look after as long as it is said; the folder goes on being looked at.
        notices: What is told once.
    """

    ready: Sequence[Arrival] = ()
    skipped: tuple[Arrival, ...] = ()
    alarms: tuple[Message, ...] = ()
    notices: tuple[Message, ...] = ()


class _Ready(Sequence[Arrival]):
    """Arrivals by their names, each made when it is asked for: of a burst most have to wait for many looks.

    Args:
        names: In order.
        make: Makes the arrival of a name.
    """

    def __init__(self, names: list[bytes], make: Callable[[bytes], Arrival]) -> None:
        self._names, self._make = names, make

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> Arrival: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Arrival]: ...

    def __getitem__(self, place: int | slice) -> Arrival | Sequence[Arrival]:
        if isinstance(place, slice):
            return _Ready(self._names[place], self._make)
        return self._make(self._names[place])


@dataclass(slots=True)
class _Candidate:
    stamp: FileStamp
    still_since: float
    seen_since: float
    tried: float | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    stamp: FileStamp
    sha256: bytes


class WatchedFolder:
    """Tells each picture of a folder when it has arrived, until it is `done`.

    A picture is known by its name as bytes on disk, size, times and number in the file system: written anew, it comes
    again. The record then knows by its content whether it is a new part, or one that was put back.

    Args:
        folder: Where the camera writes.
        existing: Whether pictures that are there at the first look count as arriving.
        deep: Whether the folders below it are looked into, too, as those that a camera makes by date.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        folder: Path,
        *,
        existing: bool = True,
        deep: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self.source = str(folder.absolute())
        self._skip_first = not existing
        self._clock = clock
        self._list = Timely(lambda: listed(folder, deep=deep, known=self.files), _LOOK_SECONDS)
        self._below: frozenset[bytes] = frozenset()
        self._identity: Identity | None = None
        self._candidates: dict[bytes, _Candidate] = {}
        self._done: dict[bytes, _Done] = {}
        self._told: set[bytes] = set()
        self._told_left_out = Told()
        self.files: dict[bytes, FileStamp] = {}
        """What lay there at the last look."""

    def skip_first(self) -> None:
        """Have pictures that are there at the next look not count as arriving."""
        self._skip_first = True

    def scan(self) -> ScanResult:
        """Look at the folder once; a folder that cannot be read is an alarm, never an error."""
        try:
            found = self._list()
        except TimeoutError:
            return self._lost(f"no answer within {self._list.patience:.0f} s")
        except OSError as error:
            return self._lost(error.strerror or type(error).__name__)
        is_exchanged = self._identity not in {None, found.identity}
        if is_exchanged and not found.files and (self._done or self._candidates):
            return ScanResult(alarms=(Message("folder-emptied", {"folder": self.folder}),))
        self._identity = found.identity
        self.files = found.files
        skipped: tuple[Arrival, ...] = ()
        if self._skip_first:
            skipped = tuple(self._named(name, stamp) for name, stamp in found.files.items())
            self._done = {name: _Done(stamp, b"") for name, stamp in found.files.items()}
            self._skip_first = False
        self._candidates = {name: self._candidates[name] for name in found.files if name in self._candidates}
        now = self._clock()
        ready = _Ready([name for name, stamp in found.files.items() if self._is_ready(name, stamp, now)], self._arrival)
        self._forget_oldest(found)
        alarms = self._lost_below(found) + self._restless()
        return ScanResult(ready, skipped, alarms, self._odd(found) + self._left_out(found))

    @property
    def waiting(self) -> int:
        """How many pictures still change, are not complete, or were not dealt with yet."""
        return len(self._candidates)

    @property
    def oldest_seconds(self) -> float | None:
        """How long the oldest picture waits since it was first seen; None where none does."""
        if not self._candidates:
            return None
        return self._clock() - min(seen.seen_since for seen in self._candidates.values())

    def is_final(self, arrival: Arrival) -> bool:
        """Whether an incomplete picture has stood still for so long that it will not become complete."""
        seen = self._candidates.get(arrival.name)
        return seen is None or self._clock() - seen.still_since >= STILL_SECONDS

    def has_changed(self, arrival: Arrival) -> bool:
        """Whether what was read is not the file that the last look saw: it was being written."""
        seen, read = self._candidates.get(arrival.name), arrival.stamp
        if seen is None or read is None:
            return False
        return (seen.stamp.size, seen.stamp.mtime_ns, seen.stamp.inode) != (read.size, read.mtime_ns, read.inode)

    def not_yet(self, arrival: Arrival) -> None:
        """Say that a picture was read and is not there completely: it comes again."""
        if seen := self._candidates.get(arrival.name):
            seen.tried = self._clock()

    def is_same_again(self, arrival: Arrival, sha256: str) -> bool:
        """Whether a picture was dealt with before, and only what the system notes beside its content has changed."""
        done, stamp = self._done.get(arrival.name), arrival.stamp
        if done is None or stamp is None or not sha256 or done.sha256 != bytes.fromhex(sha256):
            return False
        before = done.stamp
        return (before.size, before.mtime_ns, before.inode) == (stamp.size, stamp.mtime_ns, stamp.inode)

    def done(self, arrival: Arrival, sha256: str = "") -> None:
        """Say that a picture has been dealt with.

        Args:
            arrival: As it was told, or as it was read.
            sha256: Of what was judged, as hex digits.
        """
        self._candidates.pop(arrival.name, None)
        if arrival.stamp is not None:
            self._done.pop(arrival.name, None)  # so that the latest stand last
            there = self.files.get(arrival.name)
            stamp = there if there == arrival.stamp else arrival.stamp  # one stamp a file, however often it was taken
            self._done[arrival.name] = _Done(stamp, bytes.fromhex(sha256))

    def _is_ready(self, name: bytes, stamp: FileStamp, now: float) -> bool:
        done = self._done.get(name)
        if done is not None and done.stamp == stamp:
            self._candidates.pop(name, None)
            return False
        seen = self._candidates.get(name)
        if seen is None or seen.stamp != stamp:
            self._candidates[name] = _Candidate(stamp, now, now if seen is None else seen.seen_since)
            return False
        was_tried = seen.tried is not None and now - seen.tried < _RETRY_SECONDS
        return now - seen.still_since >= _LEAST_STILL_SECONDS and not was_tried

    def _arrival(self, name: bytes) -> Arrival:
        candidate = self._candidates[name]
        return self._named(name, candidate.stamp, candidate.seen_since)

    def _named(self, name: bytes, stamp: FileStamp, seen: float | None = None) -> Arrival:
        return Arrival(self.folder / os.fsdecode(name), self.source, name, stamp, seen)

    def _lost(self, detail: str) -> ScanResult:
        # what is done stays done: a lost share is not a share whose files were deleted
        return ScanResult(alarms=(Message("folder-lost", {"folder": self.folder, "detail": detail}),))

    def _lost_below(self, found: Listed) -> tuple[Message, ...]:
        """A folder below that was read before and cannot be now is lost as the watched one would be."""
        lost = {name: detail for name, detail in found.lost.items() if name in self._below}
        self._below = found.below | lost.keys()
        folders = ((self.folder / os.fsdecode(name), detail) for name, detail in sorted(lost.items()))
        return tuple(Message("folder-lost", {"folder": folder, "detail": detail}) for folder, detail in folders)[:1]

    def _left_out(self, found: Listed) -> tuple[Message, ...]:
        unread = tuple((self.folder / os.fsdecode(name), Why.UNREADABLE) for name in found.lost)
        return self._told_left_out.news(LeftOut(found.left_out.folder, (*found.left_out.entries, *unread)))

    def _restless(self) -> tuple[Message, ...]:
        now = self._clock()
        names = [
            os.fsdecode(name)
            for name, seen in self._candidates.items()
            if now - seen.seen_since >= RESTLESS_SECONDS and now - seen.still_since < STILL_SECONDS
        ]
        return tuple(Message("arrival-restless", {"name": name, "seconds": RESTLESS_SECONDS}) for name in names[:1])

    def _odd(self, found: Listed) -> tuple[Message, ...]:
        new = [name for name in found.odd if name not in self._told]
        self._told = (self._told & found.odd.keys()) | set(new)
        return tuple(Message("entry-odd", {"name": os.fsdecode(name), "detail": found.odd[name]}) for name in new)

    def _forget_oldest(self, found: Listed) -> None:
        """Let the oldest go of the files that are no longer there, once they have become very many."""
        surplus = len(self._done) - len(found.files) - _MOST_KNOWN
        if surplus > 0:
            gone = [name for name in self._done if name not in found.files]
            for name in gone[:surplus]:
                del self._done[name]


def pictures_in(folder: Path, *, deep: bool = True) -> tuple[Arrival, ...]:
    """The pictures that lie in a folder now, the oldest first; none where it cannot be read."""
    watched = WatchedFolder(folder, existing=False, deep=deep)
    return watched.scan().skipped
