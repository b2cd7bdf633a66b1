"""What each strategy is worth on one's own data: the same parts left out in turn, and how many pictures it takes."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
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


@dataclass(frozen=True)
class TrialProgress:
    """How far one of the runs under way side by side is: `share` of run `number` of `total`, 1 once it has ended."""

    number: int
    total: int
    share: float


ComparisonEvent = TrainingEvent | TrialStarted | TrialProgress | TrialSkipped | StrategyTrial


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
class PlannedTrial:
    """A run to come.

    Attributes:
        strategy: As of the trial.
        asked: Likewise.
        fold: Likewise.
        dataset: Whole parts to learn from, under `train`, and the parts left out, under `test`.
    """

    strategy: Strategy
    asked: int | None
    fold: int
    dataset: DataSet

    @property
    def pictures(self) -> int:
        """How many there are to learn from."""
        return len(self.dataset.samples["train"])


@dataclass(frozen=True)
class Trials:
    """The runs that a comparison still needs.

    Attributes:
        plan: What is compared.
        settings: See `StrategyTrial`.
        waiting: The runs, head first.
        total: How many runs the whole comparison has; the waiting ones are the last of them.
        timed: Trials of the same settings that are known, to tell the time left by.
    """

    plan: Plan
    settings: str
    waiting: Sequence[PlannedTrial]
    total: int
    timed: Sequence[StrategyTrial]

    def number(self, place: int) -> int:
        """Which run of all the one at a place among the waiting ones is, from 1."""
        return self.total - len(self.waiting) + place + 1

    def started(self, place: int, timed: Sequence[StrategyTrial], jobs: int = 1) -> TrialStarted:
        """That the run at a place among the waiting ones begins, while `jobs` run side by side."""
        run = self.waiting[place]
        left = _seconds_left(self.waiting[place:], [*self.timed, *timed])
        return TrialStarted(
            run.strategy, run.pictures, run.fold, self.number(place), self.total, None if left is None else left / jobs
        )  # fmt: skip


RunTrials = Callable[[Trials], Generator[ComparisonEvent, None, None]]


def in_turn(trials: Trials) -> Generator[ComparisonEvent, None, None]:
    """Carry out the runs one after the other; see `compare_strategies`."""
    timed: list[StrategyTrial] = []
    for place, run in enumerate(trials.waiting):
        yield trials.started(place, timed)
        try:
            trial = yield from carry_out(trials, run)
        except DataError as error:
            yield TrialSkipped(run.strategy, run.pictures, error.message)
            continue
        timed.append(trial)
        yield trial


def compare_strategies(
    plan: Plan, done: Sequence[StrategyTrial] = (), run_trials: RunTrials = in_turn
) -> Generator[ComparisonEvent, None, None]:
    """Train every strategy on the same folds, by whole parts, and on less and less of each.

    Pictures under `test` are left alone. Closing the iterator ends it; what was yielded is worth keeping, and is not
    repeated when it is given as `done`.

    Args:
        plan: What to compare.
        done: Trials of earlier, of this comparison or of others.
        run_trials: Carries out the runs that are not known, in turn or side by side.

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
    planned = {
        (settings, plan.folds, run.strategy, run.asked, run.fold): run for run in _planned(plan, dataset, samples)
    }
    yield from (known[key] for key in planned if key in known)
    waiting = [run for key, run in planned.items() if key not in known]
    timed = [trial for trial in done if trial.settings == settings]
    yield from run_trials(Trials(plan, settings, waiting, len(planned), timed))


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


def _planned(plan: Plan, dataset: DataSet, samples: LoadedSamples) -> list[PlannedTrial]:
    pool = [index for index, side in enumerate(samples.fixed) if side != "test"]
    labels, groups = [int(samples.labels[i]) for i in pool], [samples.groups[i] for i in pool]
    runs: list[PlannedTrial] = []
    for fold, (train, held) in enumerate(grouped_folds(labels, groups, plan.folds, plan.config.seed), start=1):
        asked = sorted({count for count in plan.counts if count < len(train)})
        subsets = nested_subsets([labels[i] for i in train], [groups[i] for i in train], asked, plan.config.seed)
        test = samples.chosen([pool[i] for i in held])
        chosen: list[tuple[int | None, list[int]]] = [(None, [pool[i] for i in train])]
        chosen += [(count, [pool[train[i]] for i in subset]) for count, subset in zip(asked, subsets, strict=True)]
        for strategy in plan.strategies:
            for count, indices in chosen if strategy in plan.curves else chosen[:1]:
                learned = {"train": samples.chosen(indices), "test": test}
                runs.append(PlannedTrial(strategy, count, fold, DataSet(dataset.folder, dataset.classes, learned)))
    return sorted(runs, key=lambda run: _COSTS[run.strategy])


def carry_out(trials: Trials, run: PlannedTrial) -> Generator[TrainingEvent, None, StrategyTrial]:
    """Train and score one run.

    Raises:
        DataError: Too few parts are left to learn from.
        TrainingError: The loss broke down.
    """
    from castinspect.training.run.trainer import train

    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        places = {"strategy": run.strategy, "out": Path(folder) / "trial.safetensors", "regroup": False}
        finished: TrainingFinished | None = None
        for event in train(trials.plan.config.model_copy(update=places), run.dataset):
            finished = event if isinstance(event, TrainingFinished) else finished
            yield event
    assert finished is not None, "a run ends with TrainingFinished or an error"
    assert finished.metadata.evaluation is not None
    return StrategyTrial(
        strategy=run.strategy,
        asked=run.asked,
        pictures=run.pictures,
        fold=run.fold,
        folds=trials.plan.folds,
        settings=trials.settings,
        seconds=time.perf_counter() - started,
        evaluation=finished.metadata.evaluation,
    )


def _seconds_left(waiting: Sequence[PlannedTrial], timed: Sequence[StrategyTrial]) -> float | None:
    """By what a picture took in earlier runs of the same strategy, else in those of others and `_COSTS`."""
    if not timed:
        return None
    overall = sum(t.seconds for t in timed) / sum(_COSTS[t.strategy] * t.pictures for t in timed)
    left = 0.0
    for run in waiting:
        own = [trial for trial in timed if trial.strategy is run.strategy]
        rate = sum(t.seconds for t in own) / sum(t.pictures for t in own) if own else overall * _COSTS[run.strategy]
        left += rate * run.pictures
    return left
