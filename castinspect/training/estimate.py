"""How long a training will take on this machine, from a few steps that are timed on it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.devices.device import choose_device
from castinspect.errors import ImageError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.second_look import VIEWS
from castinspect.models.backbones import Backbone, build_model, find_backbone
from castinspect.progress import drain
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.head.views import head_views
from castinspect.training.strategies import Phase, plan_phases

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner
    from castinspect.training.learner.sources import Source

_PICTURES_READ = 8
_BATCH = 8
_VIEWS = 8


@dataclass(frozen=True)
class Speed:
    """Seconds a picture.

    Attributes:
        reading: To decode and resize it.
        passing: To pass it through the network.
        learning: To learn from it, by how many stages of the backbone are frozen.
    """

    reading: float
    passing: float
    learning: Mapping[int, float]


@dataclass(frozen=True)
class StepsTimed:
    """So many kinds of steps were timed."""

    kinds: int


@dataclass(frozen=True)
class Counts:
    """Pictures of a data set."""

    train: int
    validation: int
    test: int

    @property
    def total(self) -> int:
        """Pictures in all splits."""
        return self.train + self.validation + self.test


def measure_speed(config: TrainingConfig, pictures: Sequence[Path] = ()) -> Speed:
    """Time a few steps of each kind; it takes some seconds. See `timed_steps`."""
    return drain(timed_steps(config, pictures))


def timed_steps(config: TrainingConfig, pictures: Sequence[Path] = ()) -> Generator[StepsTimed, None, Speed]:
    """Time a few steps of each kind.

    Args:
        config: Backbone, size and device count. The weights do not matter to the time.
        pictures: Some of the data set's.

    Yields:
        How many kinds of steps were timed.

    Returns:
        The speed.

    Raises:
        TrainingError: The backbone is unknown.
        DeviceError: No device computes.
    """
    from castinspect.training.learner.learner import Learner
    from castinspect.training.learner.network_input import NetworkInput

    backbone = find_backbone(config.with_backbone_of_start().backbone)
    preprocessing = Preprocessing(size=config.size or backbone.input_size, light=config.light or (0.5, 0.2))
    model = build_model(backbone, 2, preprocessing.size)
    inputs = NetworkInput(preprocessing, choose_device(config.device).name)
    learner = Learner(model, backbone, inputs, (1.0, 1.0), 0, batch_size=_BATCH)
    pixels = np.zeros((_BATCH, preprocessing.size, preprocessing.size), np.uint8)
    labels = np.arange(_BATCH) % 2
    passing = _seconds(lambda: learner.frozen.features(pixels)) / _BATCH
    yield StepsTimed(1)
    learning = {}
    for phase in _learning_phases(config, backbone):
        learner.begin(phase, 1, 1)
        source: Source = learner.pictures(pixels, augmented=True)
        if phase.frozen:
            source = learner.activations(learner.frozen.activations(pixels, phase.frozen), phase.frozen)
        step = functools.partial(_one_epoch, learner, source, labels)
        learning[phase.frozen] = _seconds(step) / _BATCH
        yield StepsTimed(1 + len(learning))
    return Speed(_reading(pictures[:_PICTURES_READ], preprocessing), passing, learning)


def estimated_seconds(config: TrainingConfig, speed: Speed, counts: Counts) -> float:
    """How long a training takes at most: phases may end early, and what was computed before is not computed again.

    The networks of n folds each learn from all parts but one nth, together as much as n - 1 of all. The random views of
    what stays frozen are made once for all of them; each part that was left out is looked at in its turned views.
    """
    backbone = find_backbone(config.with_backbone_of_start().backbone)
    seconds = counts.total * speed.reading + (counts.train + counts.validation + counts.test) * speed.passing
    networks, pool = max(1, config.folds), counts.train + counts.validation
    if config.strategy is Strategy.HEAD:
        return seconds + head_views(config) * pool * speed.passing
    looked_at = pool if config.folds > 1 else counts.validation
    if config.looks_twice:
        seconds += VIEWS * looked_at * speed.passing
    for phase in plan_phases(config, backbone):
        if phase.only_head:
            continue
        seconds += phase.epochs * networks * counts.train * speed.learning[phase.frozen]
        seconds += phase.epochs * counts.validation * speed.passing
        if phase.frozen and config.augment:
            seconds += min(_VIEWS, phase.epochs) * pool * speed.passing
    return seconds


def counts_of(config: TrainingConfig, by_split: Mapping[str, int]) -> Counts:
    """How the pictures will be divided, from how many the folders hold under `train`, `validation` and `test`."""
    left = by_split.get("train", 0)
    test = by_split.get("test", 0) or round(config.test_share * left)
    left -= 0 if by_split.get("test", 0) else test
    validation = by_split.get("validation", 0) or round(config.validation_share * left)
    left -= 0 if by_split.get("validation", 0) else validation
    return Counts(left, validation, test)


def _learning_phases(config: TrainingConfig, backbone: Backbone) -> list[Phase]:
    """One phase of each kind in which layers of the backbone learn, whatever strategy is asked for."""
    planned = (
        plan_phases(config.model_copy(update={"strategy": strategy, "epochs": 2}), backbone)
        for strategy in (Strategy.GRADUAL, Strategy.FULL)
    )
    return [phase for phases in planned for phase in phases if not phase.only_head]


def _one_epoch(learner: Learner, source: Source, labels: NDArray[np.int64]) -> None:
    for _ in learner.train_one_epoch(source, labels):
        pass


def _seconds(step: Callable[[], object]) -> float:
    """The faster of two, after one that sets things up."""
    step()
    taken = []
    for _ in range(2):
        started = time.perf_counter()
        step()
        taken.append(time.perf_counter() - started)
    return min(taken)


def _reading(pictures: Sequence[Path], preprocessing: Preprocessing) -> float:
    started, read = time.perf_counter(), 0
    for path in pictures:
        try:
            preprocessing.resized(preprocessing.load(path).pixels)
        except ImageError:
            continue
        read += 1
    return (time.perf_counter() - started) / read if read else 0.0
