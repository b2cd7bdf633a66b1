"""How long a training will take on this machine, from a few steps that are timed on it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.devices.device import choose_device
from castinspect.errors import ImageError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import Backbone, build_model, find_backbone
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.strategies import TrainingStage, plan_stages

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner
    from castinspect.training.learner.sources import Source

_PICTURES_READ = 8
_BATCH = 8
_VIEWS = 4


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
class Counts:
    """Pictures of a data set."""

    train: int
    validation: int
    test: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.train + self.validation + self.test


def measure_speed(config: TrainingConfig, pictures: Sequence[Path] = ()) -> Speed:
    """Time a few steps of each kind; it takes some seconds. See `timed_steps`."""
    return next(speed for speed in timed_steps(config, pictures) if speed is not None)


def timed_steps(config: TrainingConfig, pictures: Sequence[Path] = ()) -> Iterator[Speed | None]:
    """Time a few steps of each kind.

    Args:
        config: Backbone, size and device count. The weights do not matter to the time.
        pictures: Some of the data set's.

    Yields:
        None after each kind, and the speed at the end.

    Raises:
        TrainingError: The backbone is unknown.
        DeviceError: No device computes.
    """
    from castinspect.training.learner.learner import Learner

    backbone = find_backbone(config.backbone)
    preprocessing = Preprocessing(size=config.size or backbone.input_size, light=config.light or (0.5, 0.2))
    model = build_model(backbone, 2, preprocessing.size)
    device = choose_device(config.device).name
    learner = Learner(model, backbone, preprocessing, (1.0, 1.0), device, 0, batch_size=_BATCH, pretrained=True)
    pixels = np.zeros((_BATCH, preprocessing.size, preprocessing.size), np.uint8)
    labels = np.arange(_BATCH) % 2
    passing = _seconds(lambda: learner.features(pixels)) / _BATCH
    yield None
    learning = {}
    for stage in _learning_stages(config, backbone):
        learner.begin(stage, 1, 1)
        source: Source = learner.pictures(pixels, augmented=True)
        if stage.frozen:
            source = learner.activations(learner.frozen_part(pixels, stage.frozen), stage.frozen)
        step = functools.partial(_one_epoch, learner, source, labels)
        learning[stage.frozen] = _seconds(step) / _BATCH
        yield None
    yield Speed(_reading(pictures[:_PICTURES_READ], preprocessing), passing, learning)


def estimated_seconds(config: TrainingConfig, speed: Speed, counts: Counts) -> float:
    """How long a training takes at most: stages may end early, and what was computed before is not computed again."""
    backbone = find_backbone(config.backbone)
    seconds = counts.total * speed.reading + (counts.train + counts.validation + counts.test) * speed.passing
    for stage in plan_stages(config, backbone):
        if stage.only_head:
            continue
        seconds += stage.epochs * (counts.train * speed.learning[stage.frozen] + counts.validation * speed.passing)
        if stage.frozen and config.augment:
            seconds += min(_VIEWS, stage.epochs) * counts.train * speed.passing
    if config.strategy is not Strategy.HEAD:  # each fold lacks the share that it is judged on
        seconds *= max(1, config.folds)
    return seconds


def counts_of(config: TrainingConfig, by_split: Mapping[str, int]) -> Counts:
    """How the pictures will be divided, from how many the folders hold under `train`, `validation` and `test`."""
    left = by_split.get("train", 0)
    test = by_split.get("test", 0) or round(config.test_share * left)
    left -= 0 if by_split.get("test", 0) else test
    validation = by_split.get("validation", 0) or round(config.validation_share * left)
    left -= 0 if by_split.get("validation", 0) else validation
    return Counts(left, validation, test)


def _learning_stages(config: TrainingConfig, backbone: Backbone) -> list[TrainingStage]:
    """One stage of each kind in which layers of the backbone learn, whatever strategy is asked for."""
    gradual = config.model_copy(update={"strategy": Strategy.GRADUAL, "epochs": 3})
    return [stage for stage in plan_stages(gradual, backbone) if not stage.only_head]


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
