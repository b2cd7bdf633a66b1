"""What a station says on a folder's list of the pictures that it took up and did not see to their end there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from castinspect.imaging.content import FileStamp
from castinspect.station.claim.judged_there import key_of
from castinspect.station.claim.place import Key

if TYPE_CHECKING:
    from castinspect.station.claim.folder_claim import FolderClaim
    from castinspect.station.history.arrivals import WatchedSource


class Settling:
    """Asks the record what was judged of them; the others wait for that answer.

    Args:
        source: The folder in the record.
        claim: With the list. Nothing that it names is being judged in this moment.
    """

    def __init__(self, source: WatchedSource, claim: FolderClaim) -> None:
        self._source, self._list = source, claim.list

    def after_a_start(self) -> None:
        """The folder is this station's: what it judged before a crash is noted, the rest is judged now.

        Raises:
            StoreError: The record cannot be read.
        """
        if self._list.is_unsettled:
            self._list.settle(self._judged_of(self._list.own))
            self._list.is_unsettled = False
        if unlisted := self._list.unlisted:  # judged here, and a server that lost its list has to hear it again
            self._list.unlisted = frozenset()
            self._list.settle(self._judged_of(unlisted))

    def while_elsewhere(self, listed: Mapping[bytes, FileStamp]) -> None:
        """The folder is another's: what lies there and was not judged is free.

        Args:
            listed: The files that are there.

        Raises:
            StoreError: The record cannot be read.
        """
        if not (own := self._list.own):
            return
        there = {key for key in own if any(key_of(name, listed[name]) == key for name in _names(key) if name in listed)}
        judged = self._judged_of(own if self._list.is_unsettled else there)
        self._list.is_unsettled = False
        self._list.settle(judged, there - judged)

    def at_the_end(self) -> None:
        """Nothing more is judged here in this start: all that is not on record is free.

        Raises:
            StoreError: The record cannot be read.
        """
        if own := self._list.own:
            judged = self._judged_of(own)
            self._list.settle(judged, own - judged)

    def _judged_of(self, keys: Collection[Key]) -> set[Key]:
        names = [name for key in keys for name in _names(key)]
        found = (key_of(one.name, one.stamp) for one in self._source.dealt_with(names) if one.stamp is not None)
        return {*keys} & {*found}


def _names(key: Key) -> set[bytes]:
    """How the file may be called on this computer."""
    return {key[0], key[0].replace(b"/", b"\\")}
