"""Claims of others that keep a station from judging in a folder: a live one above it, below it, or on a server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from castinspect.station.claim.claim_file import ClaimFile, Found, Holder
from castinspect.station.claim.nested import claims_above, claims_below
from castinspect.station.claim.place import ServerAwayError, Shared
from castinspect.station.claim.stillness import Stillness


@dataclass(frozen=True)
class Blocker:
    """Who is in the way.

    Attributes:
        folder: That they watch, as they or this computer know it.
        holder: Who they are.
        is_nested: Whether it is another folder than this one.
    """

    folder: str
    holder: Holder
    is_nested: bool


class Blockers:
    """Looks for them. A claim that has stood still for long enough is nobody's, as one in the folder itself.

    Args:
        folder: That is watched.
        server: What a server keeps of it.
        deep: Whether the folders below are looked into.
        stale: Seconds.
    """

    def __init__(self, folder: Path, server: Shared | None, *, deep: bool, stale: float) -> None:
        self._folder, self._server, self._deep, self._stale = folder, server, deep, stale
        self._seen: defaultdict[str, Stillness] = defaultdict(Stillness)
        self.is_server_away = False
        """Whether a server that knows the folder could not be asked."""

    def find(self, mine: str, now: float) -> Blocker | None:
        """The first that lives, or may live; those above are looked for first.

        Args:
            mine: Token of this station's own claim.
            now: The moment, in seconds that only grow.
        """
        below = claims_below(self._folder) if self._deep else ()
        for where, found in chain(claims_above(self._folder), self._at_server(), self._in_it(), below):
            if (blocker := self._blocker(where, found, mine)) is not None and self._lives(where, found, now):
                return blocker
        return None

    def above_that_lives(self, mine: str, now: float) -> Blocker | None:
        """A claim above that has moved since it was first seen: for whoever holds a folder already.

        Also one in the folder itself, for whoever holds it on a server: who made it could not ask that server.
        """
        for where, found in chain(claims_above(self._folder), self._in_it()):
            blocker = self._blocker(where, found, mine)
            if blocker is not None and self._lives(where, found, now) and self._seen[where].has_moved:
                return blocker
        return None

    def _at_server(self) -> Iterator[tuple[str, Found]]:
        if self._server is None:
            return
        self.is_server_away = True
        with suppress(ServerAwayError):  # whoever claims there finds out by itself
            found = list(self._server.place.around())
            self.is_server_away = False
            yield from found

    def _in_it(self) -> Iterator[tuple[str, Found]]:
        """A claim in the folder itself, of one who may write there and knows no server."""
        with suppress(OSError):
            found = ClaimFile(self._folder).read()
            if found is not None:
                yield str(self._folder), found

    def _blocker(self, where: str, found: Found, mine: str) -> Blocker | None:
        holder = found.holder
        if holder is None or holder.token == mine:
            return None
        return Blocker(where, holder, where not in {"", str(self._folder)})

    def _lives(self, where: str, found: Found, now: float) -> bool:
        return self._seen[where].seen(found, now) < self._stale
