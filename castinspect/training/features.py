"""Training only the head: a logistic regression on features that the frozen backbone computes once."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.training.head_regression import LinearHead, fit_head
from castinspect.training.learner import Learner, Score

_TIGHTEST, _LOOSEST = -3.0, -1.0


def strengths(epochs: int) -> NDArray[np.float64]:
    """Return how loosely each epoch of a head stage is regularised: scikit-learn's C, from small to large.

    The epoch with the lowest validation loss is kept, so it chooses the regularisation. The range is the
    one that leaving out whole groups of real castings preferred.
    """
    return np.logspace(_TIGHTEST, _LOOSEST, epochs + 2)[1:-1]


class HeadLearner:
    """Learns the head on features that were computed once.

    The frozen features' exact optimum replaces steps by gradient descent, which would need many epochs to come near
    it. Random views of the pictures are not made: four of them beside each picture cost five passes, and left the
    balanced accuracy on whole groups left out as it was.

    Args:
        learner: Whose head learns.
        batch_size: Of the passes through the backbone.
    """

    def __init__(self, learner: Learner, batch_size: int) -> None:
        self._learner = learner
        self._batch_size = batch_size
        self._train, self._validation = torch.empty(0), torch.empty(0)
        self.pass_seconds = 0.0
        """How long the backbone took to see each training picture once."""

    def compute(self, train: NDArray[np.uint8], validation: NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
        """Pass every picture through the backbone and yield how many batches of how many are done."""
        batches = [
            pixels[start : start + self._batch_size]
            for pixels in (train, validation)
            for start in range(0, len(pixels), self._batch_size)
        ]
        started = time.perf_counter()
        found = []
        for done, pixels in enumerate(batches, start=1):
            found.append(self._learner.features(pixels))
            yield done, len(batches)
        self.pass_seconds = (time.perf_counter() - started) * len(train) / (len(train) + len(validation))
        features = torch.cat(found)
        self._train, self._validation = features[: len(train)], features[len(train) :]

    def train_one_epoch(self, labels: NDArray[np.int64], strength: float) -> Iterator[tuple[float, int, int]]:
        """Fit the head to all pictures, and yield the loss, how many were right, and of how many: once.

        Args:
            labels: (n,) of the training pictures.
            strength: See `strengths`.
        """
        features = self._train.cpu().numpy()
        if np.isfinite(features).all():
            self._write_head(fit_head(features, labels, strength))
        score = self._score(self._train, labels)
        yield score.loss, round(score.accuracy * len(labels)), len(labels)

    def score(self, labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy on the validation pictures."""
        return self._score(self._validation, labels)

    def state(self) -> dict[str, Tensor]:
        """A copy of the network's weights."""
        return self._learner.state()

    def _score(self, features: Tensor, labels: NDArray[np.int64]) -> Score:
        head = self._learner.head.eval()
        with torch.inference_mode():
            logits = head(features)
            truth = torch.from_numpy(labels).to(logits.device)
            loss = float(self._learner.criterion(logits, truth))
            accuracy = float((logits.argmax(1) == truth).float().mean())
        return Score(loss, accuracy, logits.cpu().numpy())

    def _write_head(self, head: LinearHead) -> None:
        linear = self._learner.head[1]
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(head.weight))
            linear.bias.copy_(torch.from_numpy(head.bias))
