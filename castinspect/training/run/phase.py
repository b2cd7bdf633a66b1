"""The epochs of a stage in which layers of the backbone learn."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

import numpy as np

from castinspect.data.parts import part_weights
from castinspect.messages import Message
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, StageStarted, TrainingEvent
from castinspect.training.head.frozen_prefix import FrozenPrefix
from castinspect.training.learner.learner import batch_count
from castinspect.training.learner.snapshot import Snapshot, restore_snapshot
from castinspect.training.learner.sources import Source
from castinspect.training.run.context import Judged, RunParts, told_of_memory
from castinspect.training.strategies import TrainingStage


class StageRun:
    """Trains one stage, on whole pictures or on what its frozen stages made of them."""

    def __init__(self, parts: RunParts, stage: TrainingStage) -> None:
        self._parts = parts
        self._learner = parts.learner
        self._stage = stage
        self._train = np.array(parts.splits.train, np.int64)
        self._validation = np.array(parts.splits.validation, np.int64)
        self._labels = parts.samples.labels[self._train]
        self._weights = part_weights([parts.samples.groups[i] for i in self._train], self._labels)
        self._prefix: FrozenPrefix | None = None

    def run(
        self, index: int, first_epoch: int, done: int = 0, snapshot: Snapshot | None = None
    ) -> Iterator[TrainingEvent | Judged]:
        """Train; a `Judged` ends each epoch.

        Args:
            index: Of the stage, from 0.
            first_epoch: The number of its first epoch, from 1.
            done: How many of its epochs were finished before a restart.
            snapshot: The learner as it was after them.
        """
        epochs = self._stage.epochs
        per_epoch = batch_count(len(self._train), self._learner.batch.size)
        learning, total = self._learner.begin(self._stage, epochs, per_epoch)
        if snapshot is not None:
            restore_snapshot(self._learner, snapshot)
        yield StageStarted(index, self._stage.name, first_epoch, learning, total)
        yield from self._prepare()
        for place in range(done, epochs):
            yield from self._epoch(first_epoch + place, place)

    def _prepare(self) -> Iterator[TrainingEvent]:
        """See whether the frozen stages' output can be kept."""
        prefix = FrozenPrefix(self._parts, self._stage.frozen)
        if not prefix.is_worth_keeping:
            return
        if prefix.fits():
            self._prefix = prefix
        else:
            yield Notice(Message("frozen-part-not-kept", {"gigabytes": f"{prefix.megabytes() / 1e3:.1f}"}))

    def _epoch(self, epoch: int, place: int) -> Iterator[TrainingEvent | Judged]:
        started = time.perf_counter()
        samples, batch_size = self._parts.samples, self._learner.batch.size
        train = yield from self._train_source(place)
        losses, right, seen = 0.0, 0, 0
        steps = self._learner.train_one_epoch(train, self._labels, self._weights)
        for batch, step in enumerate(steps, start=1):
            losses, right, seen = losses + step.loss * step.size, right + step.right, seen + step.size
            batch_size = yield from told_of_memory(self._learner, batch_size)
            yield BatchFinished(epoch, batch, batch + step.left, step.loss)
        validation = yield from self._validation_source()
        score = self._learner.score(validation, samples.labels[self._validation])
        yield from told_of_memory(self._learner, batch_size)
        seconds = time.perf_counter() - started
        yield Judged(epoch, losses / seen, right / seen, score, self._validation, seconds, seconds)

    def _train_source(self, place: int) -> Generator[TrainingEvent, None, Source]:
        if self._prefix is not None:
            return (yield from self._prefix.train(place))
        pixels = self._parts.samples.pixels[self._train]
        return self._learner.pictures(pixels, augmented=self._parts.config.augment)

    def _validation_source(self) -> Generator[TrainingEvent, None, Source]:
        if self._prefix is not None:
            return (yield from self._prefix.validation())
        return self._learner.pictures(self._parts.samples.pixels[self._validation])
