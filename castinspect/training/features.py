"""Training only the head: the frozen backbone sees each picture's views once, and every epoch reuses its features."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.training.learner import Learner, Score, batches_of

VIEWS = 4
"""Random views of each training picture that are kept, beside the picture as it is."""

_LEAST_SPREAD = 1e-3


def views_of(*, augmented: bool) -> int:
    """How many views of each training picture the head learns from."""
    return 1 + VIEWS if augmented else 1


class HeadLearner:
    """Learns the head on features that were computed once.

    The features are brought to mean 0 and variance 1, on which a head learns in few steps; scale and shift are folded
    into the Linear layer afterwards, so that the network stays what it was.

    Args:
        learner: Whose head learns; its stage must have begun.
        batch_size: Of the passes through the backbone.
    """

    def __init__(self, learner: Learner, batch_size: int) -> None:
        self._learner = learner
        self._batch_size = batch_size
        self._train: list[Tensor] = []
        self._validation = torch.empty(0)
        self._mean, self._spread = torch.zeros(1), torch.ones(1)
        self.pass_seconds = 0.0
        """How long the backbone took to see each training picture once."""

    def compute(
        self, train: NDArray[np.uint8], validation: NDArray[np.uint8], *, augmented: bool
    ) -> Iterator[tuple[int, int]]:
        """Pass every view through the backbone and yield how many batches of how many are done."""
        views = views_of(augmented=augmented)
        starts = range(0, len(train), self._batch_size)
        total = views * len(starts) + len(range(0, len(validation), self._batch_size))
        done = 0
        started = time.perf_counter()
        for view in range(views):
            found = []
            for start in starts:
                found.append(self._learner.features(train[start : start + self._batch_size], augmented=view > 0))
                done += 1
                yield done, total
            self._train.append(torch.cat(found))
        self.pass_seconds = (time.perf_counter() - started) / views
        found = []
        for start in range(0, len(validation), self._batch_size):
            found.append(self._learner.features(validation[start : start + self._batch_size], augmented=False))
            done += 1
            yield done, total
        self._validation = torch.cat(found)
        everything = torch.cat(self._train)
        self._mean, self._spread = everything.mean(0), everything.std(0).clamp_min(_LEAST_SPREAD)
        self._unfold()

    def train_one_epoch(
        self, labels: NDArray[np.int64], batch_size: int, generator: np.random.Generator
    ) -> Iterator[tuple[float, int, int]]:
        """One pass over all views; yields as `Learner.train_one_epoch` does."""
        views = len(self._train)
        features, truth = torch.cat(self._train), torch.from_numpy(np.tile(labels, views)).to(self._mean.device)
        head = self._learner.head.train()
        for chosen in batches_of(generator.permutation(len(truth)), batch_size):
            rows = torch.from_numpy(chosen).to(features.device)
            logits = head((features[rows] - self._mean) / self._spread)
            loss = self._learner.step(logits, truth[rows])
            yield loss, int((logits.argmax(1) == truth[rows]).sum()), len(chosen)

    def score(self, labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy on the validation pictures."""
        head = self._learner.head.eval()
        with torch.inference_mode():
            logits = head((self._validation - self._mean) / self._spread)
            truth = torch.from_numpy(labels).to(logits.device)
            loss = float(self._learner.criterion(logits, truth))
            accuracy = float((logits.argmax(1) == truth).float().mean())
        return Score(loss, accuracy, logits.cpu().numpy())

    def state(self) -> dict[str, Tensor]:
        """A copy of the network's weights, with scale and shift folded into the head."""
        self.fold()
        state = self._learner.state()
        self._unfold()
        return state

    def fold(self) -> None:
        """Make the head take features as the backbone gives them; call it when the head has learned."""
        linear = self._linear()
        with torch.no_grad():
            linear.weight.div_(self._spread)
            linear.bias.sub_(linear.weight @ self._mean)

    def _unfold(self) -> None:
        linear = self._linear()
        with torch.no_grad():
            linear.bias.add_(linear.weight @ self._mean)
            linear.weight.mul_(self._spread)

    def _linear(self) -> nn.Linear:
        linear = self._learner.head[1]
        assert isinstance(linear, nn.Linear)
        return linear
