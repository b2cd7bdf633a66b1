"""Golden pictures: some training pictures travel with a checkpoint, and must be scored wherever it judges as then."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import CheckpointError
from castinspect.inspection.engines.engine import Engine, Pixels
from castinspect.inspection.prediction import softmax
from castinspect.models.checkpoint import LoadedCheckpoint

PIXELS, LOGITS = "golden.pixels", "golden.logits"
"""Names of the arrays: uint8 (n, size, size) or (n, size, size, 3), and float32 (n, classes)."""

COUNT = 4
MOST = 64
"""More would make every start slow."""

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
    if not difference <= TOLERANCE:
        raise CheckpointError("checkpoint-golden", path=checkpoint.path, difference=difference)


def golden_difference(engine: Engine, checkpoint: LoadedCheckpoint) -> float:
    """By how much an engine's scores of the golden pictures differ at most from training's; 0 where there are none.

    Raises:
        CheckpointError: They do not fit the checkpoint.
    """
    pixels, expected = checkpoint.extra.get(PIXELS), checkpoint.extra.get(LOGITS)
    if pixels is None and expected is None:
        return 0.0
    metadata = checkpoint.metadata
    side, channels = metadata.preprocessing.size, () if metadata.preprocessing.colour == "grey" else (3,)
    if (
        pixels is None
        or expected is None
        or pixels.dtype != np.uint8
        or pixels.shape != (len(pixels), side, side, *channels)
        or not 1 <= len(pixels) <= MOST
        or expected.shape != (len(pixels), len(metadata.classes))
    ):
        raise CheckpointError("checkpoint-tampered", path=checkpoint.path)
    found = softmax(_logits(engine, pixels) / metadata.temperature)
    return float(np.abs(found - softmax(expected / metadata.temperature)).max(initial=0.0))


def _logits(engine: Engine, pixels: Pixels) -> NDArray[np.float32]:
    """One by one, as a camera's pictures come."""
    return np.concatenate([engine.run(pixels[index : index + 1]).logits for index in range(len(pixels))])
