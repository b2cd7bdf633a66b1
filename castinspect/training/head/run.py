"""The phase that trains the head alone: a logistic regression on features that are computed once and kept."""

from __future__ import annotations

import functools
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.parts import part_weights
from castinspect.errors import DataError
from castinspect.progress import BackbonePass
from castinspect.training.events import BatchFinished, PhaseStarted, TrainingEvent
from castinspect.training.head.path import Candidate, best_candidate, candidates, strengths
from castinspect.training.head.regression import STRENGTH, LinearHead, fit_head
from castinspect.training.head.views import head_views, kept_outputs
from castinspect.training.run.context import EpochEvaluated, RunContext, told_of_memory
from castinspect.training.strategies import Phase

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner, Score

STRENGTHS = 5
"""Strengths of regularisation that are tried where their number is not asked for."""

_STEP_IN_PASSES = 3
"""A step through the backbone costs about three forward passes: one there, two back."""


class HeadRun:
    """Finds the frozen features' exact optimum; steps by gradient descent would need many epochs to come near it.

    Where nothing but the head is trained, each epoch is one strength of regularisation, from tight to loose, judged on
    parts that its heads did not learn from, by folds over all pictures; see `best_candidate` for which is kept. It
    learns from turned views of each picture, too, so that it holds under them. Before a fine-tuning, the strength is
    chosen by folds within the training pictures, and the head is judged on the validation pictures as the epochs after
    it are.

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        learner: The network whose head it is.
        phase: With how many epochs.
    """

    def __init__(self, context: RunContext, learner: Learner, phase: Phase) -> None:
        self._context = context
        self._learner = learner
        self._phase = phase
        splits = context.splits
        self._train = np.array(splits.train, np.int64)
        self._validation = np.array(splits.validation, np.int64)
        if context.is_cross_validated:
            self._train = self._validation = np.sort(np.concatenate([self._train, self._validation]))
        self._all = np.union1d(self._train, self._validation)
        self._views = range(head_views(context.config))
        self._backbone = functools.cache(learner.frozen.fused_backbone)  # made only if a picture is missing
        self._pass_seconds = 0.0

    def run(self, index: int, first_epoch: int) -> Iterator[TrainingEvent | EpochEvaluated]:
        """Train; `index` counts phases from 0, `first_epoch` epochs from 1. An `EpochEvaluated` ends each epoch."""
        learning, total = self._learner.begin(self._phase, self._phase.epochs, 1)
        yield PhaseStarted(index, self._phase.name, first_epoch, learning, total)
        before = self._learner.batch.size
        features = yield from self._features(self._all)
        self._pass_seconds = self._measured_pass()
        turned = []
        for view in self._views:
            found = yield from self._features(self._train, view)
            turned.append(found)
        yield from told_of_memory(self._learner, before)
        started = time.perf_counter()
        for epoch, (candidate, is_choice) in enumerate(self._candidates(features, turned), start=first_epoch):
            score, train = self._judge(candidate, features)
            yield BatchFinished(epoch, 1, 1, train.loss)
            seconds, started = time.perf_counter() - started, time.perf_counter()
            later = _STEP_IN_PASSES * self._pass_seconds
            yield EpochEvaluated(
                epoch, train.loss, train.accuracy, score, self._validation, seconds, later, is_choice=is_choice
            )

    def _features(
        self, chosen: NDArray[np.int64], view: int | None = None
    ) -> Generator[BackbonePass, None, NDArray[np.float32]]:
        """Of pictures by their indices (n,) among all samples, or of one view of each: (n, width)."""
        found = yield from kept_outputs(
            self._context, chosen, view, lambda pixels, seeds: self._backbone()(pixels, seeds)
        )
        return found.astype(np.float32)

    def _measured_pass(self) -> float:
        """What the backbone would take to see each training picture once, by one batch of them."""
        if self._phase.epochs == self._context.config.epochs:
            return 0.0  # nothing comes after
        few = self._train[: self._context.config.batch_size]
        started = time.perf_counter()
        self._learner.frozen.features(self._context.samples.pixels[few])
        return (time.perf_counter() - started) * len(self._train) / len(few)

    def _candidates(
        self, features: NDArray[np.float32], turned: Sequence[NDArray[np.float32]]
    ) -> Iterator[tuple[Candidate, bool | None]]:
        """Heads from tight to loose, and whether each was chosen by the parts left out; None where a loss decides.

        What is held out of a candidate is told of the pictures as they are; strength and temperature go by all views.
        """
        views = 1 + len(turned)
        train = np.concatenate([self._of(self._train, features), *turned])
        labels = np.tile(self._labels(self._train), views)
        groups = [self._context.samples.groups[i] for i in self._train] * views
        seed, count = self._context.config.seed, self._phase.epochs
        if not (np.isfinite(features).all() and np.isfinite(train).all()):
            yield _broken(len(self._train), int(labels.max()) + 1, train.shape[1]), None
            return
        try:
            tried = count if self._context.is_cross_validated else STRENGTHS
            found = list(candidates(train, labels, groups, strengths(tried), seed))
        except DataError:  # too few parts to leave some out
            head = fit_head(train, labels, sample_weight=part_weights(groups, labels))
            yield Candidate(STRENGTH, head, np.empty(0)), None
            return
        chosen = best_candidate(found, labels, groups)
        if self._context.is_cross_validated:
            count = len(self._train)
            yield from ((replace(c, held_out=c.held_out[:count]), c is chosen) for c in found)
        else:
            yield chosen, None

    def _judge(self, candidate: Candidate, features: NDArray[np.float32]) -> tuple[Score, Score]:
        """Write a head into the network; its score on pictures not learned from, and on those learned from."""
        self._learner.set_head(candidate.head)
        said = candidate.held_out
        if not self._context.is_cross_validated:
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
        found: NDArray[np.int64] = self._context.samples.labels[indices]
        return found


def _broken(count: int, classes: int, width: int) -> Candidate:
    """A head of no numbers, on which a run ends as on any loss that is none."""
    head = LinearHead(np.full((classes, width), np.nan), np.full(classes, np.nan))
    return Candidate(0.0, head, np.full((count, classes), np.nan))
