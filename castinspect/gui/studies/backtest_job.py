"""The long jobs of the backtest page: replaying a version, loading the pictures of flips, adding labelled ones."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.imaging.thumbnails import thumbnail
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import PicturesRead, PicturesScored
from castinspect.registry.registry import Registry
from castinspect.versions.backtest import BacktestRun, Flip, Tally, compared_runs, run_suite
from castinspect.versions.suites import (
    Suite,
    add_to_suite,
    labelled_for_suite,
    load_suite,
    suite_picture,
)

SIDE = 72
MOST_FLIPS = 200


@dataclass(frozen=True)
class RunMade:
    """A version was replayed, and the run is kept."""

    run: BacktestRun


@dataclass(frozen=True)
class PicturesAdded:
    """A suite has its next revision, or stayed as it was."""

    suite: Suite


@dataclass(frozen=True)
class ShownFlip:
    """A picture of which two runs say different things; its pixels are None where it cannot be read any more."""

    flip: Flip
    path: Path
    pixels: NDArray[np.uint8] | None


@dataclass(frozen=True)
class RunsCompared:
    """Two runs side by side.

    Attributes:
        first: One run.
        second: The other, which is held against it.
        before: Counts of the first by group.
        now: Counts of the second by group.
        flips: What differs, lost defects first, at most `MOST_FLIPS`.
        count: How many differ in all.
    """

    first: BacktestRun
    second: BacktestRun
    before: dict[str, Tally]
    now: dict[str, Tally]
    flips: tuple[ShownFlip, ...]
    count: int


def replay(
    registry: Registry, suite: str, version: Path, device: str
) -> Generator[PicturesRead | PicturesScored, None, RunMade]:
    """Replay a version on a suite as it is now."""
    name = registry.find(str(version)).name
    run = yield from run_suite(registry, load_suite(registry, suite), load_checkpoint(version), name, device)
    return RunMade(run)


def compare(
    registry: Registry, suite: str, first: BacktestRun, second: BacktestRun
) -> Generator[PicturesRead, None, RunsCompared]:
    """Put two runs side by side, with the pictures of the flips."""
    found = load_suite(registry, suite)
    before, now, flips = compared_runs(found, first, second)
    shown: list[ShownFlip] = []
    for flip in flips[:MOST_FLIPS]:
        path = suite_picture(registry, found, flip.picture)
        shown.append(ShownFlip(flip, path, thumbnail(path, SIDE)))
        yield PicturesRead(len(shown), min(len(flips), MOST_FLIPS))
    return RunsCompared(first, second, before, now, tuple(shown), len(flips))


def add(registry: Registry, suite: str, folder: Path, tag: str) -> Generator[PicturesRead, None, PicturesAdded]:
    """Copy labelled pictures into a suite."""
    pictures = labelled_for_suite(folder, {"tag": tag})
    yield PicturesRead(len(pictures), len(pictures))
    return PicturesAdded(add_to_suite(registry, suite, pictures))
