"""Training only the head: a logistic regression on features that the frozen backbone computes once."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.training.learner import Learner, Score

_LEAST_SPREAD = 1e-3
_TIGHTEST, _LOOSEST = -3.0, -1.0
_ITERATIONS = 1000


def strengths(epochs: int) -> NDArray[np.float64]:
    """Return how loosely each epoch of a head stage is regularised: scikit-learn's C, from small to large.

    The epoch with the lowest validation loss is kept, so it chooses the regularisation. The range is the
    one that leaving out whole groups of real castings preferred.
    """
    return np.logspace(_TIGHTEST, _LOOSEST, epochs + 2)[1:-1]


class HeadLearner:
    """Learns the head on features that were computed once.

    The features are brought to mean 0 and variance 1 for the regression; scale and shift are folded into the Linear
    layer, which takes the features as the backbone gives them. The frozen features' exact optimum replaces steps by
    gradient descent, which would need many epochs to come near it. Random views of the pictures are not made: four of
    them beside each picture cost five passes, and left the balanced accuracy on whole groups left out as it was.

    Args:
        learner: Whose head learns.
        batch_size: Of the passes through the backbone.
    """

    def __init__(self, learner: Learner, batch_size: int) -> None:
        from sklearn.linear_model import LogisticRegression

        self._learner = learner
        self._batch_size = batch_size
        self._train, self._validation = torch.empty(0), torch.empty(0)
        self._regression = LogisticRegression(class_weight="balanced", warm_start=True, max_iter=_ITERATIONS)
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
        from sklearn.exceptions import ConvergenceWarning

        features = self._train.cpu().numpy().astype(np.float64)
        if np.isfinite(features).all():
            mean, spread = features.mean(0), np.maximum(features.std(0), _LEAST_SPREAD)
            self._regression.C = strength
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ConvergenceWarning)  # the next epoch goes on from here
                self._regression.fit((features - mean) / spread, labels)
            self._write_head(mean, spread)
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

    def _write_head(self, mean: NDArray[np.float64], spread: NDArray[np.float64]) -> None:
        """Put the regression into the Linear layer, in terms of the features as they are."""
        weight, bias = self._regression.coef_ / spread, self._regression.intercept_
        if len(weight) == 1:  # two classes share one row
            weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
        bias = bias - weight @ mean
        linear = self._learner.head[1]
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weight))
            linear.bias.copy_(torch.from_numpy(bias))
