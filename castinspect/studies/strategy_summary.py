"""The runs of a comparison of strategies, side by side: over all parts left out, at each size of the training set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from castinspect.models.metadata import Evaluation
from castinspect.studies.strategies import StrategyTrial
from castinspect.training.config import Strategy

WITHIN = 0.01
"""Balanced accuracy that one may fall short of the best and still count as enough data."""


@dataclass(frozen=True)
class StrategyRow:
    """One strategy at one size of the training set; counts are over all parts left out.

    Attributes:
        strategy: Which layers learned.
        asked: Pictures that were asked for; None for all.
        pictures: Pictures there were to learn from, the mean over the folds.
        folds: How many have been run, of `of_folds`.
        accuracy: Share of all pictures left out whose class was found.
        balanced_accuracy: Mean over the classes of the share found.
        spread: Standard deviation of the balanced accuracy over the folds.
        defective: Defective pictures left out; `escapes` of them were called OK.
        good: Good pictures left out; `overkill` of them were called DEFECT.
        review: Pictures left to a person.
        seconds: Of a run, the mean over the folds.
    """

    strategy: Strategy
    asked: int | None
    pictures: int
    folds: int
    of_folds: int
    accuracy: float
    balanced_accuracy: float
    spread: float
    defective: int
    escapes: int
    good: int
    overkill: int
    review: int
    seconds: float


def summarise(trials: Iterable[StrategyTrial]) -> list[StrategyRow]:
    """One row per strategy and size; strategies in their usual order, all pictures first, then fewer and fewer."""
    groups: dict[tuple[Strategy, int | None], list[StrategyTrial]] = {}
    for trial in trials:
        groups.setdefault((trial.strategy, trial.asked), []).append(trial)
    rows = [_row(strategy, asked, found) for (strategy, asked), found in groups.items()]
    return sorted(rows, key=lambda row: (list(Strategy).index(row.strategy), -row.pictures))


def data_needed(rows: Sequence[StrategyRow], strategy: Strategy) -> int | None:
    """The fewest pictures with which a strategy came within `WITHIN` of its best; None without a learning curve."""
    own = sorted((row for row in rows if row.strategy is strategy), key=lambda row: row.pictures)
    if len(own) < 2:
        return None
    best = max(row.balanced_accuracy for row in own)
    return next(row.pictures for row in own if row.balanced_accuracy >= best - WITHIN)


def _row(strategy: Strategy, asked: int | None, trials: Sequence[StrategyTrial]) -> StrategyRow:
    scores = [trial.evaluation for trial in trials]
    confusion = _added(scores)
    right = sum(row[name] for name, row in confusion.items())
    total = sum(sum(row.values()) for row in confusion.values())
    shares = [row[name] / sum(row.values()) for name, row in confusion.items() if sum(row.values())]
    return StrategyRow(
        strategy=strategy,
        asked=asked,
        pictures=round(fmean(trial.pictures for trial in trials)),
        folds=len(trials),
        of_folds=trials[0].folds,
        accuracy=right / total if total else 0.0,
        balanced_accuracy=fmean(shares) if shares else 0.0,
        spread=pstdev(score.balanced_accuracy for score in scores),
        defective=sum(score.defective for score in scores),
        escapes=sum(score.escapes for score in scores),
        good=sum(score.good for score in scores),
        overkill=sum(score.overkill for score in scores),
        review=sum(score.review for score in scores),
        seconds=fmean(trial.seconds for trial in trials),
    )


def _added(scores: Sequence[Evaluation]) -> dict[str, dict[str, int]]:
    names = list(scores[0].confusion)
    return {
        true: {called: sum(score.confusion[true].get(called, 0) for score in scores) for called in names}
        for true in names
    }
