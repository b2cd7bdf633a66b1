"""How unlike sound training pictures each place of a picture is, on what two middle stages of the backbone see.

The finished network's own evidence is a poor pointer: its places are as coarse as a thirtieth of the picture, each sees
nearly all of it, and after fine-tuning the strongest often lies on the background. A middle stage sees small places,
and whatever sound training pictures show anywhere, their background among it, is usual to it. The distance of a place
from what is usual is a Mahalanobis distance over all places of sound pictures (as PaDiM's, Defard et al. 2020,
arXiv:2011.08785, but wherever in the picture: parts lie turned). Both stages must find a place unusual: their distances
are multiplied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import LoadedCheckpoint

Array = NDArray[np.float32]

PREFIX = "places."
"""Of its arrays in a checkpoint."""

MOST_CHANNELS = 128
"""Of a stage that has more, channels evenly spread among them are taken."""


@dataclass(frozen=True)
class UsualPlaces:
    """What a stage gives at places of sound training pictures.

    Attributes:
        mean: (channels,).
        whitening: (channels, channels); what is left of the mean times it has unit variance in every direction.
    """

    mean: Array
    whitening: Array


@dataclass(frozen=True)
class PlaceReference:
    """What places are compared with.

    Attributes:
        fine: Of the earlier stage, whose places are smaller.
        coarse: Of the later one.
        unit: The product of both distances that sound pictures hardly exceed, its square root taken.
    """

    fine: UsualPlaces
    coarse: UsualPlaces
    unit: float

    def arrays(self) -> dict[str, NDArray[Any]]:
        """As they are stored in a checkpoint."""
        found: dict[str, NDArray[Any]] = {f"{PREFIX}unit": np.array([self.unit], np.float32)}
        for name, usual in (("fine", self.fine), ("coarse", self.coarse)):
            found |= {f"{PREFIX}{name}.mean": usual.mean, f"{PREFIX}{name}.whitening": usual.whitening}
        return found

    @classmethod
    def of_checkpoint(cls, checkpoint: LoadedCheckpoint) -> PlaceReference | None:
        """What the checkpoint carries; None for one that was made without.

        Raises:
            CheckpointError: What it carries is not whole, or not finite.
        """
        stored = checkpoint.extra
        if f"{PREFIX}unit" not in stored:
            return None
        try:
            fine, coarse = (_usual(stored, name) for name in ("fine", "coarse"))
            (unit,) = np.asarray(stored[f"{PREFIX}unit"], np.float32)
        except (KeyError, ValueError) as error:
            raise CheckpointError("checkpoint-tampered", path=checkpoint.path) from error
        if not (np.isfinite(unit) and unit > 0):
            raise CheckpointError("checkpoint-tampered", path=checkpoint.path)
        return cls(fine, coarse, float(unit))


def channel_step(channels: int) -> int:
    """Every how many channels one is taken."""
    return -(-channels // MOST_CHANNELS)


def _usual(stored: Mapping[str, NDArray[Any]], name: str) -> UsualPlaces:
    """One stage's arrays.

    Raises:
        KeyError: One is missing.
        ValueError: Their shapes do not fit one another, or a number is none.
    """
    mean, whitening = (np.asarray(stored[f"{PREFIX}{name}.{part}"], np.float32) for part in ("mean", "whitening"))
    if mean.ndim != 1 or whitening.shape != (len(mean), len(mean)):
        raise ValueError("shapes")
    if not (np.isfinite(mean).all() and np.isfinite(whitening).all()):
        raise ValueError("numbers")
    return UsualPlaces(mean, whitening)
