"""Probabilities that mean what they say: temperature scaling, the reliability diagram and its error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folds import FOLDS, grouped_folds
from castinspect.errors import DataError

_COLDEST, _HOTTEST = 0.1, 10.0
_PRIOR_SPREAD = 0.7  # of the temperature's logarithm: between a half and two is likely before anything was seen
BINS = 10


@dataclass(frozen=True)
class ReliabilityBin:
    """Pictures whose defect probability lies in one tenth: what was said, what was so, and how much of all they are.

    Attributes:
        predicted: Mean defect probability.
        observed: Share of them that is defective.
        weight: Share of all parts; the bins' weights add up to 1.
        pictures: How many.
    """

    predicted: float
    observed: float
    weight: float
    pictures: int


def fit_temperature(
    logits: NDArray[np.floating], labels: NDArray[np.int64], weights: NDArray[np.floating] | None = None
) -> float:
    """Fit the one number that logits are divided by (Guo et al. 2017, arXiv:1706.04599).

    A broad log-normal prior around 1 keeps it from falling without end where classes are told apart without a mistake,
    and hardly moves it where there are mistakes to learn from. Of one class nothing can be said: it stays 1.

    Args:
        logits: (n, classes) on pictures that were not learned from.
        labels: (n,) their classes.
        weights: (n,) what each picture counts, as one over the number of pictures of its part; None counts all alike.

    Returns:
        Between 0.1 and 10.
    """
    from scipy.optimize import minimize_scalar
    from scipy.special import log_softmax

    if len(np.unique(labels)) < 2:
        return 1.0
    weights = np.ones(len(labels)) if weights is None else weights
    rows = np.arange(len(labels))

    def loss(log_temperature: float) -> float:
        log_probabilities = log_softmax(logits / np.exp(log_temperature), axis=1)
        return float(-(weights * log_probabilities[rows, labels]).sum() + 0.5 * (log_temperature / _PRIOR_SPREAD) ** 2)

    bounds = (np.log(_COLDEST), np.log(_HOTTEST))
    return round(float(np.exp(minimize_scalar(loss, bounds=bounds, method="bounded").x)), 4)


def cross_fitted_temperatures(
    logits: NDArray[np.floating], labels: NDArray[np.int64], parts: NDArray[np.int64], weights: NDArray[np.floating]
) -> NDArray[np.float64]:
    """The temperature for each picture, (n,), fitted without its part: for an honest error.

    With too few parts for folds it is the one of all pictures.
    """
    try:
        folds = grouped_folds(labels, [str(part) for part in parts], FOLDS, seed=0)
    except DataError:
        return np.full(len(labels), fit_temperature(logits, labels, weights))
    temperatures = np.empty(len(labels))
    for train, held in folds:
        temperatures[held] = fit_temperature(logits[train], labels[train], weights[train])
    return temperatures


def reliability(
    probabilities: NDArray[np.floating],
    defective: NDArray[np.bool_],
    weights: NDArray[np.floating] | None = None,
    bins: int = BINS,
) -> list[ReliabilityBin]:
    """Points of the reliability diagram, of the bins that are not empty.

    Args:
        probabilities: (n,) of a defect, finite.
        defective: (n,) the truth.
        weights: (n,) what each picture counts.
        bins: Of equal width.
    """
    weights = np.ones(len(probabilities)) if weights is None else weights
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    found = []
    for place in range(bins):
        inside = places == place
        weight = weights[inside].sum()
        if weight > 0:
            predicted = float((weights * probabilities)[inside].sum() / weight)
            observed = float((weights * defective)[inside].sum() / weight)
            found.append(ReliabilityBin(predicted, observed, float(weight / weights.sum()), int(inside.sum())))
    return found


def calibration_error(bins: list[ReliabilityBin]) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean distance of what was said from what was so."""
    return sum(found.weight * abs(found.predicted - found.observed) for found in bins)
