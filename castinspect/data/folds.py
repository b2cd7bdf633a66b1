"""Folds that keep copies of one part together, and what a head says of pictures that it did not learn from."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.data.parts import part_numbering
from castinspect.errors import DataError
from castinspect.training.head.regression import STRENGTH, fit_head

FOLDS = 5
_SHUFFLES = 20

Fold = tuple[NDArray[np.int64], NDArray[np.int64]]


def grouped_folds(
    labels: Sequence[int] | NDArray[np.int64], groups: Sequence[str], folds: int, seed: int
) -> list[Fold]:
    """Cut samples into folds of like class shares, without cutting through a group.

    A class of fewer groups than `folds` makes for fewer folds.

    Args:
        labels: (n,) class of each sample.
        groups: (n,) group of each sample; copies of one part share one.
        folds: At most how many.
        seed: Of the shuffle.

    Returns:
        Per fold the indices to train on, which hold every class, and those held out, at least one. Every sample is held
        out once.

    Raises:
        DataError: A class has only one group, so that nothing of it could be held out and learned from.
    """
    labels = np.asarray(labels, np.int64)
    numbers = part_numbering(groups)
    parts = {int(label): len(set(numbers[labels == label].tolist())) for label in np.unique(labels)}
    most = min([folds, *parts.values()])
    for count in range(most, 1, -1):
        for shuffle in range(_SHUFFLES):
            found = _cut(labels, numbers, count, seed + shuffle)
            if all(len(held) and set(labels[train]) == set(parts) for train, held in found):
                return found
    raise DataError("data-too-few-groups", parts=min(parts.values()))


def out_of_fold_head(
    features: NDArray[np.floating[Any]],
    labels: Sequence[int] | NDArray[np.int64],
    groups: Sequence[str],
    *,
    folds: int = FOLDS,
    strength: float = STRENGTH,
    seed: int = 0,
) -> NDArray[np.float64]:
    """Logits for each picture from a head that was fitted without the picture's group.

    Args:
        features: (n, width) of a backbone that did not learn from these pictures, finite.
        labels: (n,) from 0, every class among them.
        groups: (n,) which pictures show one part.
        folds: At most how many; see `grouped_folds`.
        strength: See `fit_head`.
        seed: Of the folds.

    Returns:
        (n, classes).

    Raises:
        DataError: Too few groups in a class.
    """
    labels = np.asarray(labels, np.int64)
    logits = np.empty((len(labels), int(labels.max()) + 1))
    for train, held in grouped_folds(labels, groups, folds, seed):
        logits[held] = fit_head(features[train], labels[train], strength).logits(features[held])
    return logits


def _cut(labels: NDArray[np.int64], numbers: NDArray[np.int64], folds: int, seed: int) -> list[Fold]:
    from sklearn.model_selection import StratifiedGroupKFold

    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a class of few pictures; its groups were counted
        return list(splitter.split(labels, labels, numbers))
