"""The stage that trains the head alone: a logistic regression on features that are computed once and kept."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError
from castinspect.training.events import BackbonePass, BatchFinished, StageStarted, TrainingEvent
from castinspect.training.feature_cache import cached, feature_key
from castinspect.training.head_path import Candidate, best_candidate, candidates, strengths
from castinspect.training.head_regression import STRENGTH, fit_head
from castinspect.training.run_parts import Judged, RunParts, told_of_memory
from castinspect.training.strategies import TrainingStage

if TYPE_CHECKING:
    from castinspect.training.learner import Score

_TRIED = 5
_STEP_IN_PASSES = 3
"""A step through the backbone costs about three forward passes: one there, two back."""


class HeadRun:
    """Finds the frozen features' exact optimum; steps by gradient descent would need many epochs to come near it.

    Where nothing but the head is trained, each epoch is one strength of regularisation, from tight to loose, judged on
    parts that its heads did not learn from, by folds over all pictures; the best one is kept. Before a fine-tuning, the
    strength is chosen by folds within the training pictures, and the head is judged on the validation pictures as the
    epochs after it are.
    """

    def __init__(self, parts: RunParts, stage: TrainingStage) -> None:
        self._parts = parts
        self._learner = parts.learner
        self._stage = stage
        splits = parts.splits
        self._train = np.array(splits.train, np.int64)
        self._validation = np.array(splits.validation, np.int64)
        if parts.is_cross_validated:
            self._train = self._validation = np.sort(np.concatenate([self._train, self._validation]))
        self._all = np.union1d(self._train, self._validation)
        self._pass_seconds = 0.0

    def run(self, index: int, first_epoch: int) -> Iterator[TrainingEvent | Judged]:
        """Train; `index` counts stages from 0, `first_epoch` epochs from 1. A `Judged` ends each epoch."""
        learning, total = self._learner.begin(self._stage, self._stage.epochs, 1)
        yield StageStarted(index, self._stage.name, first_epoch, learning, total)
        before = self._learner.batch.size
        features = yield from self._features()
        yield from told_of_memory(self._learner, before)
        started = time.perf_counter()
        for epoch, (head_logits, score) in enumerate(self._heads(features), start=first_epoch):
            train = self._learner.score_of(head_logits, self._labels(self._train))
            yield BatchFinished(epoch, 1, 1, train.loss)
            seconds, started = time.perf_counter() - started, time.perf_counter()
            later = _STEP_IN_PASSES * self._pass_seconds
            yield Judged(epoch, train.loss, train.accuracy, score, self._validation, seconds, later)

    def _features(self) -> Generator[BackbonePass, None, NDArray[np.float32]]:
        """Of all pictures of the stage, (n, width), by their place among all samples."""
        parts = self._parts
        samples, chosen = parts.samples, self._all
        key = feature_key(parts.backbone, parts.weights, parts.preprocessing)
        started, passes = time.perf_counter(), 0
        steps = cached(
            key,
            [samples.hashes[i] for i in chosen],
            lambda places: self._learner.features(samples.pixels[chosen[places]]),
            batch_size=parts.config.batch_size,
        )
        while True:
            try:
                event = next(steps)
            except StopIteration as end:
                found: NDArray[np.float32] = end.value.astype(np.float32)
                break
            passes = event.batches
            yield event
        share = len(self._train) / len(chosen)
        self._pass_seconds = share * (time.perf_counter() - started) if passes else self._measured_pass()
        return found

    def _measured_pass(self) -> float:
        """What the backbone would take to see each training picture once, by one batch of them."""
        if self._stage.epochs == self._parts.config.epochs:
            return 0.0  # nothing comes after
        few = self._train[: self._parts.config.batch_size]
        started = time.perf_counter()
        self._learner.features(self._parts.samples.pixels[few])
        return (time.perf_counter() - started) * len(self._train) / len(few)

    def _heads(self, features: NDArray[np.float32]) -> Iterator[tuple[NDArray[np.floating], Score]]:
        """Write one head after the other into the network; its logits on the training pictures, and its score."""
        train, validation = (features[np.searchsorted(self._all, side)] for side in (self._train, self._validation))
        labels = self._labels(self._train)
        if not np.isfinite(features).all():
            broken = np.full((len(self._validation), int(labels.max()) + 1), np.nan)
            yield broken, self._learner.score_of(broken, self._labels(self._validation))
            return
        for candidate in self._candidates(train, labels):
            self._learner.set_head(candidate.head)
            said = candidate.held_out if self._parts.is_cross_validated else candidate.head.logits(validation)
            yield candidate.head.logits(train), self._learner.score_of(said, self._labels(self._validation))

    def _candidates(self, train: NDArray[np.float32], labels: NDArray[np.int64]) -> Iterator[Candidate]:
        groups = [self._parts.samples.groups[i] for i in self._train]
        seed, count = self._parts.config.seed, self._stage.epochs
        try:
            if self._parts.is_cross_validated:
                yield from candidates(train, labels, groups, strengths(count), seed)
            else:
                yield best_candidate(candidates(train, labels, groups, strengths(_TRIED), seed), labels)
        except DataError:  # too few parts to leave some out
            yield Candidate(STRENGTH, fit_head(train, labels), np.empty(0))

    def _labels(self, indices: NDArray[np.int64]) -> NDArray[np.int64]:
        found: NDArray[np.int64] = self._parts.samples.labels[indices]
        return found
