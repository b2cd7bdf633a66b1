"""What a training run alone tells while it goes on, beside what every long job does (`castinspect.progress`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from castinspect.evaluation.score import ScoredPicture
from castinspect.evaluation.unseen import UnseenScores
from castinspect.models.metadata import CheckpointMetadata, PartClass
from castinspect.progress import (
    BackbonePass,
    Notice,
    PicturesDescribed,
    PicturesRead,
    PicturesScored,
    WeightsDownloading,
)


@dataclass(frozen=True)
class TrainingStarted:
    """The data was read and the network built."""

    classes: tuple[PartClass, ...]
    train_count: int
    validation_count: int
    test_count: int
    backbone: str
    weights: str
    device: str
    epochs: int
    phases: tuple[str, ...]


@dataclass(frozen=True)
class PhaseStarted:
    """Other layers learn from here on. `index` counts from 0, `first_epoch` from 1."""

    index: int
    name: str
    first_epoch: int
    trainable_parameters: int
    total_parameters: int


@dataclass(frozen=True)
class BatchFinished:
    """One optimiser step. `epoch` and `batch` count from 1; `loss` is the mean over the batch."""

    epoch: int
    batch: int
    batches: int
    loss: float


@dataclass(frozen=True)
class EpochFinished:
    """One pass over the training pictures and one over the validation pictures."""

    epoch: int
    epochs: int
    phase: str
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    seconds: float
    seconds_left: float
    best: bool
    """Whether its weights are the ones that are kept so far."""


@dataclass(frozen=True)
class FoldProgress:
    """One more network learns, without a share of the parts, so that cuts are chosen by these; `share` is done."""

    fold: int
    folds: int
    share: float


@dataclass(frozen=True)
class TrainingFinished:
    """The run ended with a checkpoint: after all epochs, when asked to stop, or because the loss broke down."""

    checkpoint: Path
    metadata: CheckpointMetadata
    best_epoch: int
    outcome: Literal["completed", "stopped", "diverged"]
    scored: tuple[ScoredPicture, ...] = ()
    """What was said of each picture of the score, with the map of where the network looked."""
    unseen: UnseenScores | None = None
    """The scores that the cuts were chosen by."""
    first: UnseenScores | None = None
    """The same by the first look alone, where a second one had a part in them."""


TrainingEvent = (
    WeightsDownloading
    | PicturesRead
    | TrainingStarted
    | PhaseStarted
    | BackbonePass
    | BatchFinished
    | EpochFinished
    | FoldProgress
    | PicturesDescribed
    | PicturesScored
    | Notice
    | TrainingFinished
)
