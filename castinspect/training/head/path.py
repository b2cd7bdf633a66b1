"""How tightly to regularise the head: candidates from tight to loose, each judged on groups it did not learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folds import FOLDS, grouped_folds
from castinspect.data.parts import part_numbering, part_weights
from castinspect.evaluation.calibration import fit_temperature
from castinspect.training.head.regression import LinearHead, centre_and_spread, regressions

_TIGHTEST, _LOOSEST = -4.0, -1.0
_NEGLIGIBLE = 1e-9


@dataclass(frozen=True)
class Candidate:
    """A head fitted to all pictures, and what heads of its kind say of pictures of groups they did not learn from.

    Attributes:
        strength: scikit-learn's C.
        head: Fitted to all n pictures.
        held_out: Logits (n, classes), each from a head that did not see the picture's group.
    """

    strength: float
    head: LinearHead
    held_out: NDArray[np.float64]


def strengths(count: int) -> list[float]:
    """So many of scikit-learn's C, from tight to loose, in the range that whole groups left out preferred."""
    found: list[float] = np.logspace(_TIGHTEST, _LOOSEST, count + 2)[1:-1].tolist()
    return found


def candidates(
    features: NDArray[np.floating[Any]],
    labels: NDArray[np.int64],
    groups: Sequence[str],
    strengths: Sequence[float],
    seed: int = 0,
) -> Iterator[Candidate]:
    """Fit a head of each strength, each part counting once, and judge its kind by grouped folds.

    A tight head is right more often than it dares to say. So that heads are compared by what they tell apart and not by
    how sure they are, each is brought to the temperature that suits what its kind says of the groups left out.

    A ridge penalty does not change under a rotation, so all fits take place among the at most n directions in which n
    pictures differ.

    Args:
        features: (n, width) of a frozen backbone, finite.
        labels: (n,) from 0, every class among them.
        groups: (n,) which pictures show one part.
        strengths: scikit-learn's C of each candidate.
        seed: Of the folds.

    Raises:
        DataError: Too few groups in a class.
    """
    folds = grouped_folds(labels, groups, FOLDS, seed)
    exact = features.astype(np.float64)
    mean, spread = centre_and_spread(exact)
    scaled = (exact - mean) / spread
    directions = _directions(scaled)
    places = scaled @ directions

    def path(chosen: NDArray[np.int64]) -> Iterator[LinearHead]:
        weights = part_weights([groups[i] for i in chosen], labels[chosen])
        return regressions(places[chosen], labels[chosen], strengths, weights)

    paths = [path(train) for train, _ in folds]
    for strength, rotated in zip(strengths, path(np.arange(len(labels))), strict=True):
        held_out = np.empty((len(labels), int(labels.max()) + 1))
        for (_, held), fitted in zip(folds, paths, strict=True):
            held_out[held] = next(fitted).logits(places[held])
        temperature = fit_temperature(held_out, labels)
        weight = rotated.weight @ directions.T / (spread * temperature)
        head = LinearHead(weight, rotated.bias / temperature - weight @ mean)
        yield Candidate(strength, head, held_out / temperature)


def best_candidate(found: Sequence[Candidate], labels: NDArray[np.int64], groups: Sequence[str]) -> Candidate:
    """The tightest that is not clearly worse than the best on the parts left out.

    Few parts tell little of which is best, and a tight head errs less on parts unlike those learned from. So the
    one-standard-error rule decides (Hastie, Tibshirani and Friedman 2009, section 7.10), each part counting once.

    Args:
        found: From tight to loose.
        labels: (n,) from 0.
        groups: (n,) which pictures show one part.
    """
    by_part = [mean_by_part(cross_entropies(candidate.held_out, labels), groups) for candidate in found]
    best = min(by_part, key=lambda losses: losses.mean())
    bearable = best.mean() + best.std() / np.sqrt(len(best))
    return next(c for c, losses in zip(found, by_part, strict=True) if losses.mean() <= bearable)


def cross_entropies(logits: NDArray[np.floating[Any]], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each picture, (n,), by logits (n, classes)."""
    shifted = logits - logits.max(1, keepdims=True)
    losses: NDArray[np.float64] = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(len(labels)), labels]
    return losses


def mean_by_part(values: NDArray[np.float64], groups: Sequence[str]) -> NDArray[np.float64]:
    """Mean of the values (n,) of the pictures of each part."""
    numbers = part_numbering(groups)
    return np.bincount(numbers, values) / np.bincount(numbers)


def _directions(scaled: NDArray[np.float64]) -> NDArray[np.float64]:
    """Orthonormal directions (width, at most n) in which the rows differ."""
    from threadpoolctl import threadpool_limits

    if scaled.shape[0] >= scaled.shape[1]:
        return np.eye(scaled.shape[1])
    with threadpool_limits(1, user_api="blas"):
        squares, left = np.linalg.eigh(scaled @ scaled.T)
        kept = squares > _NEGLIGIBLE * squares.max(initial=1.0)
        kept[-1] = True  # a backbone to which all pictures are the same gives a head that tells nothing, not an error
        found: NDArray[np.float64] = scaled.T @ (left[:, kept] / np.sqrt(np.maximum(squares[kept], _NEGLIGIBLE)))
    return found
