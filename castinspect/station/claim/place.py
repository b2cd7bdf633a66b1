"""Where a claim on a folder stands, and the list of what was judged: files in the folder, or rows on a server."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from castinspect.station.claim.claim_file import Found, Holder

Key = tuple[bytes, int, int]
"""Name within the folder, bytes, and microseconds of the last change: every computer sees these alike."""

Listed = tuple[Key, str]
"""A picture, and the station that has taken it up and not yet said what became of it; nobody once it is judged."""


def merged(*lists: Iterable[Listed]) -> dict[Key, str]:
    """One list of several; what stands as judged in one of them is judged."""
    found: dict[Key, str] = {}
    for key, owner in chain(*lists):
        if not owner or key not in found:
            found[key] = owner
    return found


def from_above(listed: Mapping[Key, str], path: str) -> Iterator[Listed]:
    """What the list of a folder says of what lies at a path in it, by names within that; the path has slashes."""
    prefix = os.fsencode(path) + b"/"
    for (name, size, moment), owner in listed.items():
        if name.startswith(prefix):
            yield (name.removeprefix(prefix), size, moment), owner


def from_below(listed: Mapping[Key, str], path: str) -> Iterator[Listed]:
    """What the list of a folder that lies at a path in this one says, by names within this one."""
    prefix = os.fsencode(path) + b"/"
    for (name, size, moment), owner in listed.items():
        yield (prefix + name, size, moment), owner


class Place(Protocol):
    """One claim. Each method raises OSError where the place cannot be used."""

    def read(self) -> Found | None:
        """The claim; None where nobody has made one."""
        ...

    def create(self, holder: Holder) -> bool:
        """Make the claim; False where another made one first."""
        ...

    def write(self, holder: Holder) -> None:
        """Say something else in the claim that is there."""
        ...

    def remove(self) -> None:
        """Let the folder go."""
        ...


class Judged(Protocol):
    """The list of what was judged, and of what is being judged. Each method raises OSError where it cannot be used.

    A station takes a picture up on the list before it judges it, and says on the list when it has. Whatever happens to
    it in between, no other judges that picture before it has said what became of it. A station may say so at any time,
    also when the folder is another one's.
    """

    def read(self) -> dict[Key, str]:
        """All of it: who has taken a picture up; nobody once it is judged."""
        ...

    def around(self) -> Iterator[Listed]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one."""
        ...

    def take(self, keys: Collection[Key], owner: str, *, holder: str = "", is_forced: bool = False) -> set[Key]:
        """Take these up.

        Args:
            keys: Pictures.
            owner: The station.
            holder: Token of the claim that it must hold; empty where that is asked elsewhere.
            is_forced: Whether also what another station took up becomes this one's.

        Returns:
            Those that are this station's now.
        """
        ...

    def append(self, keys: Collection[Key], owner: str) -> None:
        """The station has judged these."""
        ...

    def free(self, keys: Collection[Key], owner: str) -> None:
        """The station has not judged these, and will not."""
        ...

    def drop(self, keys: Collection[Key], owner: str) -> None:
        """Forget these, which are gone from the folder."""
        ...


class SharedPlace(Place, Protocol):
    """A claim on a server, which also tells of others."""

    @property
    def is_contended(self) -> bool | None:
        """Whether another station lately had or wanted the folder; None before that was asked."""
        ...

    def ask(self, holder: Holder) -> None:
        """Say that this station waits for the folder."""
        ...

    def around(self) -> Iterator[tuple[str, Found]]:
        """Claims of this folder, which is named "", of those that it lies in, and of those that lie in it."""
        ...

    def close(self) -> None:
        """Let the server go."""
        ...


@dataclass(frozen=True)
class Shared:
    """What a server keeps of a folder that takes no files."""

    place: SharedPlace
    judged: Judged


@dataclass(frozen=True)
class Sharing:
    """How a folder is shared among computers.

    Attributes:
        deep: Whether the folders below the watched one are looked into.
        at_server: Gives what a server keeps of a folder; None where no server can know it from every computer.
    """

    deep: bool = True
    at_server: Callable[[Path], Shared | None] = lambda _folder: None


class ServerAwayError(OSError):
    """The server that keeps a claim cannot be used."""

    def __init__(self, detail: str) -> None:
        super().__init__(errno.EHOSTUNREACH, detail)
