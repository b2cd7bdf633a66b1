"""A folder while it is watched: what was taken up there and is not judged, and what other computers are told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from castinspect.imaging.content import FileStamp
from castinspect.station.history.rows import Claim
from castinspect.station.history.settling import Settling
from castinspect.station.sources.arrival import Arrival

if TYPE_CHECKING:
    from castinspect.station.claim.folder_claim import FolderClaim
    from castinspect.station.history.arrivals import WatchedSource


@dataclass
class Watched:
    """The folder that is watched, and its claims that are not judged."""

    source: WatchedSource
    folder: FolderClaim | None = None
    claims: dict[int, Claim] = field(default_factory=dict)
    missing: dict[int, float] = field(default_factory=dict)

    def take(self, claim: Claim) -> None:
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
            self.claims.pop(claim.id, None)
            self.missing.pop(claim.id, None)

    def is_others(self, gone: Arrival) -> bool | None:
        """Whether another station has, or judged, what is gone from the folder; None where that cannot be asked."""
        try:
            return self.folder is not None and self.folder.list.is_listed(gone)
        except OSError:
            return None

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


def _is_same_file(one: Arrival, other: Arrival) -> bool:
    inodes = {arrival.stamp.inode if arrival.stamp else 0 for arrival in (one, other)}
    return one.name == other.name and len(inodes) == 1
