"""The epochs of a phase in which layers of the backbone learn."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import numpy as np

from castinspect.data.parts import part_weights
from castinspect.messages import Message
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, PhaseStarted, TrainingEvent
from castinspect.training.head.frozen_prefix import FrozenPrefix
from castinspect.training.learner.batches import batch_count
from castinspect.training.run.context import EpochEvaluated, RunContext, told_of_memory
from castinspect.training.strategies import Phase

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner
    from castinspect.training.learner.snapshot import Snapshot
    from castinspect.training.learner.sources import Source


_ENDING = 1 / 4
"""Of a phase's epochs, in which its rates are low."""


class FineTuning:
    """Trains one phase, on whole pictures or on what the frozen stages of the backbone made of them.

    Pictures have their whole size from the first epoch. Smaller ones at first (progressive resizing, Tan and Le 2021,
    arXiv:2104.00298: seven tenths of the side for six tenths of the epochs) took a quarter of the time of `full`, and
    its AUROC on parts left out fell from 0.944 to 0.929 and from 0.911 to 0.899 (two seeds, 405 photographs of tiles).

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        learner: The network that learns.
        phase: Which of its layers learn, for how long.
        evaluated: Whether each epoch is judged on the validation pictures.
    """

    def __init__(self, context: RunContext, learner: Learner, phase: Phase, *, evaluated: bool = True) -> None:
        self._evaluated = evaluated
        self._context = context
        self._learner = learner
        self._phase = phase
        self._train = np.array(context.splits.train, np.int64)
        self._validation = np.array(context.splits.validation, np.int64)
        self._labels = context.samples.labels[self._train]
        self._weights = part_weights([context.samples.groups[i] for i in self._train], self._labels)
        self._prefix: FrozenPrefix | None = None

    def run(
        self, index: int, first_epoch: int, done: int = 0, snapshot: Snapshot | None = None
    ) -> Iterator[TrainingEvent | EpochEvaluated]:
        """Train; an `EpochEvaluated` ends each epoch.

        Args:
            index: Of the phase, from 0.
            first_epoch: The number of its first epoch, from 1.
            done: How many of its epochs were finished before a restart.
            snapshot: The learner as it was after them.
        """
        from castinspect.training.learner.snapshot import restore_snapshot

        epochs = self._phase.epochs
        per_epoch = batch_count(len(self._train), self._learner.batch.size)
        learning, total = self._learner.begin(self._phase, epochs, per_epoch)
        if snapshot is not None:
            restore_snapshot(self._learner, snapshot)
        elif self._phase.fresh_head:
            self._learner.clear_head()
        yield PhaseStarted(index, self._phase.name, first_epoch, learning, total)
        yield from self._prepare()
        for place in range(done, epochs):
            epoch, started = first_epoch + place, time.perf_counter()
            batch_size = self._learner.batch.size
            # one pass over the training pictures
            source = yield from self._train_source(place)
            losses, right, seen = 0.0, 0, 0
            for batch, step in enumerate(self._learner.train_one_epoch(source, self._labels, self._weights), start=1):
                losses, right, seen = losses + step.loss * step.size, right + step.right, seen + step.size
                batch_size = yield from told_of_memory(self._learner, batch_size)
                yield BatchFinished(epoch, batch, batch + step.left, step.loss)
            if not self._evaluated:
                continue
            # one over the validation pictures
            source = yield from self._validation_source()
            score = self._learner.evaluate(source, self._context.samples.labels[self._validation])
            yield from told_of_memory(self._learner, batch_size)
            seconds = time.perf_counter() - started
            is_ending = place + 1 > (1 - _ENDING) * epochs
            yield EpochEvaluated(
                epoch, losses / seen, right / seen, score, self._validation, seconds, seconds, is_ending=is_ending
            )

    def _prepare(self) -> Iterator[TrainingEvent]:
        """See whether the frozen stages' output can be kept."""
        prefix = FrozenPrefix(self._context, self._learner, self._phase.frozen)
        if not prefix.is_worth_keeping:
            return
        if prefix.fits():
            self._prefix = prefix
        else:
            yield Notice(Message("frozen-part-not-kept", {"gigabytes": f"{prefix.megabytes() / 1e3:.1f}"}))

    def _train_source(self, place: int) -> Generator[TrainingEvent, None, Source]:
        if self._prefix is not None:
            return (yield from self._prefix.train(place))
        pixels = self._context.samples.pixels[self._train]
        return self._learner.pictures(pixels, augmented=self._context.config.augment)

    def _validation_source(self) -> Generator[TrainingEvent, None, Source]:
        if self._prefix is not None:
            return (yield from self._prefix.validation())
        return self._learner.pictures(self._context.samples.pixels[self._validation])
