"""How unlike the training pictures a picture is: a wrong part, an empty belt, a hand must not be called OK.

Two distances to the training pictures are taken, of the picture's appearance and of the penultimate features; the
larger counts. Each is a normalised Mahalanobis distance (Lee et al. 2018, arXiv:1807.03888) under a normal distribution
whose covariance is known along a few directions and even in all others (probabilistic PCA, Tipping and Bishop 1999,
doi:10.1111/1467-9868.00196), so that some hundred pictures are enough for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import CheckpointError
from castinspect.inspection.appearance import WIDTH, appearance
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.extra import check_likeness

Array = NDArray[np.float32]

_PREFIX = "novelty"
_KINDS = ("appearance", "features")


@dataclass(frozen=True)
class Likeness:
    """The distribution of training pictures, described by `width` numbers each.

    Attributes:
        mean: (width,).
        scale: (width,) what one unit of each number is.
        axes: (directions, width) of norm 1, in those units, along which the pictures vary most.
        deviations: (directions,) the standard deviation along each.
        rest: () the standard deviation in every other direction.
        unit: () the distance that counts as 1.
    """

    mean: Array
    scale: Array
    axes: Array
    deviations: Array
    rest: Array
    unit: Array

    def distances(self, values: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Distance of each of (n, width) values, in `unit`; to the last bit what each has alone."""
        offsets = (np.asarray(values, np.float32) - self.mean) / self.scale
        along = np.array([self.axes @ each for each in offsets]).reshape(len(offsets), len(self.axes))
        beside = np.maximum((offsets**2).sum(axis=1) - (along**2).sum(axis=1), 0)
        squares = ((along / self.deviations) ** 2).sum(axis=1) + beside / self.rest**2
        return np.asarray(np.sqrt(squares / offsets.shape[1]) / self.unit, np.float64)


@dataclass(frozen=True)
class NoveltyReference:
    """What pictures are compared with: the training pictures' appearance and features.

    Attributes:
        appearance: Of the pictures themselves.
        features: Of what the backbone fed the head.
        cut: The larger distance at which a picture is no longer taken for OK.
    """

    appearance: Likeness
    features: Likeness
    cut: float

    def novelty(self, pixels: NDArray[np.uint8], features: Array) -> NDArray[np.float64]:
        """How unlike the training pictures each picture is; over 1 it is not called OK.

        Args:
            pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3).
            features: What it fed its head for them, (n, width).

        Returns:
            (n,); not finite where the features are not.
        """
        return self.larger_distance(appearance(pixels), features) / self.cut

    def larger_distance(self, described: Array, features: Array) -> NDArray[np.float64]:
        """The larger of both distances, from what `appearance` gave and the features; (n,)."""
        with np.errstate(invalid="ignore", over="ignore"):  # a broken network is noticed by the verdict
            return np.maximum(self.appearance.distances(described), self.features.distances(features))

    def arrays(self) -> dict[str, Array]:
        """As they are stored in a checkpoint."""
        return {
            f"{_PREFIX}.{kind}.{name}": np.asarray(array)
            for kind in _KINDS
            for name, array in vars(getattr(self, kind)).items()
        }

    @classmethod
    def of_checkpoint(cls, checkpoint: LoadedCheckpoint) -> NoveltyReference | None:
        """What the checkpoint carries; None for one that was made without.

        Raises:
            CheckpointError: It says that it carries one, and the arrays are not there.
        """
        stated = checkpoint.metadata.novelty
        if stated is None:
            return None
        try:
            appearance, features = (_likeness_in(checkpoint.extra, kind) for kind in _KINDS)
        except (KeyError, ValueError) as error:
            raise CheckpointError("checkpoint-tampered", path=checkpoint.path) from error
        if len(appearance.mean) != WIDTH or len(features.mean) != BACKBONES[checkpoint.metadata.backbone].features:
            raise CheckpointError("checkpoint-tampered", path=checkpoint.path)
        return cls(appearance, features, stated.cut)


def _likeness_in(stored: Mapping[str, NDArray[Any]], kind: str) -> Likeness:
    """The arrays of one kind.

    Raises:
        KeyError: One is missing.
        UnboundedError: They are no likeness, as the single-precision numbers that they are used as.
    """
    prefix = f"{_PREFIX}.{kind}."
    found = {name: np.asarray(stored[prefix + name], np.float32) for name in Likeness.__dataclass_fields__}
    check_likeness(prefix, {prefix + name: array for name, array in found.items()})
    return Likeness(**found)
