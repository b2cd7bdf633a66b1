"""Trainings that do not need each other, as processes of one computer: the folds of a run, each on cores of its own."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from castinspect.progress import drain
from castinspect.scale.pinning import pinned_pool
from castinspect.training.events import FoldProgress
from castinspect.training.run.context import RunContext
from castinspect.training.run.fold_run import OutOfFold, dealt, together, without_share

if TYPE_CHECKING:
    from castinspect.data.splits import Splits

_LOOK_SECONDS = 0.5


@dataclass(frozen=True)
class FoldsSideBySide:
    """Teaches the networks of a run's folds, several at a time; see `castinspect.training.run.fold_run.out_of_fold`.

    Attributes:
        jobs: How many at a time.
    """

    jobs: int

    def __call__(self, context: RunContext, finish: threading.Event) -> Generator[FoldProgress, None, OutOfFold | None]:
        """Teach them; progress is told as folds end.

        Returns:
            None where the run was to end before all folds were through.

        Raises:
            DataError: A class has only one part.
            TrainingError: The loss of a fold broke down.
            ProcessesError: A process was killed.
        """
        folds = dealt(context)
        with tempfile.TemporaryDirectory() as folder, pinned_pool(min(self.jobs, len(folds))) as pool:
            pixels = Path(folder) / "pixels.npy"  # one copy in memory for all processes
            np.save(pixels, context.samples.pixels)
            bare = replace(context, samples=replace(context.samples, pixels=context.samples.pixels[:0]))
            waiting = {pool.submit(_taught, bare, pixels, splits): place for place, splits in enumerate(folds)}
            return (yield from _results(waiting, finish))


def _results(
    places: dict[Future[OutOfFold], int], finish: threading.Event
) -> Generator[FoldProgress, None, OutOfFold | None]:
    found: dict[int, OutOfFold] = {}
    running = set(places)
    while running:
        done, running = wait(running, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
        found |= {places[one]: one.result() for one in done}
        yield FoldProgress(min(len(found) + 1, len(places)), len(places), len(found) / len(places))
        if finish.is_set():
            return None
    return together(in_order(found))


def in_order(found: dict[int, OutOfFold]) -> Sequence[OutOfFold]:
    """Folds in the order in which they were dealt, whichever was taught first."""
    return [found[place] for place in sorted(found)]


def _taught(context: RunContext, pixels: Path, splits: Splits) -> OutOfFold:
    """In a process of the pool: one fold."""
    whole = replace(context, samples=replace(context.samples, pixels=np.load(pixels, mmap_mode="r")))
    return drain(without_share(whole, splits))
