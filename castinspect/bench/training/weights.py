"""What a start is worth: one data set trained from random weights and from others, by each strategy, over seeds.

Each run counts twice where its network looks again at what leaves doubt: with the second look, and as it would be
without one, its cuts chosen anew by the first looks.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev

from pydantic import BaseModel, ConfigDict

from castinspect.bench.spent import Stopwatch
from castinspect.bench.training.looks import accuracy_at_cuts, by_first_look
from castinspect.data.folders import read_dataset
from castinspect.models.metadata import Evaluation
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished


class Trial(BaseModel):
    """One training run of the comparison and its score on the test pictures.

    Attributes:
        weights: What the backbone started from.
        strategy: Which parts learned.
        seed: Of the random numbers; the same seed draws the same.
        epochs: Asked for.
        seconds: Wall time of the run, its evaluation included.
        processor_seconds: Time that all cores together spent on it, which other work on the computer does not stretch.
        evaluation: With the cuts that the run chose on its validation pictures.
        first: As it would be without a second look, with cuts of its own; None where there is none.
        data: The data's folder.
        backbone: Asked for, as `size`, `folds` and `turns` are.
    """

    model_config = ConfigDict(frozen=True)

    weights: str
    strategy: Strategy
    seed: int
    epochs: int
    seconds: float
    evaluation: Evaluation
    first: Evaluation | None = None
    processor_seconds: float | None = None
    data: str = ""
    backbone: str = ""
    size: int | None = None
    folds: int = 0
    turns: str = "auto"

    def is_of(self, config: TrainingConfig) -> bool:
        """Whether it is a run of a comparison of these settings; start, strategy and seed are what it compares."""
        return (self.data, self.backbone, self.size, self.epochs, self.folds, self.turns) == (
            str(config.data.resolve()), config.backbone, config.size, config.epochs, config.folds, config.turns,
        )  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """Mean and standard deviation over the seeds of one start and strategy; escapes and overkill are means.

    Attributes:
        weights: What the backbone started from.
        strategy: Which parts learned.
        look: `once`, or `twice` where what leaves doubt is looked at again.
        seeds: How many runs.
        balanced_accuracy: At the chosen cuts: mean over the roles of the share that got no wrong verdict; a part that
            is left to a person got none.
        auroc: Of the scores that decide.
        escapes: Defective pictures called OK.
        overkill: Good pictures called DEFECT.
        review: Pictures left to a person.
        seconds: Wall time of a run.
    """

    weights: str
    strategy: Strategy
    look: str
    seeds: int
    balanced_accuracy: tuple[float, float]
    auroc: tuple[float, float]
    escapes: float
    overkill: float
    review: float
    seconds: float


def compare_starts(
    config: TrainingConfig, weights: Sequence[str], strategies: Sequence[Strategy], seeds: Iterable[int]
) -> Iterator[TrainingEvent | Trial]:
    """Train every combination and yield a `Trial` after each, the run's own events in between.

    From random weights, `full` trains as `scratch`: one rate for all layers, since nothing there is worth keeping. What
    frozen layers gave in one run the later ones find in the cache, so those take less time.

    Args:
        config: What the runs share.
        weights: As `TrainingConfig.weights`.
        strategies: Which parts learn.
        seeds: One run each.
    """
    for seed in seeds:
        for start in weights:
            for strategy in strategies:
                yield from _trial(config, start, strategy, seed)


def _trial(config: TrainingConfig, weights: str, strategy: Strategy, seed: int) -> Iterator[TrainingEvent | Trial]:
    from castinspect.training.run.trainer import train

    strategy = effective_strategy(weights, strategy)
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        changes = {"weights": weights, "strategy": strategy, "seed": seed, "out": Path(folder) / "trial.safetensors"}
        dataset = read_dataset(config.data, config.roles, config.class_level)  # given, no run is left to go on with
        for event in train(config.model_copy(update=changes), dataset):
            yield event
            if isinstance(event, TrainingFinished) and event.metadata.evaluation is not None:
                spent = watch.read()
                yield Trial(
                    weights=weights,
                    strategy=strategy,
                    seed=seed,
                    epochs=config.epochs,
                    seconds=spent.seconds,
                    evaluation=event.metadata.evaluation,
                    first=by_first_look(event),
                    processor_seconds=spent.cpu_seconds,
                    data=str(config.data.resolve()),
                    backbone=config.backbone,
                    size=config.size,
                    folds=config.folds,
                    turns=config.turns,
                )


def effective_strategy(weights: str, strategy: Strategy) -> Strategy:
    """What is run: from random weights, `full` is `scratch`."""
    return Strategy.SCRATCH if weights == "none" and strategy is Strategy.FULL else strategy


def summarise(trials: Iterable[Trial]) -> list[Summary]:
    """A row or two per start and strategy, in the order in which they first appear: with a second look and without."""
    rows: dict[tuple[str, Strategy, str], list[tuple[Evaluation, Trial]]] = {}
    for trial in trials:
        look = "once" if trial.first is None else "twice"
        rows.setdefault((trial.weights, trial.strategy, look), []).append((trial.evaluation, trial))
        if trial.first is not None:
            rows.setdefault((trial.weights, trial.strategy, "once"), []).append((trial.first, trial))
    return [
        Summary(
            weights=weights,
            strategy=strategy,
            look=look,
            seeds=len(group),
            balanced_accuracy=_mean_and_spread(accuracy_at_cuts(score) for score, _ in group),
            auroc=_mean_and_spread(score.auroc or 0.0 for score, _ in group),
            escapes=fmean(score.escapes for score, _ in group),
            overkill=fmean(score.overkill for score, _ in group),
            review=fmean(score.review for score, _ in group),
            seconds=fmean(trial.seconds for _, trial in group),
        )
        for (weights, strategy, look), group in rows.items()
    ]


def _mean_and_spread(values: Iterable[float]) -> tuple[float, float]:
    collected = list(values)
    return fmean(collected), pstdev(collected)
