"""Whether an engine says what PyTorch in float32 says: the gate that every engine passes before it judges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from pydantic import BaseModel, ConfigDict

from castinspect.inspection.engine import Engine, EngineOutput, Pixels
from castinspect.inspection.inspector import to_predictions
from castinspect.inspection.verdict import decide
from castinspect.models.metadata import CheckpointMetadata

TOLERANCE = 1e-3
"""In probability, of any class of any picture."""


class Parity(BaseModel):
    """How far an engine's results lie from PyTorch's.

    Attributes:
        pictures: Compared.
        real: How many of them were pictures from the station; the others are synthetic castings.
        largest_difference: In probability, over all classes and pictures.
        verdicts_changed: Pictures whose verdict differs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pictures: int = 0
    real: int = 0
    largest_difference: float = 0.0
    verdicts_changed: int = 0

    @property
    def holds(self) -> bool:
        """Whether the engine may judge."""
        return self.pictures > 0 and self.largest_difference <= TOLERANCE and self.verdicts_changed == 0


def compare(
    engine: Engine, reference: Engine, batches: Iterable[tuple[Pixels, bool]], metadata: CheckpointMetadata
) -> Iterator[Parity]:
    """Run both engines on the same pictures.

    Args:
        engine: To be proven.
        reference: PyTorch in float32.
        batches: Pixels as `Preprocessing.resized` makes them, and whether they are real pictures.
        metadata: Of the checkpoint; its cuts and its temperature make the verdicts.

    Yields:
        The result so far, after each batch.
    """
    found = Parity()
    for pixels, is_real in batches:
        difference, changed = _difference(engine.run(pixels), reference.run(pixels), metadata)
        found = Parity(
            pictures=found.pictures + len(pixels),
            real=found.real + len(pixels) * is_real,
            largest_difference=max(found.largest_difference, difference),
            verdicts_changed=found.verdicts_changed + changed,
        )
        yield found


def _difference(found: EngineOutput, expected: EngineOutput, metadata: CheckpointMetadata) -> tuple[float, int]:
    """Largest difference of a probability, infinite where it is no number, and how many verdicts differ."""
    largest, changed = 0.0, 0
    for ours, theirs in zip(to_predictions(found, metadata), to_predictions(expected, metadata), strict=True):
        differences = [abs(ours.probabilities[name] - theirs.probabilities[name]) for name in theirs.probabilities]
        largest = max(largest, float(np.nan_to_num(max(differences), nan=np.inf)))
        changed += decide(ours, metadata.cuts).verdict is not decide(theirs, metadata.cuts).verdict
    return largest, changed
