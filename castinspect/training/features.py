"""Training only the head: a logistic regression on features that the frozen backbone computes once per view."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.training.learner import Learner, Score

VIEWS = 4
"""Random views of each training picture that the head learns from, beside the picture as it is."""

_LEAST_SPREAD = 1e-3
_TIGHTEST, _LOOSEST = -3.0, 0.0
_ITERATIONS = 1000


def strengths(epochs: int) -> NDArray[np.float64]:
    """Return how loosely each epoch of a head stage is regularised: scikit-learn's C for one view, from small to large.

    The epoch with the lowest validation loss is the one that is kept, so it chooses the regularisation.
    """
    return np.logspace(_TIGHTEST, _LOOSEST, epochs + 2)[1:-1]


class HeadLearner:
    """Learns the head on features that were computed once.

    The features are brought to mean 0 and variance 1 for the regression; scale and shift are folded into the Linear
    layer, which takes the features as the backbone gives them. The frozen features' exact optimum replaces steps by
    gradient descent, which would need many epochs to come near it.

    Args:
        learner: Whose head learns.
        batch_size: Of the passes through the backbone.
    """

    def __init__(self, learner: Learner, batch_size: int) -> None:
        from sklearn.linear_model import LogisticRegression

        self._learner = learner
        self._batch_size = batch_size
        self._train, self._validation = torch.empty(0), torch.empty(0)
        self._views = 1
        self._regression = LogisticRegression(class_weight="balanced", warm_start=True, max_iter=_ITERATIONS)
        self.pass_seconds = 0.0
        """How long the backbone took to see each training picture once."""

    def compute(
        self, train: NDArray[np.uint8], validation: NDArray[np.uint8], *, augmented: bool
    ) -> Iterator[tuple[int, int]]:
        """Pass every view through the backbone and yield how many batches of how many are done."""
        self._views = 1 + VIEWS if augmented else 1
        views = [(train, view > 0) for view in range(self._views)]
        jobs = [
            (pixels[start : start + self._batch_size], turned)
            for pixels, turned in [*views, (validation, False)]
            for start in range(0, len(pixels), self._batch_size)
        ]
        started = time.perf_counter()
        found = []
        for done, (pixels, turned) in enumerate(jobs, start=1):
            found.append(self._learner.features(pixels, augmented=turned))
            yield done, len(jobs)
        seen = self._views * len(train) + len(validation)
        self.pass_seconds = (time.perf_counter() - started) * len(train) / seen
        features = torch.cat(found)
        self._train, self._validation = features[: self._views * len(train)], features[self._views * len(train) :]

    def train_one_epoch(self, labels: NDArray[np.int64], strength: float) -> Iterator[tuple[float, int, int]]:
        """Fit the head to all views, and yield the loss, how many were right, and of how many: once.

        Args:
            labels: (n,) of the training pictures.
            strength: See `strengths`.
        """
        from sklearn.exceptions import ConvergenceWarning

        truth = np.tile(labels, self._views)
        features = self._train.cpu().numpy().astype(np.float64)
        if np.isfinite(features).all():
            mean, spread = features.mean(0), np.maximum(features.std(0), _LEAST_SPREAD)
            self._regression.C = strength / self._views
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ConvergenceWarning)  # the next epoch goes on from here
                self._regression.fit((features - mean) / spread, truth)
            self._write_head(mean, spread)
        score = self._score(self._train, truth)
        yield score.loss, round(score.accuracy * len(truth)), len(truth)

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
