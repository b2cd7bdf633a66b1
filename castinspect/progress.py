"""What any long job tells while it goes on, and how its result is taken.

A long job is a generator: it yields frozen dataclasses that say how far it is, and returns its result. A terminal walks
it with `drain`, the window pumps it, a longer job takes it in with `yield from`. Ceasing to iterate stops it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

from castinspect.messages import Message

Step = TypeVar("Step")
Retold = TypeVar("Retold")
Result = TypeVar("Result")


@dataclass(frozen=True)
class WeightsDownloading:
    """ImageNet weights are on their way. `total_bytes` is 0 where the server does not say."""

    received_bytes: int
    total_bytes: int


@dataclass(frozen=True)
class PicturesRead:
    """Pictures are being decoded: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class BackbonePass:
    """A frozen backbone is seeing the pictures, once for all that is done with their features: `batch` of `batches`."""

    batch: int
    batches: int


@dataclass(frozen=True)
class PicturesDescribed:
    """What the pictures look like is being learned, to know others as unlike them: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class PicturesScored:
    """A network is judging labelled pictures: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class BenchStep:
    """A measurement goes on: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class Notice:
    """Something the person should know and that does not end the job, as an unreadable picture left out."""

    message: Message


def drain(steps: Generator[Step, None, Result], on_progress: Callable[[Step], object] = lambda _: None) -> Result:
    """Go through a job to its end.

    Args:
        steps: The job; it is closed whatever happens.
        on_progress: Called with each thing that it tells.

    Returns:
        What the job returned.
    """
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            on_progress(step)


def retold(steps: Generator[Step, None, Result], retell: Callable[[Step], Retold]) -> Generator[Retold, None, Result]:
    """The same job, telling other things.

    Args:
        steps: The job; it is closed when this one is.
        retell: Makes of each thing that it tells what is told instead.

    Returns:
        What the job returned.
    """
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            yield retell(step)
