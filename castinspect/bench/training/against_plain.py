"""What the project's training is worth beside the plain loop of a guide: time and accuracy on the same pictures."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from castinspect.bench.training.plain_loop import PlainEpoch, PlainLoop
from castinspect.data.folders import Sample, read_dataset
from castinspect.data.samples import run_preprocessing
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import find_backbone
from castinspect.models.start import choose_start
from castinspect.models.weights import USUAL_LIGHT
from castinspect.paths import CACHE_VARIABLE
from castinspect.progress import PicturesScored
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished

if TYPE_CHECKING:
    from torch import nn


class Part(StrEnum):
    """What is measured: a strategy of this project, or what a guide does in its place."""

    PLAIN_HEAD = "plain head"
    HEAD_COLD = "head, cold"
    HEAD_WARM = "head, warm"
    PLAIN_FULL = "plain full"
    GRADUAL = "gradual"
    FULL = "full"


Group = Literal["head", "gradual", "full"]

PARTS: dict[Group, tuple[Part, ...]] = {
    "head": (Part.PLAIN_HEAD, Part.HEAD_COLD, Part.HEAD_WARM),
    "gradual": (Part.PLAIN_FULL, Part.GRADUAL),
    "full": (Part.PLAIN_FULL, Part.FULL),
}


class Measured(BaseModel):
    """One training of the measurement.

    Attributes:
        part: What.
        seed: Of the random numbers; the same seed draws the same.
        pictures: Learned from and validated on.
        epochs: Passes over them.
        size: Side of the input.
        seconds: From the folder to the trained network; scoring the test pictures is not in it.
        balanced_accuracy: On the test pictures.
    """

    model_config = ConfigDict(frozen=True)

    part: Part
    seed: int
    pictures: int
    epochs: int
    size: int
    seconds: float
    balanced_accuracy: float


@dataclass(frozen=True)
class Ratios:
    """How many times faster than the plain loop, and how many points more accurate; None where it was not measured.

    Points are of the means over the seeds; `least` is the difference on the seed where it is the worst for us.
    """

    head_speedup_cold: float | None
    head_speedup_warm: float | None
    gradual_speedup: float | None
    full_speedup: float | None
    head_points: float | None
    head_least_points: float | None
    gradual_points: float | None
    gradual_least_points: float | None
    full_points: float | None
    full_least_points: float | None


def measure(config: TrainingConfig, part: Part) -> Generator[TrainingEvent | PlainEpoch, None, Measured]:
    """Train once, and score on the test pictures.

    Args:
        config: Data with test pictures, backbone, weights, epochs, batch size, size and seed.
        part: What to measure. `head, warm` needs a `head, cold` with the same cache before it.

    Yields:
        Progress.
    """
    if part in (Part.PLAIN_HEAD, Part.PLAIN_FULL):
        return (yield from _plain(config, part))
    strategy = {Part.GRADUAL: Strategy.GRADUAL, Part.FULL: Strategy.FULL}.get(part, Strategy.HEAD)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bench.safetensors"
        run = config.model_copy(update={"strategy": strategy, "out": out})
        return (yield from _ours(run, part))


@contextmanager
def empty_cache() -> Iterator[None]:
    """A cache of its own, empty at first and deleted at the end."""
    before = os.environ.get(CACHE_VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[CACHE_VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[CACHE_VARIABLE]
            if before is not None:
                os.environ[CACHE_VARIABLE] = before


def warm_up(config: TrainingConfig) -> None:
    """Import what both sides import, and let the first operators be set up, so that no side pays for it."""
    import sklearn.linear_model
    import threadpoolctl
    import torch

    from castinspect.training.learner import learner  # noqa: F401
    from castinspect.training.run import phases  # noqa: F401

    assert sklearn.linear_model
    assert threadpoolctl
    start = choose_start(find_backbone(config.backbone), config.weights)
    backbone, weights = start.backbone, start.weights
    loop = PlainLoop(backbone, weights, run_preprocessing(backbone, 64, USUAL_LIGHT), 2, 0, frozen=False)
    loss = loop.model(torch.zeros(2, 3, 64, 64)).sum()
    loss.backward()
    torch.optim.AdamW(loop.model.parameters()).step()


def ratios(measured: Iterable[Measured]) -> Ratios:
    """Compare the sides: times by the mean over the seeds of each, accuracies by the mean over the seeds of both."""
    by_part: dict[Part, dict[int, Measured]] = {}
    for found in measured:
        by_part.setdefault(found.part, {})[found.seed] = found

    def of(ours: Part, plain: Part, value: Callable[[list[Measured], list[Measured]], float]) -> float | None:
        seeds = sorted(set(by_part.get(ours, {})) & set(by_part.get(plain, {})))
        if not seeds:
            return None
        return value([by_part[ours][seed] for seed in seeds], [by_part[plain][seed] for seed in seeds])

    return Ratios(
        head_speedup_cold=of(Part.HEAD_COLD, Part.PLAIN_HEAD, _speedup),
        head_speedup_warm=of(Part.HEAD_WARM, Part.PLAIN_HEAD, _speedup),
        gradual_speedup=of(Part.GRADUAL, Part.PLAIN_FULL, _speedup),
        full_speedup=of(Part.FULL, Part.PLAIN_FULL, _speedup),
        head_points=of(Part.HEAD_COLD, Part.PLAIN_HEAD, _points),
        head_least_points=of(Part.HEAD_COLD, Part.PLAIN_HEAD, _least_points),
        gradual_points=of(Part.GRADUAL, Part.PLAIN_FULL, _points),
        gradual_least_points=of(Part.GRADUAL, Part.PLAIN_FULL, _least_points),
        full_points=of(Part.FULL, Part.PLAIN_FULL, _points),
        full_least_points=of(Part.FULL, Part.PLAIN_FULL, _least_points),
    )


def _ours(config: TrainingConfig, part: Part) -> Generator[TrainingEvent | PlainEpoch, None, Measured]:
    from castinspect.training.run.trainer import train

    started, seconds, pictures = time.perf_counter(), 0.0, len(_samples(config, "train"))
    with closing(iter(train(config))) as events:
        for event in events:
            if isinstance(event, PicturesScored) and not seconds:
                seconds = time.perf_counter() - started
            yield event
            if isinstance(event, TrainingFinished):
                assert event.metadata.evaluation is not None
                accuracy = event.metadata.evaluation.balanced_accuracy
                return _measured(config, part, pictures, seconds, accuracy)
    raise AssertionError("a run ends with its result")


def _plain(config: TrainingConfig, part: Part) -> Generator[PlainEpoch, None, Measured]:
    train, test = _samples(config, "train"), _samples(config, "test")
    started = time.perf_counter()
    start = choose_start(find_backbone(config.backbone), config.weights)
    backbone, weights = start.backbone, start.weights
    preprocessing = run_preprocessing(backbone, config.size, config.light or USUAL_LIGHT)
    classes = 1 + max(sample.label for sample in train)
    loop = PlainLoop(backbone, weights, preprocessing, classes, config.seed, frozen=part is Part.PLAIN_HEAD)
    paths, labels = [sample.path for sample in train], [sample.label for sample in train]
    yield from loop.run(paths, labels, config.epochs, config.batch_size)
    seconds = time.perf_counter() - started
    return _measured(config, part, len(train), seconds, _balanced_accuracy(loop.model, preprocessing, test))


def _measured(config: TrainingConfig, part: Part, pictures: int, seconds: float, accuracy: float) -> Measured:
    size = config.size or find_backbone(config.backbone).input_size
    return Measured(
        part=part, seed=config.seed, pictures=pictures, epochs=config.epochs, size=size,
        seconds=round(seconds, 2), balanced_accuracy=round(accuracy, 4),
    )  # fmt: skip


def _samples(config: TrainingConfig, split: str) -> Sequence[Sample]:
    return read_dataset(config.data, config.roles).samples.get(split, ())


def _balanced_accuracy(model: nn.Module, preprocessing: Preprocessing, samples: Sequence[Sample]) -> float:
    """Mean over the classes of the share found, on pictures read as an inspection reads them."""
    import torch

    model.eval()
    said = []
    with torch.inference_mode():
        for sample in samples:
            inputs = preprocessing(preprocessing.load(sample.path).pixels)
            said.append(int(model(torch.from_numpy(inputs[None])).argmax()))
    truth: NDArray[np.int64] = np.array([sample.label for sample in samples])
    right = np.array(said) == truth
    return float(np.mean([right[truth == label].mean() for label in np.unique(truth)]))


def _speedup(ours: list[Measured], plain: list[Measured]) -> float:
    return round(fmean(m.seconds for m in plain) / fmean(m.seconds for m in ours), 2)


def _least_points(ours: list[Measured], plain: list[Measured]) -> float:
    return min(_points([one], [other]) for one, other in zip(ours, plain, strict=True))


def _points(ours: list[Measured], plain: list[Measured]) -> float:
    difference = fmean(m.balanced_accuracy for m in ours) - fmean(m.balanced_accuracy for m in plain)
    return round(100 * difference, 2)
