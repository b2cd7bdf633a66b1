"""What the project's training is worth beside the plain loop of a guide: time and accuracy on the same pictures."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean
from typing import Literal

from pydantic import BaseModel, ConfigDict

from castinspect.bench.spent import Spent, Stopwatch
from castinspect.bench.training.looks import by_first_look
from castinspect.bench.training.plain_loop import PlainEpoch, PlainLoop, plainly_evaluated
from castinspect.data.folders import DataSet, Sample, read_dataset
from castinspect.data.samples import LoadedSamples, load_samples, run_preprocessing, split_loaded
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import find_backbone
from castinspect.models.metadata import Evaluation, Role
from castinspect.models.start import choose_start
from castinspect.models.weights import USUAL_LIGHT
from castinspect.paths import CACHE_VARIABLE
from castinspect.process import with_variable
from castinspect.progress import PicturesScored, drain
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished

DRAWN = "drawn-castings"
"""Name of a folder of castings that are drawn anew for each measurement, always the same."""

_SMALL = 32
"""Side at which pictures are read only to know which of them show one part."""


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
        processor_seconds: Time that all cores together spent on that.
        balanced_accuracy: On the test pictures, each taken for its most probable class.
        evaluation: On the test pictures by the chosen cuts; the plain loop has none but one half, and asks nobody.
        first: As it would be without a second look, with cuts of its own; None where there is none.
        data: The data's folder, or `DRAWN`.
        backbone: Asked for, as `start` and `folds` are.
    """

    model_config = ConfigDict(frozen=True)

    part: Part
    seed: int
    pictures: int
    epochs: int
    size: int
    seconds: float
    balanced_accuracy: float
    processor_seconds: float | None = None
    evaluation: Evaluation | None = None
    first: Evaluation | None = None
    data: str = ""
    backbone: str = ""
    start: str = ""
    folds: int = 0

    def is_of(self, config: TrainingConfig) -> bool:
        """Whether it was measured with these settings; what and with which seed is what they compare."""
        return (self.data, self.backbone, self.start, self.folds, self.epochs, self.size) == (
            _name(config.data), config.backbone, config.weights, config.folds, config.epochs, _side(config),
        )  # fmt: skip


@dataclass(frozen=True)
class Ratios:
    """How many times faster than the plain loop, and how many points more accurate; None where it was not measured.

    Points are of the balanced accuracies' means over the seeds, each picture taken for its most probable class; `least`
    is the difference on the seed where it is the worst for us.
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
    with tempfile.TemporaryDirectory() as folder, with_variable(CACHE_VARIABLE, folder):
        yield


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

    pictures, spent = len(_divided(config)[0]), None
    watch = Stopwatch()
    with closing(iter(train(config, read_dataset(config.data, config.roles)))) as events:
        for event in events:
            if isinstance(event, PicturesScored):
                spent = spent or watch.read()
            yield event
            if isinstance(event, TrainingFinished):
                assert event.metadata.evaluation is not None
                assert spent is not None
                return _measured(config, part, pictures, spent, event.metadata.evaluation, by_first_look(event))
    raise AssertionError("a run ends with its result")


def _plain(config: TrainingConfig, part: Part) -> Generator[PlainEpoch, None, Measured]:
    train, test = _divided(config)
    watch = Stopwatch()
    start = choose_start(find_backbone(config.backbone), config.weights)
    backbone, weights = start.backbone, start.weights
    preprocessing = run_preprocessing(backbone, config.size, config.light or USUAL_LIGHT)
    dataset = read_dataset(config.data, config.roles)
    loop = PlainLoop(
        backbone, weights, preprocessing, len(dataset.classes), config.seed, frozen=part is Part.PLAIN_HEAD
    )
    paths, labels = [sample.path for sample in train], [sample.label for sample in train]
    yield from loop.run(paths, labels, config.epochs, config.batch_size)
    spent = watch.read()
    said = plainly_evaluated(loop.probabilities([s.path for s in test]), [s.label for s in test], dataset.classes)
    return _measured(config, part, len(train), spent, said)


def _measured(
    config: TrainingConfig, part: Part, pictures: int, spent: Spent, said: Evaluation, first: Evaluation | None = None
) -> Measured:
    return Measured(
        part=part, seed=config.seed, pictures=pictures, epochs=config.epochs, size=_side(config),
        seconds=round(spent.seconds, 2), balanced_accuracy=round(said.balanced_accuracy, 4),
        processor_seconds=round(spent.cpu_seconds, 2), evaluation=said, first=first,
        data=_name(config.data), backbone=config.backbone, start=config.weights, folds=config.folds,
    )  # fmt: skip


def _name(data: Path) -> str:
    return DRAWN if data.name == DRAWN else str(data.resolve())


def _side(config: TrainingConfig) -> int:
    return config.size or find_backbone(config.backbone).input_size


def _divided(config: TrainingConfig) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """What every side learns from, and is scored on: as a run divides the data, its parts brought to one side."""
    dataset, samples = _loaded(config.data, tuple(sorted(config.roles.items())), config.regroup)
    splits = split_loaded(
        dataset, samples, validation=config.validation_share, test=config.test_share, seed=config.seed
    )
    return samples.chosen(sorted(splits.train + splits.validation)), samples.chosen(splits.test)


@functools.lru_cache(maxsize=1)
def _loaded(data: Path, roles: tuple[tuple[str, Role], ...], regroup: bool) -> tuple[DataSet, LoadedSamples]:
    dataset = read_dataset(data, dict(roles))
    return dataset, drain(load_samples(dataset, Preprocessing(size=_SMALL), regroup=regroup))[0]


def _speedup(ours: list[Measured], plain: list[Measured]) -> float:
    return round(fmean(m.seconds for m in plain) / fmean(m.seconds for m in ours), 2)


def _least_points(ours: list[Measured], plain: list[Measured]) -> float:
    return min(_points([one], [other]) for one, other in zip(ours, plain, strict=True))


def _points(ours: list[Measured], plain: list[Measured]) -> float:
    difference = fmean(m.balanced_accuracy for m in ours) - fmean(m.balanced_accuracy for m in plain)
    return round(100 * difference, 2)
