"""A folder while it is watched: what was taken up there and is not judged, and what other computers are told of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from castinspect.imaging.content import FileStamp
from castinspect.station.history.rows import Claim
from castinspect.station.history.settling import Settling
from castinspect.station.sources.arrival import Arrival

if TYPE_CHECKING:
    from castinspect.station.claim.folder_claim import FolderClaim
    from castinspect.station.history.arrivals import WatchedSource


GONE_SECONDS = 3.0
"""Seconds that a file which was taken up must be missing before it counts as taken away: it may only be renamed."""


@dataclass
class Watched:
    """The folder that is watched, and its claims that are not judged.

    Attributes:
        source: The folder in the record.
        folder: The claim on the folder among computers; None where nothing is told of.
        claims: By their numbers.
        waiting: What was asked for last and is to come again: another station has it, or may have it.
    """

    source: WatchedSource
    folder: FolderClaim | None = None
    claims: dict[int, Claim] = field(default_factory=dict)
    waiting: frozenset[Arrival] = frozenset()
    _missing: dict[int, float] = field(default_factory=dict)

    def claim(self, arrivals: Sequence[Arrival]) -> list[Claim]:
        """Claim on record what was judged neither here nor by another station, and does not wait for one.

        Raises:
            StoreError: The record cannot be written.
        """
        if self.folder is not None:
            known = self.folder.list
            waiting, judged, left = list[Arrival](), list[Arrival](), list[Arrival]()
            for arrival in arrivals:
                (waiting if known.waits(arrival) else judged if known.holds(arrival) else left).append(arrival)
            self.waiting = frozenset(waiting)
            if judged:
                self.skip(judged)
            arrivals = left
        found = self.source.claim(arrivals)
        for claim in found:
            self.add(claim)
        return found

    def take_up(self, claims: Sequence[Claim]) -> Sequence[Arrival]:
        """Put claims on the folder's list; what may be judged here, the rest waits."""
        arrivals = [claim.arrival for claim in claims]
        if self.folder is None:
            return arrivals
        taken = list(self.folder.take(arrivals))
        self.waiting |= {*arrivals} - {*taken}
        return taken

    def add(self, claim: Claim) -> None:
        """Add a claim; one on the same file before it grew is overtaken by it."""
        overtaken = [other.id for other in self.claims.values() if _is_same_file(other.arrival, claim.arrival)]
        for number in overtaken:
            del self.claims[number]
        self.claims[claim.id] = claim

    def skip(self, arrivals: Sequence[Arrival]) -> None:
        """Another station judged these."""
        self.source.skip(arrivals)
        for arrival in arrivals:
            for claim in [claim for claim in self.claims.values() if claim.arrival == arrival]:
                del self.claims[claim.id]

    def release(self, claims: Sequence[Claim]) -> None:
        """These are not to be judged here now."""
        self.source.release(claims)
        for claim in claims:
            self.drop(claim)

    def drop(self, claim: Claim) -> None:
        """Nothing more is to be done for this one."""
        self.claims.pop(claim.id, None)
        self._missing.pop(claim.id, None)

    def gone(self, listed: Mapping[bytes, FileStamp], now: float) -> list[Claim]:
        """Claims on what was taken away before it could be judged; what is renamed, or another station's, is let go.

        Args:
            listed: The files that are there.
            now: Seconds of a clock that only grows.

        Raises:
            StoreError: The record cannot be used.
        """
        gone = []
        for claim in list(self.claims.values()):
            stamp, mine = listed.get(claim.arrival.name), claim.arrival.stamp
            if stamp is not None and mine is not None and stamp.inode == mine.inode:
                self._missing.pop(claim.id, None)
            elif now - self._missing.setdefault(claim.id, now) < GONE_SECONDS:
                continue
            elif self.source.overtaken(claim):
                self.drop(claim)
            elif (is_others := self._is_others(claim.arrival)) is not None:
                if is_others:
                    self.release([claim])
                else:
                    gone.append(claim)
        return gone

    def won(self) -> Iterator[tuple[Arrival, str]]:
        """What another station took up and never said what became of it, and that station; it is this one's now."""
        folder = self.folder
        if folder is None:
            return
        for name, doubt in dict(folder.overdue()).items():
            path = self.source.folder / os.fsdecode(name)
            arrival = Arrival(path, str(self.source.folder.absolute()), name, doubt.stamp)
            if folder.win(arrival):
                folder.list.decided(name)
                yield arrival, doubt.owner

    def settle(self, listed: Mapping[bytes, FileStamp]) -> None:
        """Say what became of what was taken up before the start, or before the folder became another station's.

        Args:
            listed: The files that are there.
        """
        if self.folder is None:
            return
        settling = Settling(self.source, self.folder)
        if self.folder.elsewhere is None:
            settling.after_a_start()
            return
        lying = [claim for claim in self.claims.values() if listed.get(claim.arrival.name) == claim.arrival.stamp]
        if lying:
            self.release(lying)
        settling.while_elsewhere(listed)

    def claim_on(self, arrival: Arrival) -> Claim | None:
        """The claim on the very file that was read, as it was read."""
        mine = [claim for claim in self.claims.values() if _is_same_file(claim.arrival, arrival)]
        return Claim(mine[-1].id, arrival) if mine else None

    def _is_others(self, gone: Arrival) -> bool | None:
        """Whether another station has, or judged, what is gone from the folder; None where that cannot be asked."""
        try:
            return self.folder is not None and self.folder.list.is_listed(gone)
        except OSError:
            return None


def _is_same_file(one: Arrival, other: Arrival) -> bool:
    inodes = {arrival.stamp.inode if arrival.stamp else 0 for arrival in (one, other)}
    return one.name == other.name and len(inodes) == 1
