"""What a network says of a picture: logits become probabilities of classes known by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.inspection.engines.engine import EngineOutput
from castinspect.models.metadata import CheckpointMetadata


@dataclass(frozen=True)
class Prediction:
    """What the network says of one picture.

    Attributes:
        probabilities: Probability of each class by name.
        defect_probability: 1 minus the sum over the ok classes.
        map: Where the network looked, float32 (height, width) from 0 to 1 over the whole input square;
            None if not asked for.
        novelty: How unlike the training pictures it is, over 1 too much for OK; None where the checkpoint has nothing
            to compare it with.
        first_look: Defect probability of the picture as it is, where a second look decided; None where none was
            needed.
    """

    probabilities: Mapping[str, float]
    defect_probability: float
    map: NDArray[np.float32] | None = None
    novelty: float | None = None
    first_look: float | None = None

    @property
    def predicted_class(self) -> str:
        """The most probable class, by name."""
        return max(self.probabilities, key=lambda name: self.probabilities[name])


def to_predictions(
    output: EngineOutput, metadata: CheckpointMetadata, novelty: NDArray[np.float64] | None = None
) -> list[Prediction]:
    """Turn logits into probabilities, at the checkpoint's temperature (Guo et al. 2017, arXiv:1706.04599).

    Args:
        output: Of n pictures.
        metadata: Of the checkpoint.
        novelty: (n,) as `NoveltyReference.novelty` gives it.
    """
    probabilities = softmax(output.logits / metadata.temperature)
    ok_share = probabilities[:, list(metadata.ok_indices)].sum(axis=1)
    return [
        Prediction(
            probabilities=dict(zip(metadata.class_names, map(float, row), strict=True)),
            defect_probability=float(np.clip(1 - ok, 0, 1)),
            map=None if output.maps is None else output.maps[index],
            novelty=None if novelty is None else float(novelty[index]),
        )
        for index, (row, ok) in enumerate(zip(probabilities, ok_share, strict=True))
    ]


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities (n, classes) in float64; rows that are not finite stay so, without a warning."""
    with np.errstate(invalid="ignore", over="ignore"):
        shifted = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
        return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
