"""How tightly to regularise the head: candidates from tight to loose, each judged on groups it did not learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.training.cross_validation import FOLDS, grouped_folds
from castinspect.training.head_regression import LinearHead, centre_and_spread, regressions

_TIGHTEST, _LOOSEST = -3.0, -1.0
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
    """Fit a head of each strength, and judge its kind by grouped folds.

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
    paths = [regressions(places[train], labels[train], strengths) for train, _ in folds]
    for strength, rotated in zip(strengths, regressions(places, labels, strengths), strict=True):
        held_out = np.empty((len(labels), int(labels.max()) + 1))
        for (_, held), path in zip(folds, paths, strict=True):
            held_out[held] = next(path).logits(places[held])
        weight = rotated.weight @ directions.T / spread
        yield Candidate(strength, LinearHead(weight, rotated.bias - weight @ mean), held_out)


def best_candidate(found: Iterable[Candidate], labels: NDArray[np.int64]) -> Candidate:
    """The one with the lowest class-balanced loss on the groups left out."""
    return min(found, key=lambda candidate: balanced_loss(candidate.held_out, labels))


def balanced_loss(logits: NDArray[np.floating[Any]], labels: NDArray[np.int64]) -> float:
    """Mean over the classes of their mean cross-entropy.

    Args:
        logits: (n, classes).
        labels: (n,).
    """
    shifted = logits - logits.max(1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(1)) - shifted[np.arange(len(labels)), labels]
    return float(np.mean([losses[labels == label].mean() for label in np.unique(labels)]))


def _directions(scaled: NDArray[np.float64]) -> NDArray[np.float64]:
    """Orthonormal directions (width, at most n) in which the rows differ."""
    from threadpoolctl import threadpool_limits

    if scaled.shape[0] >= scaled.shape[1]:
        return np.eye(scaled.shape[1])
    with threadpool_limits(1, user_api="blas"):
        squares, left = np.linalg.eigh(scaled @ scaled.T)
        kept = squares > _NEGLIGIBLE * squares.max(initial=1.0)
        found: NDArray[np.float64] = scaled.T @ (left[:, kept] / np.sqrt(squares[kept]))
    return found
