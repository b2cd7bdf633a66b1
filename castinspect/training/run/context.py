"""What travels through a run: what was asked for, what it starts from, its pictures and how they are dealt."""

from __future__ import annotations

import functools
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folders import DataSet
from castinspect.data.folds import FOLDS, grouped_folds
from castinspect.data.samples import LoadedSamples
from castinspect.data.splits import Splits
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.models.backbones import Backbone
from castinspect.models.weights import ChosenWeights
from castinspect.progress import Notice
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.learner.group import ALONE, Group

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner, Score


@dataclass(frozen=True)
class RunContext:
    """Everything but the network that the steps of a run go by.

    Attributes:
        config: What was asked for.
        backbone: Which network.
        weights: What it starts from, fetched.
        preprocessing: How pictures are brought to the network's input.
        dataset: Classes and files.
        samples: All pictures, decoded.
        splits: Which of them are learned from, validated on and tested on, as indices among the samples.
        device: Where to compute: `cpu`, `cuda` or `mps`.
        group: The processes that train together.
    """

    config: TrainingConfig
    backbone: Backbone
    weights: ChosenWeights
    preprocessing: Preprocessing
    dataset: DataSet
    samples: LoadedSamples
    splits: Splits
    device: str
    group: Group = ALONE

    @property
    def is_head_alone(self) -> bool:
        """Whether the head alone is trained, and the folders name no validation pictures, so that folds are wanted."""
        stated = "validation" in self.samples.fixed
        return self.config.strategy is Strategy.HEAD and not stated and bool(self.splits.test)

    @functools.cached_property
    def is_cross_validated(self) -> bool:
        """Whether all pictures can be learned from and validated on, by folds: the parts of each class allow it."""
        if not self.is_head_alone:
            return False
        pool = list(self.pool)
        groups = [self.samples.groups[i] for i in pool]
        try:
            grouped_folds(self.samples.labels[pool], groups, FOLDS, self.config.seed)
        except DataError:
            return False
        return True

    @property
    def pool(self) -> tuple[int, ...]:
        """Indices of the pictures to learn from or to validate on, in order."""
        return tuple(sorted(self.splits.train + self.splits.validation))

    def of_head_alone(self) -> RunContext:
        """The same run, as it would be if nothing but the head were to be trained."""
        return replace(self, config=self.config.model_copy(update={"strategy": Strategy.HEAD}))


@dataclass(frozen=True)
class EpochEvaluated:
    """An epoch that was trained and evaluated, before it is known whether it is the best.

    Attributes:
        epoch: From 1.
        train_loss: Mean over the pictures learned from.
        train_accuracy: Share of them that were right.
        score: On pictures not learned from.
        judged_on: Their indices among all samples, in the order of the score's logits.
        seconds: What the epoch took.
        later_seconds: What an epoch of a later phase is expected to take.
        is_ending: Whether it is among the last of its phase, whose rates have fallen.
        is_choice: Whether it was chosen among the epochs of its phase; None where the lowest loss decides.
    """

    epoch: int
    train_loss: float
    train_accuracy: float
    score: Score
    judged_on: NDArray[np.int64]
    seconds: float
    later_seconds: float
    is_ending: bool = False
    is_choice: bool | None = None


def told_of_memory(learner: Learner, before: int) -> Generator[Notice, None, int]:
    """Say it when a batch had to be made smaller; returns how many pictures it holds now."""
    now = learner.batch.size
    if now != before:
        yield Notice(Message("batch-halved", {"before": before, "now": now}))
    return now
