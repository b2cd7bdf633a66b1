"""A station's signs of life: each says who it is, and is another than the one before."""

from __future__ import annotations

import os
import platform
import uuid
from collections.abc import Collection

from castinspect.station.claim.claim_file import Found, Holder


class Signs:
    """Gives them.

    Args:
        station: Its name.
        deep: Whether it looks into the folders below the watched one.
        beside: Names of the stations that keep the same record.
    """

    def __init__(self, station: str, *, deep: bool, beside: Collection[str] = ()) -> None:
        self.token = uuid.uuid4().hex
        self._station, self._host, self._deep, self._beat = station, platform.node(), deep, 0
        self.beside = frozenset(f"{name}@{self._host}" for name in beside)
        """The owners that keep the same record."""

    @property
    def owner(self) -> str:
        """The station on its computer: after each start the same."""
        return f"{self._station}@{self._host}"

    def next(self) -> Holder:
        """The next one."""
        self._beat += 1
        return Holder(
            token=self.token, station=self._station, host=self._host, pid=os.getpid(), beat=self._beat, deep=self._deep
        )

    def are_in(self, found: Found) -> bool:
        """Whether a claim is of this start of the station."""
        return found.holder is not None and found.holder.token == self.token

    def are_older(self, found: Found) -> bool:
        """Whether a claim of this start is not its last: what keeps it may have been restored from a backup."""
        return found.holder is not None and found.holder.beat < self._beat

    def were_in(self, found: Found, before: Collection[str]) -> bool:
        """Whether a claim is of a start before, on this computer, with one of those tokens."""
        return found.holder is not None and found.holder.token in before and found.holder.host == self._host
