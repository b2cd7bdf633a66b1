"""A training run, from a folder of labelled pictures to a checkpoint with its score."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from castinspect.access import require
from castinspect.data.folders import DataSet, read_dataset
from castinspect.errors import TrainingError
from castinspect.models.backbones import find_backbone
from castinspect.models.checkpoint import read_metadata
from castinspect.models.metadata import CheckpointMetadata
from castinspect.process import keeping_freed_memory
from castinspect.progress import Notice
from castinspect.roles import Act
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished
from castinspect.training.learner.group import ALONE, Group
from castinspect.training.run.conclusion import conclude
from castinspect.training.run.files import RunFiles, named_checkpoint, require_writable, written_by_one
from castinspect.training.run.fold_run import FoldTeaching, judged_by_folds, out_of_fold
from castinspect.training.run.foresight import foreseen
from castinspect.training.run.preparation import build_learner, metadata_of, prepare, started
from castinspect.training.run.state import BestEpoch, RunState, interrupted_run, load_state
from castinspect.training.strategies import plan_phases

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner
    from castinspect.training.run.context import RunContext
    from castinspect.training.run.phases import PhaseLoop

_BESIDE_ITS_RESULT, _STATE = 1, 1
"""Copies of the weights that lie beside the checkpoint when it is written: the best epoch, and in a state of more."""

Event = TypeVar("Event")
Result = TypeVar("Result")


def train(config: TrainingConfig, dataset: DataSet | None = None, *, folds: FoldTeaching = out_of_fold) -> TrainingRun:
    """Prepare a training run; iterating over it trains.

    ```python
    for event in train(TrainingConfig(data=Path("parts"))):
        print(event)
    ```

    Args:
        config: What to do.
        dataset: Which pictures to learn from and to test on; None reads it from the folder.
        folds: How networks are taught without a share of the parts.
    """
    return TrainingRun(config, dataset=dataset, folds=folds)


def resume(file: Path | None = None, *, folds: FoldTeaching = out_of_fold) -> TrainingRun:
    """Prepare an interrupted run, to go on from its last finished epoch.

    Args:
        file: Its state; None takes the latest one that was left.
        folds: As `train` takes it.

    Raises:
        TrainingError: There is none, or it cannot be read.
    """
    interrupted = interrupted_run(file)
    if interrupted is None:
        raise TrainingError("resume-unreadable", path=file) if file else TrainingError("resume-nothing")
    return TrainingRun(interrupted.config, interrupted.file, folds=folds)


class TrainingRun:
    """Tells `TrainingEvent`s; ends with `TrainingFinished`, or with a `CastInspectError` that says why not.

    Ceasing to iterate and closing the iterator discards the run. `finish` ends it early and keeps the best epoch. The
    best epoch so far is also on disk, as `NAME.unfinished.safetensors`, so that a crash does not lose it; so is what it
    takes to go on, as `NAME.interrupted.safetensors`. `suspend` makes a discarded run leave both.

    Args:
        config: What to do.
        interrupted: The state of the same run to go on from.
        dataset: See `train`.
        group: The processes that train together; of the others than the first, none tells of an end or writes.
        folds: How networks are taught without a share of the parts.
    """

    def __init__(
        self,
        config: TrainingConfig,
        interrupted: Path | None = None,
        dataset: DataSet | None = None,
        *,
        group: Group = ALONE,
        folds: FoldTeaching = out_of_fold,
    ) -> None:
        self.config = config
        self._dataset = dataset
        self._group, self._folds = group, folds
        self._interrupted = interrupted
        self._finish = threading.Event()
        self._suspend = threading.Event()

    def finish(self) -> None:
        """Ask the run to end after the current batch and to keep the best epoch; may be called from any thread."""
        self._finish.set()

    def suspend(self) -> None:
        """Leave what it takes to go on another day when the iterator is closed; may be called from any thread."""
        self._suspend.set()

    def __iter__(self) -> Generator[TrainingEvent, None, TrainingFinished | None]:
        """Train.

        Returns:
            The last thing that is told: the end, with the checkpoint; None where another process of the group tells it.

        Raises:
            AccessError: Passwords are set, and no engineer is logged in.
            DataError: The data cannot be trained on.
            WeightsError: The weights to start from are not at hand.
            TrainingError: The loss broke down, or the run was stopped, before any epoch was finished.
        """
        require(Act.TRAIN)
        find_backbone(self.config.backbone)  # an unknown one is told before anything is read
        dataset = self._dataset or read_dataset(self.config.data, self.config.roles, self.config.class_level)
        self.config = self.config.model_copy(update={"out": named_checkpoint(self.config.with_backbone_of_start())})
        assert self.config.out is not None
        require_writable(self.config.out)
        with keeping_freed_memory(), written_by_one(self.config.out) if self._group.is_first else nullcontext():
            return (yield from self._trained(dataset))

    def _trained(self, dataset: DataSet) -> Generator[TrainingEvent, None, TrainingFinished | None]:
        """Train, where nobody else writes the checkpoint; see `__iter__`."""
        from castinspect.training.run.phases import PhaseLoop  # it imports torch

        assert self.config.out is not None
        # 1. The weights to start from, the pictures and how they are dealt.
        context = replace((yield from self._stoppable(prepare(self.config, dataset))), group=self._group)
        metadata = metadata_of(context)
        # 2. The network, and which of its layers learn when.
        learner, phases = build_learner(context), plan_phases(self.config, context.backbone)
        files = RunFiles.of(self.config.out, resumable=self._dataset is None)
        files.require_room(learner.megabytes * _copies(context))
        yield started(context, phases)
        yield from map(Notice, foreseen(context))
        loop = PhaseLoop(context, learner, phases, metadata, files, self._finish, self._begin(metadata))
        with files.kept_after_a_crash(self._suspend) if self._group.is_first else nullcontext():
            # 3. Phase after phase; the best epoch is kept.
            yield from loop.run()
            # 4. Temperature and cuts on parts that were not learned from, then the score.
            best = yield from self._judged(context, learner, loop)
            if not self._group.is_first:
                return None
            concluded = yield from conclude(context, best, metadata, files)
            made = read_metadata(files.out)
            finished = TrainingFinished(
                files.out, made, best.epoch, loop.outcome, concluded.scored, concluded.unseen, concluded.first
            )  # fmt: skip
            yield finished
        return finished

    def _begin(self, metadata: CheckpointMetadata) -> RunState:
        """Where to begin: at the start, or where the run was interrupted.

        Raises:
            TrainingError: The pictures are no longer the same.
        """
        if self._interrupted is None:
            assert self.config.out is not None
            places = {"data": self.config.data.resolve(), "out": self.config.out.resolve()}
            return RunState(self.config.model_copy(update=places), metadata.dataset)
        state = load_state(self._interrupted)
        if state.fingerprint != metadata.dataset:
            raise TrainingError("resume-data-changed", folder=self.config.data)
        return state

    def _stoppable(self, steps: Generator[Event, None, Result]) -> Generator[Event, None, Result]:
        """Go through preparations that leave nothing to keep when the run is asked to finish."""
        with closing(steps):
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    result: Result = end.value
                    return result
                yield event
                if self._finish.is_set():
                    raise TrainingError("training-stopped-early")

    def _judged(
        self, context: RunContext, learner: Learner, loop: PhaseLoop
    ) -> Generator[TrainingEvent, None, BestEpoch]:
        """The epoch that is kept, with what is said of parts that were not learned from."""
        best = loop.best
        if best is None:
            raise TrainingError("training-diverged" if loop.outcome == "diverged" else "training-stopped-early")
        if self.config.folds > 1 and best.phase != "head" and loop.outcome == "completed":
            best = yield from judged_by_folds(context, best, self._finish, self._folds)
        if best.looked is None and best.phase != "head" and context.config.looks_twice:
            learner.resume_from(best.state)
            best = replace(best, looked=learner.second_look(context.samples.pixels[best.judged_on]))
        return best


def _copies(context: RunContext) -> float:
    """How often a run writes its weights at least, all copies lying there when it ends."""
    result = 0.5 if context.config.half else 1.0
    return result + _BESIDE_ITS_RESULT + (0 if context.is_head_alone else _STATE)
