"""The stage that trains the head alone: a logistic regression on features that are computed once and kept."""

from __future__ import annotations

import functools
import time
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.parts import part_weights
from castinspect.errors import DataError
from castinspect.progress import BackbonePass
from castinspect.training.events import BatchFinished, StageStarted, TrainingEvent
from castinspect.training.head.feature_cache import cached, feature_key
from castinspect.training.head.path import Candidate, best_candidate, candidates, strengths
from castinspect.training.head.regression import STRENGTH, LinearHead, fit_head
from castinspect.training.run.context import Judged, RunParts, told_of_memory
from castinspect.training.strategies import TrainingStage

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Score

STRENGTHS = 5
"""Strengths of regularisation that are tried where their number is not asked for."""

_STEP_IN_PASSES = 3
"""A step through the backbone costs about three forward passes: one there, two back."""


class HeadRun:
    """Finds the frozen features' exact optimum; steps by gradient descent would need many epochs to come near it.

    Where nothing but the head is trained, each epoch is one strength of regularisation, from tight to loose, judged on
    parts that its heads did not learn from, by folds over all pictures; see `best_candidate` for which is kept. Before
    a fine-tuning, the strength is chosen by folds within the training pictures, and the head is judged on the
    validation pictures as the epochs after it are.
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
        for epoch, (candidate, is_choice) in enumerate(self._candidates(features), start=first_epoch):
            score, train = self._judge(candidate, features)
            yield BatchFinished(epoch, 1, 1, train.loss)
            seconds, started = time.perf_counter() - started, time.perf_counter()
            later = _STEP_IN_PASSES * self._pass_seconds
            yield Judged(
                epoch, train.loss, train.accuracy, score, self._validation, seconds, later, is_choice=is_choice
            )

    def _features(self) -> Generator[BackbonePass, None, NDArray[np.float32]]:
        """Of all pictures of the stage, (n, width), by their place among all samples."""
        parts = self._parts
        samples, chosen = parts.samples, self._all
        backbone = functools.cache(self._learner.frozen_backbone)  # made only if a picture is missing
        found = yield from cached(
            feature_key(parts.backbone, parts.weights, parts.preprocessing),
            [samples.hashes[i] for i in chosen],
            lambda places: backbone()(samples.pixels[chosen[places]]),
            batch_size=parts.config.batch_size,
        )
        self._pass_seconds = self._measured_pass()
        return found.astype(np.float32)

    def _measured_pass(self) -> float:
        """What the backbone would take to see each training picture once, by one batch of them."""
        if self._stage.epochs == self._parts.config.epochs:
            return 0.0  # nothing comes after
        few = self._train[: self._parts.config.batch_size]
        started = time.perf_counter()
        self._learner.features(self._parts.samples.pixels[few])
        return (time.perf_counter() - started) * len(self._train) / len(few)

    def _candidates(self, features: NDArray[np.float32]) -> Iterator[tuple[Candidate, bool | None]]:
        """Heads from tight to loose, and whether each was chosen by the parts left out; None where a loss decides."""
        train, labels = self._of(self._train, features), self._labels(self._train)
        groups = [self._parts.samples.groups[i] for i in self._train]
        seed, count = self._parts.config.seed, self._stage.epochs
        if not np.isfinite(features).all():
            yield _broken(len(labels), int(labels.max()) + 1, train.shape[1]), None
            return
        try:
            tried = count if self._parts.is_cross_validated else STRENGTHS
            found = list(candidates(train, labels, groups, strengths(tried), seed))
        except DataError:  # too few parts to leave some out
            head = fit_head(train, labels, sample_weight=part_weights(groups, labels))
            yield Candidate(STRENGTH, head, np.empty(0)), None
            return
        chosen = best_candidate(found, labels, groups)
        if self._parts.is_cross_validated:
            yield from ((candidate, candidate is chosen) for candidate in found)
        else:
            yield chosen, None

    def _judge(self, candidate: Candidate, features: NDArray[np.float32]) -> tuple[Score, Score]:
        """Write a head into the network; its score on pictures not learned from, and on those learned from."""
        self._learner.set_head(candidate.head)
        said = candidate.held_out
        if not self._parts.is_cross_validated:
            said = candidate.head.logits(self._of(self._validation, features))
        train = candidate.head.logits(self._of(self._train, features))
        return (
            self._learner.score_of(said, self._labels(self._validation)),
            self._learner.score_of(train, self._labels(self._train)),
        )

    def _of(self, side: NDArray[np.int64], features: NDArray[np.float32]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = features[np.searchsorted(self._all, side)]
        return found

    def _labels(self, indices: NDArray[np.int64]) -> NDArray[np.int64]:
        found: NDArray[np.int64] = self._parts.samples.labels[indices]
        return found


def _broken(count: int, classes: int, width: int) -> Candidate:
    """A head of no numbers, on which a run ends as on any loss that is none."""
    head = LinearHead(np.full((classes, width), np.nan), np.full(classes, np.nan))
    return Candidate(0.0, head, np.full((count, classes), np.nan))
