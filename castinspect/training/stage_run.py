"""The epochs of one stage of a training run, with or without the backbone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from castinspect.training.config import TrainingConfig
from castinspect.training.dataset import Splits
from castinspect.training.events import BackbonePass, BatchFinished, StageStarted, TrainingEvent
from castinspect.training.samples import LoadedSamples
from castinspect.training.strategies import TrainingStage

if TYPE_CHECKING:
    from castinspect.training.features import HeadLearner
    from castinspect.training.learner import Learner, Score


@dataclass(frozen=True)
class Judged:
    """An epoch that was trained and judged, before it is known whether it is the best.

    `later_seconds` is what an epoch of a later stage is expected to take.
    """

    epoch: int
    train_loss: float
    train_accuracy: float
    score: Score
    seconds: float
    later_seconds: float
    learner: Learner | HeadLearner


class StageRun:
    """The epochs of one stage."""

    def __init__(
        self, config: TrainingConfig, learner: Learner, stage: TrainingStage, samples: LoadedSamples, splits: Splits
    ) -> None:
        self._config = config
        self._learner = learner
        self._stage = stage
        train, validation = list(splits.train), list(splits.validation)
        self._train = samples.pixels[train], samples.labels[train]
        self._validation = samples.pixels[validation], samples.labels[validation]

    def run(self, index: int, first_epoch: int) -> Iterator[TrainingEvent | Judged]:
        """Train; `index` counts stages from 0, `first_epoch` epochs from 1. A `Judged` ends each epoch."""
        from castinspect.training.features import HeadLearner, strengths
        from castinspect.training.learner import batch_count

        head = HeadLearner(self._learner, self._config.batch_size) if self._stage.only_head else None
        per_epoch = 1 if head else batch_count(len(self._train[1]), self._config.batch_size)
        learning, total = self._learner.begin(self._stage, per_epoch * self._stage.epochs)
        yield StageStarted(index, self._stage.name, first_epoch, learning, total)
        if head:
            for done, of in head.compute(self._train[0], self._validation[0]):
                yield BackbonePass(done, of)
        for epoch, strength in enumerate(strengths(self._stage.epochs), start=first_epoch):
            yield from self._epoch(epoch, per_epoch, head, strength)

    def _epoch(
        self, epoch: int, batches: int, head: HeadLearner | None, strength: float
    ) -> Iterator[TrainingEvent | Judged]:
        started = time.perf_counter()
        pixels, labels = self._train
        batch_size = self._config.batch_size
        if head:
            steps = head.train_one_epoch(labels, strength)
        else:
            steps = self._learner.train_one_epoch(pixels, labels, batch_size, augmented=self._config.augment)
        losses, right, seen = 0.0, 0, 0
        for batch, (loss, correct, size) in enumerate(steps, start=1):
            losses, right, seen = losses + loss * size, right + correct, seen + size
            yield BatchFinished(epoch, batch, batches, loss)
        score = head.score(self._validation[1]) if head else self._learner.score(*self._validation, batch_size)
        seconds = time.perf_counter() - started
        # A step through the backbone costs about three forward passes: one there, two back.
        later_seconds = 3 * head.pass_seconds if head else seconds
        yield Judged(epoch, losses / seen, right / seen, score, seconds, later_seconds, head or self._learner)
