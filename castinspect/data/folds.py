"""Folds: samples cut into shares of like classes, with all pictures of a part in one share."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from castinspect.data.parts import part_numbering
from castinspect.errors import DataError

FOLDS = 5
_SHUFFLES = 20

Fold = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Indices of the samples to train on, and of those held out."""


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


def _cut(labels: NDArray[np.int64], numbers: NDArray[np.int64], folds: int, seed: int) -> list[Fold]:
    from sklearn.model_selection import StratifiedGroupKFold

    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a class of few pictures; its groups were counted
        return list(splitter.split(labels, labels, numbers))
