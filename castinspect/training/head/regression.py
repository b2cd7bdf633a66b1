"""The head on frozen features: a logistic regression, in terms of the features as the backbone gives them."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

STRENGTH = 1e-3
"""scikit-learn's C where nothing chose another: what leaving out whole groups of real castings preferred."""

_LEAST_SPREAD = 1e-3
_ITERATIONS = 1000


@dataclass(frozen=True)
class LinearHead:
    """Weight (classes, width) and bias (classes,) of a Linear layer."""

    weight: NDArray[np.float64]
    bias: NDArray[np.float64]

    def logits(self, features: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """(n, width) to (n, classes)."""
        return np.asarray(features @ self.weight.T + self.bias, np.float64)


def fit_head(
    features: NDArray[np.floating[Any]],
    labels: NDArray[np.int64],
    strength: float = STRENGTH,
    sample_weight: NDArray[np.floating[Any]] | None = None,
) -> LinearHead:
    """Fit a class-balanced logistic regression by L-BFGS.

    The features are brought to mean 0 and variance 1 for the regression; scale and shift are folded into the head.

    Args:
        features: (n, width), finite.
        labels: (n,) from 0; every class is among them.
        strength: scikit-learn's C; smaller is tighter.
        sample_weight: (n,), as one over the size of each picture's group; None counts every picture once.
    """
    exact = features.astype(np.float64)
    mean, spread = centre_and_spread(exact)
    head = next(regressions((exact - mean) / spread, labels, [strength], sample_weight))
    weight = head.weight / spread
    return LinearHead(weight, head.bias - weight @ mean)


def centre_and_spread(features: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and standard deviation (width,) of each feature; one that hardly changes is not blown up."""
    return features.mean(0), np.maximum(features.std(0), _LEAST_SPREAD)


def regressions(
    scaled: NDArray[np.float64],
    labels: NDArray[np.int64],
    strengths: Iterable[float],
    sample_weight: NDArray[np.floating[Any]] | None = None,
) -> Iterator[LinearHead]:
    """The regression alone, on what is brought to one scale already; see `fit_head`.

    Each strength starts from the head of the one before, which is near. It computes on one core: the matrices are so
    small that starting threads takes many times longer than the sums, the more so beside a training or an inspection.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    regression = LogisticRegression(class_weight="balanced", max_iter=_ITERATIONS, warm_start=True)
    for strength in strengths:
        regression.C = strength
        with warnings.catch_warnings(), threadpool_limits(1, user_api="blas"):
            warnings.simplefilter("ignore", ConvergenceWarning)  # near the optimum is near enough
            regression.fit(scaled, labels, sample_weight)
        weight, bias = regression.coef_, regression.intercept_
        if len(weight) == 1:  # two classes share one row
            weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
        yield LinearHead(weight, bias)
