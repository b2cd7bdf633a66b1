"""Where a claim on a folder stands, and the list of what was judged: files in the folder, or rows on a server."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from castinspect.station.claim.claim_file import Found, Holder

Key = tuple[bytes, int, int]
"""Name within the folder, bytes, and microseconds of the last change: every computer sees these alike."""


def from_above(keys: Iterable[Key], path: str) -> Iterator[Key]:
    """What the list of a folder says of what lies at a path in it, by names within that; the path has slashes."""
    prefix = os.fsencode(path) + b"/"
    return ((name.removeprefix(prefix), size, moment) for name, size, moment in keys if name.startswith(prefix))


def from_below(keys: Iterable[Key], path: str) -> Iterator[Key]:
    """What the list of a folder that lies at a path in this one says, by names within this one."""
    prefix = os.fsencode(path) + b"/"
    return ((prefix + name, size, moment) for name, size, moment in keys)


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
    """The list of what was judged. Each method raises OSError where it cannot be used."""

    def read(self) -> list[Key]:
        """All of it."""
        ...

    def around(self) -> Iterator[Key]:
        """What lists of folders say that this one lies in, or that lie in it, by names within this one."""
        ...

    def append(self, keys: Iterable[Key]) -> None:
        """Put these on it, too."""
        ...

    def replace(self, keys: Iterable[Key]) -> None:
        """Have only these on it."""
        ...


class SharedPlace(Place, Protocol):
    """A claim on a server, which also tells of others."""

    @property
    def is_contended(self) -> bool:
        """Whether another station has lately asked for the folder."""
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
