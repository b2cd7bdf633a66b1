"""Golden pictures: some training pictures travel with a checkpoint, and must be scored wherever it judges as then."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import CheckpointError
from castinspect.inspection.engines.engine import Engine, Pixels, tolerance_of
from castinspect.inspection.prediction import softmax
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.extra import UnboundedError, check_golden

PIXELS, LOGITS = "golden.pixels", "golden.logits"
"""Names of the arrays: uint8 (n, size, size) or (n, size, size, 3), and float32 (n, classes)."""

COUNT = 4
TOLERANCE = 1e-3
"""In probability, of any class of any picture."""


def golden_indices(labels: NDArray[np.int64], count: int = COUNT) -> list[int]:
    """Which pictures become golden: of each class in turn, spread over all.

    Args:
        labels: (n,) class of each picture.
        count: How many, at most.
    """
    classes = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    turns = [(index, members) for index in range(count) for members in classes][:count]
    chosen = [int(members[(2 * index + 1) * len(members) // (2 * count)]) for index, members in turns]
    return sorted(set(chosen))


def golden_arrays(engine: Engine, pixels: Sequence[Pixels] | Pixels) -> dict[str, NDArray[np.generic]]:
    """The arrays that are stored, with what an engine says of the pictures.

    Args:
        engine: PyTorch, which the others are proven against.
        pixels: As `Preprocessing.resized` makes them.
    """
    taken = np.stack(list(pixels))
    return {PIXELS: taken, LOGITS: _logits(engine, taken)}


def refuse_other_scores(engine: Engine, checkpoint: LoadedCheckpoint) -> None:
    """See that an engine scores a checkpoint's golden pictures as training did; one without them passes.

    Raises:
        CheckpointError: It does not, or they do not fit the checkpoint.
    """
    difference = golden_difference(engine, checkpoint)
    if not difference <= tolerance_of(engine, TOLERANCE):
        raise CheckpointError("checkpoint-golden", path=checkpoint.path, difference=difference)


def golden_difference(engine: Engine, checkpoint: LoadedCheckpoint) -> float:
    """By how much an engine's scores of the golden pictures differ at most from training's; 0 where there are none.

    Raises:
        CheckpointError: They do not fit the checkpoint.
    """
    if PIXELS not in checkpoint.extra and LOGITS not in checkpoint.extra:
        return 0.0
    try:
        check_golden(checkpoint.metadata, checkpoint.extra)
    except UnboundedError as error:
        raise CheckpointError("checkpoint-tampered", path=checkpoint.path) from error
    pixels, expected, temperature = checkpoint.extra[PIXELS], checkpoint.extra[LOGITS], checkpoint.metadata.temperature
    found = softmax(_logits(engine, pixels) / temperature)
    return float(np.abs(found - softmax(expected / temperature)).max(initial=0.0))


def _logits(engine: Engine, pixels: Pixels) -> NDArray[np.float32]:
    """One by one, as a camera's pictures come."""
    return np.concatenate([engine.run(pixels[index : index + 1]).logits for index in range(len(pixels))])
