"""What is known in a watched folder of what stations judged there: those with other records leave it alone.

A station that may write into the folder keeps a list there. Where a server of the plant knows the folder, each station
keeps its list there too, so that those which may write and those which may only read see each other's.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from castinspect.imaging.content import FileStamp
from castinspect.station.claim.judged_file import JudgedFile
from castinspect.station.claim.place import Judged, Key, ServerAwayError, merged
from castinspect.station.sources.arrival import Arrival

_SPARE = 10_000
"""Lines on pictures that are gone before they are dropped."""

_FEW = 2000
_NS_IN_US = 1000


def key_of(name: bytes, stamp: FileStamp) -> Key:
    """What computers that share a folder know a picture by; numbers in the file system differ between them."""
    return name.replace(b"\\", b"/"), stamp.size, stamp.mtime_ns // _NS_IN_US


@dataclass(frozen=True)
class Doubt:
    """A picture that another station took up, which has not said what became of it.

    Attributes:
        stamp: Of the file.
        owner: The station.
    """

    stamp: FileStamp
    owner: str


class JudgedThere:
    """Keeps the lists, and knows what of them lies in the folder.

    Args:
        folder: That is watched.
        owner: This station, by a name that it has after each start and no other has.
        server: The list of a server that knows the folder.
        beside: Owners whose record is this station's, too, and which are not at work in the folder now.
    """

    def __init__(self, folder: Path, owner: str, server: Judged | None = None, beside: Collection[str] = ()) -> None:
        self._folder, self._owner = folder, owner
        self._own_names = {owner, *beside}
        self._file = JudgedFile(folder)
        self._here = _Kept(self._file, owner)
        self._there = _Kept(server, owner) if server is not None else None
        self._is_in_folder, self._is_own_known, self._is_stale = True, False, False
        self.is_complete = True
        """Whether the server's list was read, too; a station that may write into the folder goes on without it."""
        self.is_unsettled = False
        """Whether there is something on the list that this station took up before its start."""
        self._read: Mapping[Key, str] | None = None
        self._left: Mapping[bytes, FileStamp] = {}
        self._lying: Mapping[bytes, FileStamp] = {}
        self.doubts: Mapping[bytes, Doubt] = {}
        """What lies there and waits for another station to say what became of it, by names."""
        self.unlisted: frozenset[Key] = frozenset()
        """What lay there and was on no list when they were read: a server may have lost its own."""
        self._own: set[Key] = set()
        self._lock = threading.Lock()

    # --- by the claim ---

    def leave_folder(self) -> None:
        """The folder takes no files: from now on only the server's list is written."""
        self._is_in_folder = False

    def load(self) -> None:
        """Read what others judged; it counts for what lies in the folder at the next look, and for nothing later.

        Raises:
            OSError: It cannot be read.
        """
        self._read = self._all()

    def refresh(self) -> None:
        """Read again, where another may have said since what became of a picture, or the server was away.

        Raises:
            OSError: It cannot be read.
        """
        if (self.doubts or self._is_stale or not self.is_complete) and self.is_compared:
            self._is_stale = False
            self._compare(self._all())

    def doubt_server(self) -> None:
        """The server may have lost some of its list: it is read again."""
        self._is_stale = True

    def find_own(self) -> None:
        """Read what this station took up before its start, once.

        Raises:
            OSError: It cannot be read.
        """
        if not self._is_own_known:
            self._all()

    @property
    def is_compared(self) -> bool:
        """Whether the folder was looked at since the list was read."""
        return not self._read

    def write(self) -> None:
        """Put on the list what was noted.

        Raises:
            OSError: What was noted is kept for the next time.
        """
        for kept, is_optional in self._written:
            with _suppressed(is_optional):
                kept.write()

    def tidy(self) -> None:
        """Once most of the list is gone from the folder, drop that; only for whoever holds the folder.

        Raises:
            OSError: The list is as it was.
        """
        for kept, is_optional in self._written:
            with _suppressed(is_optional):
                kept.tidy(self._lying)

    def close(self) -> None:
        """Write what was noted; a list of pictures that are all gone goes, too, where asking after each is quick.

        Raises:
            OSError: The list is as it was.
        """
        self.write()
        for kept, is_optional in self._written:
            with _suppressed(is_optional):
                kept.close(self._folder)

    # --- by the record ---

    def looked(self, lying: Mapping[bytes, FileStamp]) -> None:
        """These pictures lie in the folder."""
        self._lying = lying
        if self._read is not None:
            self._compare(self._read)
            self._read = None

    def holds(self, arrival: Arrival) -> bool:
        """Whether another station judged this very file before this one took over; asked of what does not wait."""
        return arrival.stamp is not None and self._left.get(arrival.name) == arrival.stamp

    def waits(self, arrival: Arrival) -> bool:
        """Whether this very file waits for another station to say what became of it."""
        return (doubt := self.doubts.get(arrival.name)) is not None and doubt.stamp == arrival.stamp

    def is_listed(self, arrival: Arrival) -> bool:
        """Whether another station judged a file that may be gone by now, or has taken it up.

        Raises:
            OSError: That cannot be read.
        """
        owner = self._all().get(key_of(arrival.name, arrival.stamp)) if arrival.stamp is not None else None
        return owner is not None and owner not in self._own_names

    def is_of_others(self) -> bool:
        """Whether others keep a list in the folder, which only those do that may write there."""
        return self._file.is_of_others(self._owner)

    def take(self, arrivals: Sequence[Arrival], holder: str, *, is_forced: bool = False) -> Sequence[Arrival]:
        """Take pictures up on the list, before they are judged; those that are this station's.

        Args:
            arrivals: Pictures.
            holder: Token of the claim on the server that the station must hold; empty for one in the folder.
            is_forced: Whether also what another station took up becomes this one's.

        Raises:
            OSError: It cannot be written.
        """
        keys = {arrival: key_of(arrival.name, arrival.stamp) for arrival in arrivals if arrival.stamp is not None}
        new = set(keys.values()) - self._own
        refused = set[Key]()
        for kept, is_optional in self._written if new else ():
            with _suppressed(is_optional):
                refused |= new - kept.take(new - refused, holder, is_forced=is_forced)
        with self._lock:
            self._own |= new - refused
        if refused:
            self._is_stale = True  # another has them, or had
        return [arrival for arrival in arrivals if keys.get(arrival) not in refused]

    def note(self, judged: Iterable[Arrival]) -> None:
        """These are on record; `write` puts them on the list."""
        self.settle([key_of(arrival.name, arrival.stamp) for arrival in judged if arrival.stamp is not None])

    def decided(self, name: bytes) -> None:
        """This station has decided what is to become of a picture that waited for another."""
        self.doubts = {each: doubt for each, doubt in self.doubts.items() if each != name}

    @property
    def own(self) -> frozenset[Key]:
        """What this station has taken up and not noted as judged."""
        with self._lock:
            return frozenset(self._own)

    def settle(self, judged: Collection[Key], free: Collection[Key] = ()) -> None:
        """Say what became of pictures that this station took up: on record, or not to be judged here."""
        with self._lock:
            self._own -= {*judged, *free}
        for kept, _ in self._written:
            kept.note(judged, free)

    # ---

    @property
    def _written(self) -> Iterator[tuple[_Kept, bool]]:
        """The lists that are written, and whether it goes on without; the server's first, which knows of others."""
        if self._there is not None:
            yield self._there, self._is_in_folder
        if self._is_in_folder:
            yield self._here, False

    def _all(self) -> dict[Key, str]:
        """What all lists say; what this station took up itself is put aside."""
        here, there, around = {}, {}, [self._file.around()]
        with suppress(*(() if self._is_in_folder else (OSError,))):  # what may not be read there says nothing
            here = self._here.read()
        if self._there is not None:
            self.is_complete = False
            with _suppressed(self._is_in_folder):
                there = self._there.read()
                around.append(iter(list(self._there.judged.around())))
                self.is_complete = True
        own = {key for each in (here, there) for key, owner in each.items() if owner in self._own_names}
        self._know_own(own)
        found = merged(here.items(), there.items(), *around)
        return {key: owner for key, owner in found.items() if key not in own or not owner}

    def _know_own(self, own: set[Key]) -> None:
        """What was taken up before this start is there to be settled, once."""
        if not self._is_own_known:
            self._is_own_known, self.is_unsettled = True, bool(own)
            with self._lock:
                self._own |= own

    def _compare(self, known: Mapping[Key, str]) -> None:
        left, doubts, unlisted = {}, {}, set()
        for name, stamp in self._lying.items():
            owner = known.get(key_of(name, stamp))
            if owner is None:
                unlisted.add(key_of(name, stamp))
            elif owner == "":
                left[name] = stamp
            else:
                doubts[name] = Doubt(stamp, owner)
        self._left = left  # before what waits: whoever asks in the other order finds a picture on one of them at least
        self.doubts = doubts
        self.unlisted = frozenset(unlisted)


class _Kept:
    """One of the lists, and what is to be written on it.

    Args:
        judged: The list.
        owner: This station.
    """

    def __init__(self, judged: Judged, owner: str) -> None:
        self.judged, self._owner = judged, owner
        self._lines = 0
        self._judged: list[Key] = []
        self._free: list[Key] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()  # what was to be freed and is taken up anew must not be freed after that

    def take(self, keys: Collection[Key], holder: str, *, is_forced: bool) -> set[Key]:
        with self._writing:
            mine = self.judged.take(keys, self._owner, holder=holder, is_forced=is_forced)
            with self._lock:
                self._free = [key for key in self._free if key not in mine]
        return mine

    def read(self) -> dict[Key, str]:
        found = self.judged.read()
        self._lines = len(found)
        return found

    def note(self, judged: Collection[Key], free: Collection[Key]) -> None:
        with self._lock:
            self._judged += judged
            self._free += free

    def write(self) -> None:
        with self._writing:
            with self._lock:
                judged, self._judged = self._judged, []
                free, self._free = self._free, []
            try:
                if judged:
                    self.judged.append(judged, self._owner)
                    self._lines += len(judged)
                    judged = []
                if free:
                    self.judged.free(free, self._owner)
            except OSError:
                self.note(judged, free)
                raise

    def tidy(self, lying: Mapping[bytes, FileStamp]) -> None:
        if self._lines > 2 * len(lying) + _SPARE:
            there = {key_of(name, stamp) for name, stamp in lying.items()}
            keys = self.judged.read()
            self.judged.drop([key for key in keys if key not in there], self._owner)
            self._lines = len(keys.keys() & there)

    def close(self, folder: Path) -> None:
        keys = self.judged.read()
        if len(keys) <= _FEW and not any((folder / os.fsdecode(name)).exists() for name, _, _ in keys):
            self.judged.drop(list(keys), self._owner)


@contextmanager
def _suppressed(is_optional: bool) -> Iterator[None]:
    """A server that is away stops nobody who may write into the folder."""
    try:
        yield
    except ServerAwayError:
        if not is_optional:
            raise
