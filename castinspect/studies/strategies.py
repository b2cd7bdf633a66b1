"""What each strategy is worth on one's own data: the same parts left out in turn, and how many pictures it takes."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from castinspect.data.folders import DataSet, read_dataset
from castinspect.data.folds import grouped_folds
from castinspect.data.nested_subsets import nested_subsets
from castinspect.data.samples import LoadedSamples, fingerprint, load_samples
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.models.metadata import Evaluation
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished

COUNTS = (50, 100, 200, 400)
FOLDS = 3
_READING_SIZE = 32
"""Pictures are first read only to know which of them show one part; the runs read them at their own size."""

_COSTS = {Strategy.HEAD: 0.05, Strategy.GRADUAL: 0.6, Strategy.FULL: 0.8, Strategy.SCRATCH: 1.0}
"""What a picture and epoch cost beside one of another strategy; only until a run of that strategy has been timed."""


class StrategyTrial(BaseModel):
    """One run of the comparison, and its score on the parts left out.

    Attributes:
        strategy: Which layers learned.
        asked: Pictures that were asked for; None for all.
        pictures: Pictures there were to learn from and to choose the epoch by, of whole parts.
        fold: Which parts were left out, of `folds`.
        settings: Of the run; trials of other settings or other data are not of this comparison.
        seconds: Wall time, reading and scoring included.
        evaluation: On the parts left out, with the cuts that the run chose.
    """

    model_config = ConfigDict(frozen=True)

    strategy: Strategy
    asked: int | None
    pictures: int
    fold: int
    folds: int
    settings: str
    seconds: float
    evaluation: Evaluation

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from every other trial."""
        return self.settings, self.folds, self.strategy, self.asked, self.fold


@dataclass(frozen=True)
class TrialStarted:
    """A run begins: `number` of `total`, from 1; `seconds_left` for it and all later ones, None while unknown."""

    strategy: Strategy
    pictures: int
    fold: int
    number: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True)
class TrialSkipped:
    """A run that cannot be: too few parts are left to learn from."""

    strategy: Strategy
    pictures: int
    reason: Message


ComparisonEvent = TrainingEvent | TrialStarted | TrialSkipped | StrategyTrial


@dataclass(frozen=True)
class Plan:
    """What to compare.

    Attributes:
        config: What the runs share; its strategy and output are not asked.
        strategies: To compare.
        counts: Pictures of the learning curve, beside all.
        curves: Strategies that the curve is drawn for.
        folds: Into how many the parts are dealt; each is left out once.
    """

    config: TrainingConfig
    strategies: tuple[Strategy, ...] = tuple(Strategy)
    counts: tuple[int, ...] = COUNTS
    curves: tuple[Strategy, ...] = (Strategy.HEAD,)
    folds: int = FOLDS


@dataclass(frozen=True)
class _Planned:
    """A run to come."""

    strategy: Strategy
    asked: int | None
    fold: int
    dataset: DataSet

    @property
    def pictures(self) -> int:
        return len(self.dataset.samples["train"])


def compare_strategies(plan: Plan, done: Sequence[StrategyTrial] = ()) -> Generator[ComparisonEvent, None, None]:
    """Train every strategy on the same folds, by whole parts, and on less and less of each.

    Pictures under `test` are left alone. Closing the iterator ends it; what was yielded is worth keeping, and is not
    repeated when it is given as `done`.

    Args:
        plan: What to compare.
        done: Trials of earlier, of this comparison or of others.

    Yields:
        What is known already; then a `TrialStarted`, the run's own events and a `StrategyTrial` for each run; head
        first, so that something is known soon.

    Raises:
        DataError: The data cannot be trained on.
        WeightsError: The weights are not at hand.
    """
    dataset = read_dataset(plan.config.data, plan.config.roles, plan.config.class_level)
    samples = yield from _read(plan.config, dataset)
    settings = settings_of(plan.config, dataset, samples)
    known = {trial.key: trial for trial in done}
    planned = _planned(plan, dataset, samples)
    yield from (
        known[key] for run in planned if (key := (settings, plan.folds, run.strategy, run.asked, run.fold)) in known
    )
    waiting = [run for run in planned if (settings, plan.folds, run.strategy, run.asked, run.fold) not in known]
    spent = [(t.strategy, t.pictures, t.seconds) for t in done if t.settings == settings]
    for place, run in enumerate(waiting):
        number = len(planned) - len(waiting) + place + 1
        left = _seconds_left(waiting[place:], spent)
        yield TrialStarted(run.strategy, run.pictures, run.fold, number, len(planned), left)
        try:
            trial = yield from _trial(plan, run, settings)
        except DataError as error:
            yield TrialSkipped(run.strategy, run.pictures, error.message)
            continue
        spent.append((trial.strategy, trial.pictures, trial.seconds))
        yield trial


def settings_of(config: TrainingConfig, dataset: DataSet, samples: LoadedSamples) -> str:
    """What trials must share to be of one comparison: the pictures, and all settings but strategy and places."""
    pictures = sorted(fingerprint(dataset, samples).items())
    shared = config.model_dump_json(exclude={"strategy", "out", "data", "device"})
    return hashlib.sha256(f"{pictures}{shared}".encode()).hexdigest()[:16]


def _read(config: TrainingConfig, dataset: DataSet) -> Generator[TrainingEvent, None, LoadedSamples]:
    preprocessing = Preprocessing(size=_READING_SIZE, lean=True)
    samples, _ = yield from load_samples(
        dataset, preprocessing, part_pattern=config.part_pattern, regroup=config.regroup
    )
    return samples


def _planned(plan: Plan, dataset: DataSet, samples: LoadedSamples) -> list[_Planned]:
    pool = [index for index, side in enumerate(samples.fixed) if side != "test"]
    labels, groups = [int(samples.labels[i]) for i in pool], [samples.groups[i] for i in pool]
    runs = []
    for fold, (train, held) in enumerate(grouped_folds(labels, groups, plan.folds, plan.config.seed), start=1):
        asked = sorted({count for count in plan.counts if count < len(train)})
        subsets = nested_subsets([labels[i] for i in train], [groups[i] for i in train], asked, plan.config.seed)
        test = samples.chosen([pool[i] for i in held])
        chosen: list[tuple[int | None, list[int]]] = [(None, [pool[i] for i in train])]
        chosen += [(count, [pool[train[i]] for i in subset]) for count, subset in zip(asked, subsets, strict=True)]
        for strategy in plan.strategies:
            for count, indices in chosen if strategy in plan.curves else chosen[:1]:
                learned = {"train": samples.chosen(indices), "test": test}
                runs.append(_Planned(strategy, count, fold, DataSet(dataset.folder, dataset.classes, learned)))
    return sorted(runs, key=lambda run: _COSTS[run.strategy])


def _trial(plan: Plan, run: _Planned, settings: str) -> Generator[TrainingEvent, None, StrategyTrial]:
    from castinspect.training.run.trainer import train

    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        places = {"strategy": run.strategy, "out": Path(folder) / "trial.safetensors", "regroup": False}
        finished: TrainingFinished | None = None
        for event in train(plan.config.model_copy(update=places), run.dataset):
            finished = event if isinstance(event, TrainingFinished) else finished
            yield event
    assert finished is not None, "a run ends with TrainingFinished or an error"
    assert finished.metadata.evaluation is not None
    return StrategyTrial(
        strategy=run.strategy,
        asked=run.asked,
        pictures=run.pictures,
        fold=run.fold,
        folds=plan.folds,
        settings=settings,
        seconds=time.perf_counter() - started,
        evaluation=finished.metadata.evaluation,
    )


def _seconds_left(waiting: Sequence[_Planned], spent: Sequence[tuple[Strategy, int, float]]) -> float | None:
    """By what a picture took in earlier runs of the same strategy, else in those of others and `_COSTS`."""
    if not spent:
        return None
    overall = sum(seconds for *_, seconds in spent) / sum(_COSTS[s] * pictures for s, pictures, _ in spent)
    left = 0.0
    for run in waiting:
        own = [(pictures, seconds) for strategy, pictures, seconds in spent if strategy is run.strategy]
        rate = sum(s for _, s in own) / sum(p for p, _ in own) if own else overall * _COSTS[run.strategy]
        left += rate * run.pictures
    return left
