"""Whether an engine says what PyTorch in float32 says: the gate that every engine passes before it judges."""

from __future__ import annotations

from collections.abc import Generator, Iterable

import numpy as np
from pydantic import BaseModel, ConfigDict

from castinspect.inspection.engines.engine import Engine, EngineOutput, Pixels
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.prediction import Prediction, to_predictions
from castinspect.inspection.verdict import decide
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Cuts

TOLERANCE = 1e-3
"""In probability, of any class of any picture."""

INT8_TOLERANCE = 0.02
"""The same, of a network in 8-bit integers: they cannot be as close as float32, but no verdict may change."""


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
        """Whether an engine in float32 may judge."""
        return self.within(TOLERANCE)

    def within(self, tolerance: float) -> bool:
        """Whether no verdict changed and no probability lies further away than `tolerance`."""
        return self.pictures > 0 and self.largest_difference <= tolerance and self.verdicts_changed == 0


def compare(
    engine: Engine, reference: Engine, batches: Iterable[tuple[Pixels, bool]], checkpoint: LoadedCheckpoint
) -> Generator[Parity, None, Parity]:
    """Run both engines on the same pictures.

    Args:
        engine: To be proven.
        reference: PyTorch in float32.
        batches: Pixels as `Preprocessing.resized` makes them, and whether they are real pictures.
        checkpoint: What both run; its cuts, its temperature and its novelty make the verdicts.

    Yields:
        The result so far, after each batch.

    Returns:
        The result over all of them.
    """
    found, novelty = Parity(), NoveltyReference.of_checkpoint(checkpoint)

    def predictions(output: EngineOutput, pixels: Pixels) -> list[Prediction]:
        unlike = novelty.novelty(pixels, output.features) if novelty else None
        return to_predictions(output, checkpoint.metadata, unlike)

    for pixels, is_real in batches:
        ours, theirs = predictions(engine.run(pixels), pixels), predictions(reference.run(pixels), pixels)
        difference, changed = _difference(ours, theirs, checkpoint.metadata.cuts)
        found = Parity(
            pictures=found.pictures + len(pixels),
            real=found.real + len(pixels) * is_real,
            largest_difference=max(found.largest_difference, difference),
            verdicts_changed=found.verdicts_changed + changed,
        )
        yield found
    return found


def _difference(found: list[Prediction], expected: list[Prediction], cuts: Cuts) -> tuple[float, int]:
    """Largest difference of a probability, infinite where it is no number, and how many verdicts differ."""
    largest, changed = 0.0, 0
    for ours, theirs in zip(found, expected, strict=True):
        differences = [abs(ours.probabilities[name] - theirs.probabilities[name]) for name in theirs.probabilities]
        largest = max(largest, float(np.nan_to_num(max(differences), nan=np.inf)))
        changed += decide(ours, cuts).verdict is not decide(theirs, cuts).verdict
    return largest, changed
