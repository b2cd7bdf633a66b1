"""What a start is worth: one data set trained from random weights and from others, by each strategy, over seeds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev

from pydantic import BaseModel, ConfigDict

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
        evaluation: With the cuts that the run chose on its validation pictures.
    """

    model_config = ConfigDict(frozen=True)

    weights: str
    strategy: Strategy
    seed: int
    epochs: int
    seconds: float
    evaluation: Evaluation


@dataclass(frozen=True)
class Summary:
    """Mean and standard deviation over the seeds of one start and strategy; escapes and overkill are means."""

    weights: str
    strategy: Strategy
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

    From random weights, `full` trains as `scratch`: one rate for all layers, since nothing there is worth keeping.

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
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        changes = {"weights": weights, "strategy": strategy, "seed": seed, "out": Path(folder) / "trial.safetensors"}
        for event in train(config.model_copy(update=changes)):
            yield event
            if isinstance(event, TrainingFinished) and event.metadata.evaluation is not None:
                yield Trial(
                    weights=weights,
                    strategy=strategy,
                    seed=seed,
                    epochs=config.epochs,
                    seconds=time.perf_counter() - started,
                    evaluation=event.metadata.evaluation,
                )


def effective_strategy(weights: str, strategy: Strategy) -> Strategy:
    """What is run: from random weights, `full` is `scratch`."""
    return Strategy.SCRATCH if weights == "none" and strategy is Strategy.FULL else strategy


def summarise(trials: Iterable[Trial]) -> list[Summary]:
    """One row per start and strategy, in the order in which they first appear."""
    rows: dict[tuple[str, Strategy], list[Trial]] = {}
    for trial in trials:
        rows.setdefault((trial.weights, trial.strategy), []).append(trial)
    return [
        Summary(
            weights=weights,
            strategy=strategy,
            seeds=len(group),
            balanced_accuracy=_mean_and_spread(trial.evaluation.balanced_accuracy for trial in group),
            auroc=_mean_and_spread(trial.evaluation.auroc or 0.0 for trial in group),
            escapes=fmean(trial.evaluation.escapes for trial in group),
            overkill=fmean(trial.evaluation.overkill for trial in group),
            review=fmean(trial.evaluation.review for trial in group),
            seconds=fmean(trial.seconds for trial in group),
        )
        for (weights, strategy), group in rows.items()
    ]


def _mean_and_spread(values: Iterable[float]) -> tuple[float, float]:
    collected = list(values)
    return fmean(collected), pstdev(collected)
