"""The reference that inspections compare pictures with, learned from the pictures of a training run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folds import FOLDS, grouped_folds
from castinspect.errors import DataError
from castinspect.inspection.novelty import Likeness, NoveltyReference
from castinspect.models.metadata import Novelty

FALSE_REVIEWS = 0.01
"""Share of pictures that may lie over the cut, of parts that were left out of the fit."""

_DIRECTIONS = 32
_LEAST_SPREAD = 1e-2
_LEAST_VARIANCE = 1e-4
_LEAST_UNIT = 1e-6
_LEAST_NORM = 1e-12

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Described:
    """Pictures by their numbers, in one order.

    Attributes:
        appearance: (n, width), see `castinspect.inspection.appearance`.
        features: (n, width) of the network that the reference is for.
        labels: (n,) class of each.
        groups: (n,) which pictures show one part.
        good: (n,) whether the class means ok.
    """

    appearance: NDArray[np.float32]
    features: NDArray[np.float32]
    labels: NDArray[np.int64]
    groups: Sequence[str]
    good: NDArray[np.bool_]

    def take(self, chosen: Indices) -> Described:
        """Those of the given indices."""
        groups = [self.groups[index] for index in chosen]
        return Described(self.appearance[chosen], self.features[chosen], self.labels[chosen], groups, self.good[chosen])


def fit_novelty(pictures: Described, *, unlearned: Indices | None = None) -> tuple[NoveltyReference, Novelty]:
    """Fit the reference to all pictures, good and defective, and set its cut on those left out of a fit.

    Each of the two distances is counted in the one that `FALSE_REVIEWS` of the pictures left out exceed; the cut is
    what as many of their larger distances exceed. Good and defective parts count alike: a defect is nothing strange,
    and a backbone that reacts to defects strongly must not call good parts strange for a little of that. Few good parts
    say little about how much these vary, so the cut is raised by one over the root of their number.

    Args:
        pictures: That the network learned from, or was chosen by.
        unlearned: Those of them that a fine-tuned network took no step on. The others look nearer to it than new parts
            will, so these are left out once more together. None where the backbone stayed frozen.

    Raises:
        DataError: A class has only one group, so that none could be left out; or all pictures look the same.
    """
    left_out = _left_out(pictures, unlearned)
    units = [max(_exceeded_by_few(distances), _LEAST_UNIT) for distances in left_out]
    larger = np.maximum(left_out[0] / units[0], left_out[1] / units[1])
    parts = len({group for group, good in zip(pictures.groups, pictures.good, strict=True) if good})
    cut = _exceeded_by_few(larger) * (1 + parts**-0.5)
    if not cut > 0:
        raise DataError("novelty-all-the-same")
    appearance, features = (
        replace(likeness, unit=np.asarray(unit, np.float32))
        for likeness, unit in zip(_likenesses(pictures), units, strict=True)
    )
    return NoveltyReference(appearance, features, cut), Novelty(cut=cut, good_parts=parts)


def fit_likeness(values: NDArray[np.floating[Any]], *, own_scales: bool) -> Likeness:
    """Describe how n pictures' values (n, width) are distributed; its unit is 1.

    Args:
        values: Finite, n of 2 or more.
        own_scales: Whether each of the numbers is first brought to unit variance.
    """
    exact = np.asarray(values, np.float64)
    mean, width = exact.mean(axis=0), exact.shape[1]
    scale = np.maximum(exact.std(axis=0), _LEAST_SPREAD) if own_scales else np.ones(width)
    offsets = (exact - mean) / scale
    kept = max(1, min(_DIRECTIONS, len(exact) // 2, width // 2))
    axes, variances = _strongest(offsets, kept)
    rest = max((offsets.var(axis=0).sum() - variances.sum()) / max(1, width - kept), _LEAST_VARIANCE)
    deviations = np.sqrt(np.maximum(variances, rest))
    found = (mean, scale, axes, deviations, np.sqrt(rest), np.ones(()))
    return Likeness(*(np.asarray(array, np.float32) for array in found))


def _strongest(offsets: NDArray[np.float64], kept: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The directions (kept, width) along which centred values vary most, and the variance along each.

    From the smaller of both products of the values with themselves: with some hundred pictures of a thousand numbers
    that takes a tenth of the time of a singular value decomposition.
    """
    from scipy.linalg import eigh

    count, width = offsets.shape
    product = offsets @ offsets.T if count < width else offsets.T @ offsets
    side = len(product)
    values, vectors = eigh(product, subset_by_index=[side - kept, side - 1])
    axes = vectors.T @ offsets if count < width else vectors.T
    norms = np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), _LEAST_NORM)
    return axes / norms, np.maximum(values, 0) / count


def _likenesses(pictures: Described) -> tuple[Likeness, Likeness]:
    return fit_likeness(pictures.appearance, own_scales=True), fit_likeness(pictures.features, own_scales=False)


def _left_out(pictures: Described, unlearned: Indices | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both distances of each picture from those that do not show its part."""
    appearance, features = [], []
    for train, held in _rounds(pictures, unlearned):
        near, scored = _likenesses(pictures.take(train)), pictures.take(held)
        appearance.append(near[0].distances(scored.appearance))
        features.append(near[1].distances(scored.features))
    return np.concatenate(appearance), np.concatenate(features)


def _rounds(pictures: Described, unlearned: Indices | None) -> Iterator[tuple[Indices, Indices]]:
    yield from grouped_folds(pictures.labels, pictures.groups, FOLDS, seed=0)
    if unlearned is not None:
        yield np.setdiff1d(np.arange(len(pictures.labels)), unlearned), unlearned


def _exceeded_by_few(distances: NDArray[np.float64]) -> float:
    return float(np.quantile(distances, 1 - FALSE_REVIEWS))
