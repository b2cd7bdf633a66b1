"""Runs of a comparison of strategies side by side, as processes of one computer, each on cores of its own."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.managers import SyncManager
from typing import TYPE_CHECKING

from castinspect.errors import DataError
from castinspect.messages import Message
from castinspect.scale.pinning import pinned_pool
from castinspect.studies.strategies import (
    ComparisonEvent,
    PlannedTrial,
    StrategyTrial,
    TrialProgress,
    Trials,
    TrialSkipped,
    carry_out,
)
from castinspect.training.events import EpochFinished

if TYPE_CHECKING:
    from threading import Event

_LOOK_SECONDS = 0.5
_Told = queue.Queue[tuple[int, float]]
_Outcome = StrategyTrial | Message | None


@dataclass(frozen=True)
class TrialsSideBySide:
    """Carries out the runs of a comparison; see `castinspect.studies.strategies.compare_strategies`.

    Attributes:
        jobs: How many at a time.
    """

    jobs: int

    def __call__(self, trials: Trials) -> Generator[ComparisonEvent, None, None]:
        """Carry them out; each tells its beginning, after each epoch how far it is, and its score.

        Ceasing to iterate ends the runs under way after their epoch.

        Raises:
            TrainingError: The loss of a run broke down.
            ProcessesError: A process was killed; what was yielded stays known.
        """
        if not trials.waiting:
            return
        with _desk() as (told, stop), pinned_pool(min(self.jobs, len(trials.waiting))) as pool:
            places = {
                pool.submit(_carried_out, trials, run, place, told, stop): place
                for place, run in enumerate(trials.waiting)
            }
            try:
                yield from self._followed(trials, places, told)
            finally:
                stop.set()

    def _followed(
        self, trials: Trials, places: dict[Future[_Outcome], int], told: _Told
    ) -> Generator[ComparisonEvent, None, None]:
        running, timed = set(places), list[StrategyTrial]()
        while running:
            done, running = wait(running, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
            for place, share in _all_of(told):  # before the scores: what a run told, it told before its end
                yield trials.started(place, timed, self.jobs) if not share else _progress(trials, place, share)
            for one in sorted(done, key=lambda future: places[future]):
                run, outcome = trials.waiting[places[one]], one.result()
                yield _progress(trials, places[one], 1.0)
                if isinstance(outcome, StrategyTrial):
                    timed.append(outcome)
                    yield outcome
                elif outcome is not None:
                    yield TrialSkipped(run.strategy, run.pictures, outcome)


@contextmanager
def _desk() -> Iterator[tuple[_Told, Event]]:
    """Where the processes tell how far they are, and are told to stop."""
    with SyncManager(ctx=multiprocessing.get_context("spawn")) as manager:
        yield manager.Queue(), manager.Event()


def _all_of(told: _Told) -> Iterator[tuple[int, float]]:
    with suppress(queue.Empty):
        while True:
            yield told.get_nowait()


def _progress(trials: Trials, place: int, share: float) -> TrialProgress:
    return TrialProgress(trials.number(place), trials.total, share)


def _carried_out(trials: Trials, run: PlannedTrial, place: int, told: _Told, stop: Event) -> _Outcome:
    """In a process of the pool: a run's score, why it cannot be, or nothing where it was to stop."""
    if stop.is_set():
        return None
    told.put((place, 0.0))
    steps = carry_out(trials, run)
    try:
        while True:
            event = next(steps)
            if isinstance(event, EpochFinished):
                told.put((place, min(1.0, event.epoch / event.epochs)))
                if stop.is_set():
                    steps.close()
                    return None
    except StopIteration as end:
        trial: StrategyTrial = end.value
        return trial
    except DataError as error:
        return error.message
