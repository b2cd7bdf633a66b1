"""The second look: a picture whose score leaves doubt is judged by the mean of its eight turned and mirrored views.

A network that learned from turned views says something slightly different of each; their mean is right more often
than any of them (test-time augmentation, Krizhevsky et al. 2012). It costs seven passes more, so only doubt is worth
it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.inspection.engines.engine import Engine, EngineOutput, exact_of
from castinspect.inspection.prediction import Prediction, to_predictions
from castinspect.models.metadata import CheckpointMetadata, Cuts

VIEWS = 8
"""Quarter turns of a picture and of its mirror image."""

_NEAR = 2.0
"""Logits from a cut within which a score is near it: odds of seven to one."""

_SMALLEST = 1e-12


def view(pixels: NDArray[np.uint8], way: int) -> NDArray[np.uint8]:
    """Turn square pictures by quarters, and mirror them.

    Args:
        pixels: (n, size, size), or (n, size, size, 3).
        way: From 0, which is the picture as it is, to 7.

    Returns:
        The same shape.
    """
    flipped = pixels[:, :, ::-1] if way >= VIEWS // 2 else pixels
    return np.ascontiguousarray(np.rot90(flipped, way % (VIEWS // 2), (1, 2)))


def other_views(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """All views of one picture (size, size) or (size, size, 3) but the picture as it is, as a batch of seven."""
    return np.concatenate([view(picture[None], way) for way in range(1, VIEWS)])


def leaves_doubt(probabilities: NDArray[np.floating[Any]] | float, cuts: Cuts) -> NDArray[np.bool_]:
    """Whether scores lie between the cuts or near one of them.

    Args:
        probabilities: (n,) of a defect.
        cuts: The station's.
    """
    given = _log_odds(np.asarray(probabilities, np.float64))
    ok, defect = _log_odds(np.array([cuts.ok, cuts.defect]))
    found: NDArray[np.bool_] = (given > ok - _NEAR) & (given < defect + _NEAR)
    return found


def looked_again(
    predictions: list[Prediction],
    output: EngineOutput,
    pixels: NDArray[np.uint8],
    engine: Engine,
    metadata: CheckpointMetadata,
) -> list[Prediction]:
    """The predictions, those in doubt by the mean of the logits of their picture's views.

    Map and novelty stay those of the picture as it is.

    Args:
        predictions: Of n pictures.
        output: That they were made of.
        pixels: (n, size, size) or (n, size, size, 3).
        engine: Runs the other views of each picture as one batch.
        metadata: Of the checkpoint.

    Raises:
        RuntimeError: The device failed.
    """
    found = list(predictions)
    doubt = leaves_doubt(np.array([prediction.defect_probability for prediction in predictions]), metadata.cuts)
    for index in np.flatnonzero(doubt):
        others = exact_of(engine).run(other_views(pixels[index]))
        logits = np.concatenate([output.logits[index, None], others.logits])
        mean = EngineOutput(logits.mean(0, keepdims=True), others.features[:1], None)
        (looked,) = to_predictions(mean, metadata)
        first = predictions[index]
        found[index] = replace(looked, map=first.map, novelty=first.novelty, first_look=first.defect_probability)
    return found


def _log_odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore"):
        found: NDArray[np.float64] = np.log(np.maximum(probabilities, _SMALLEST)) - np.log(
            np.maximum(1 - probabilities, _SMALLEST)
        )
    return found
