"""What adaptation is worth: a checkpoint under shifted pictures, before and after, on parts it did not learn from."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

from castinspect.data.folders import find_classes
from castinspect.devices.device import choose_device
from castinspect.errors import DataError, ImageError
from castinspect.evaluation.score import evaluate_inspections
from castinspect.imaging.loading import Picture
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import to_predictions
from castinspect.inspection.verdict import decide
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, Evaluation
from castinspect.progress import PicturesRead, PicturesScored, drain
from castinspect.synthetic.shifts import SHIFTS, Shift
from castinspect.versions.adaptation import (
    MIN_PICTURES,
    MOST_PICTURES,
    MovedStatistics,
    blend_of,
    good_ones,
    inputs_of,
    is_worse,
    reference_moments,
    spread,
)

if TYPE_CHECKING:
    from torch import Tensor

_BATCH = 16
NO_SHIFT = "none"


class ShiftResult(BaseModel):
    """One shift's figures, all on test pictures.

    Attributes:
        shift: Its name; `none` is the control: adapted to pictures like the old ones.
        before: Of the old checkpoint on the pictures as they are.
        shifted: Of the old checkpoint on the shifted ones.
        part: Of the full blend, see `adaptation.LADDER`.
        blend: How far the statistics were moved.
        adapted: Of the adapted checkpoint on the shifted ones.
        adapted_unshifted: Of the adapted checkpoint on the pictures as they are.
    """

    model_config = ConfigDict(frozen=True)

    shift: str
    part: float
    blend: float
    before: Evaluation
    shifted: Evaluation
    adapted: Evaluation
    adapted_unshifted: Evaluation

    @property
    def lost(self) -> float:
        """Balanced accuracy that the shift costs, in points."""
        return 100 * (self.before.balanced_accuracy - self.shifted.balanced_accuracy)

    @property
    def recovered(self) -> float:
        """Balanced accuracy that adaptation brings back, in points."""
        return 100 * (self.adapted.balanced_accuracy - self.shifted.balanced_accuracy)

    @property
    def recovered_share(self) -> float | None:
        """Part of the loss that is brought back; None where nothing was lost."""
        return self.recovered / self.lost if self.lost > 0 else None

    @property
    def unshifted_loss(self) -> float:
        """Balanced accuracy lost on the pictures as they are, in points."""
        return 100 * (self.before.balanced_accuracy - self.adapted_unshifted.balanced_accuracy)

    @property
    def accepted(self) -> bool:
        """Whether the adapted version would be accepted, if the test pictures were the locked ones."""
        return not is_worse(self.before, self.adapted_unshifted)


@dataclass(frozen=True)
class _Split:
    """Pictures of the measurement; no part of `test` is among the others."""

    test: Sequence[tuple[Path, Picture]]
    truth: Mapping[Path, str]
    before: Sequence[Picture]
    now: Sequence[Picture]


def measure_adaptation(
    checkpoint: LoadedCheckpoint,
    data: Path,
    folder: Path,
    shifts: Sequence[str] = (NO_SHIFT, *SHIFTS),
    device: str = "auto",
    parts: Sequence[float] = (1.0,),
) -> Iterator[PicturesRead | PicturesScored | ShiftResult]:
    """Measure adaptation to each shift.

    It is adapted by shifted training pictures of good parts, whose groups are not among the test pictures, against
    other training pictures of good parts as they are.

    Args:
        checkpoint: Trained on the data's training pictures.
        data: With `train` and `test` folders.
        folder: For the adapted checkpoints, as they are judged by.
        shifts: Names of `SHIFTS`, and `none`.
        device: Where to compute.
        parts: Of the full blend, each measured.

    Raises:
        DataError: There are too few pictures, or no test pictures.
    """
    chosen = choose_device(device).name
    split = yield from _read(data, checkpoint.metadata)
    progress = _Progress(len(split.test) * (1 + len(shifts) * (1 + 2 * len(parts))))
    before = yield from _score(checkpoint, split, None, chosen, progress)
    reference = reference_moments(checkpoint, inputs_of(checkpoint, [p.pixels for p in split.before], chosen), chosen)
    for name in shifts:
        shift = SHIFTS.get(name)
        shifted = yield from _score(checkpoint, split, shift, chosen, progress)
        inputs = inputs_of(checkpoint, [shift(p.pixels) if shift else p.pixels for p in split.now], chosen)
        statistics = MovedStatistics(checkpoint, reference, inputs, chosen)
        for part in parts:
            blend = part * blend_of(len(inputs))
            adapted = _stored(checkpoint, statistics.state(blend), folder / f"adapted{SUFFIX}")
            on_shifted = yield from _score(adapted, split, shift, chosen, progress)
            on_unshifted = yield from _score(adapted, split, None, chosen, progress)
            yield ShiftResult(
                shift=name, part=part, blend=blend, before=before, shifted=shifted,
                adapted=on_shifted, adapted_unshifted=on_unshifted,
            )  # fmt: skip


def _stored(checkpoint: LoadedCheckpoint, state: dict[str, Tensor], file: Path) -> LoadedCheckpoint:
    save_checkpoint(file, state, checkpoint.metadata, checkpoint.extra)
    return load_checkpoint(file)


class _Progress:
    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total

    def step(self, count: int) -> PicturesScored:
        self.done += count
        return PicturesScored(self.done, self.total)


def _read(data: Path, metadata: CheckpointMetadata) -> Generator[PicturesRead, None, _Split]:
    folders = find_classes(data)
    truth = {path: found.name for found in folders for path in found.pictures.get("test", ())}
    train = {path: found.name for found in folders for path in found.pictures.get("train", ())}
    good = good_ones(train, metadata)
    if not truth or len(good) < 2 * MIN_PICTURES:
        raise DataError("adaptation-bench-too-few", needed=2 * MIN_PICTURES)
    good = spread(good, 2 * MOST_PICTURES)
    pictures: dict[Path, Picture] = {}
    for done, path in enumerate([*truth, *good], start=1):
        yield PicturesRead(done, len(truth) + len(good))
        try:
            pictures[path] = metadata.preprocessing.load(path)
        except ImageError:  # `dataset check` tells of those
            truth.pop(path, None)
    readable = [pictures[path] for path in good if path in pictures]
    return _Split([(path, pictures[path]) for path in truth], truth, readable[::2], readable[1::2])


def _score(
    checkpoint: LoadedCheckpoint, split: _Split, shift: Shift | None, device: str, progress: _Progress
) -> Generator[PicturesScored, None, Evaluation]:
    """Judge the test pictures, shifted after decoding, as an inspection would."""
    metadata, engine = checkpoint.metadata, drain(choose_engine(checkpoint, "torch", device))
    inspections = []
    for start in range(0, len(split.test), _BATCH):
        chunk = split.test[start : start + _BATCH]
        pixels = [shift(picture.pixels) if shift else picture.pixels for _, picture in chunk]
        output = engine.run(np.stack([metadata.preprocessing.resized(p) for p in pixels]))
        for (path, picture), prediction in zip(chunk, to_predictions(output, metadata), strict=True):
            verdict = decide(prediction, metadata.cuts).verdict
            inspections.append(Inspection(path, verdict, prediction=prediction, sha256=picture.sha256))
        yield progress.step(len(chunk))
    return evaluate_inspections(inspections, split.truth, metadata, split="test")
