"""What a training run tells while it goes on; the terminal and the window read the same events."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from castinspect.evaluation.score import ScoredPicture
from castinspect.evaluation.unseen import UnseenScores
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata, PartClass


@dataclass(frozen=True)
class WeightsDownloading:
    """ImageNet weights are on their way. `total_bytes` is 0 where the server does not say."""

    received_bytes: int
    total_bytes: int


@dataclass(frozen=True)
class PicturesRead:
    """The data set is being decoded: `done` of `total` pictures."""

    done: int
    total: int


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
    stages: tuple[str, ...]


@dataclass(frozen=True)
class StageStarted:
    """Other layers learn from here on. `index` counts from 0, `first_epoch` from 1."""

    index: int
    name: str
    first_epoch: int
    trainable_parameters: int
    total_parameters: int


@dataclass(frozen=True)
class BackbonePass:
    """The frozen backbone is seeing the pictures, once for all epochs of the head: `batch` of `batches` done."""

    batch: int
    batches: int


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
    stage: str
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
class PicturesDescribed:
    """What the pictures look like is being learned, to know others as unlike them: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class PicturesScored:
    """The best epoch is judging the pictures of the final score: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class TrainingNotice:
    """Something the person should know and that does not end the run, as an unreadable picture left out."""

    message: Message


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


TrainingEvent = (
    WeightsDownloading
    | PicturesRead
    | TrainingStarted
    | StageStarted
    | BackbonePass
    | BatchFinished
    | EpochFinished
    | FoldProgress
    | PicturesDescribed
    | PicturesScored
    | TrainingNotice
    | TrainingFinished
)
