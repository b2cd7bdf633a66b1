"""What a start is worth: one data set trained from random weights and from others, by each strategy, over seeds.

Each run counts twice where its network looks again at what leaves doubt: with the second look, and as it would be
without one, its cuts chosen anew by the first looks.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, pstdev

from pydantic import BaseModel, ConfigDict

from castinspect.evaluation.cuts import choose_cuts
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.score import ScoredPicture, evaluate, rejudged
from castinspect.models.metadata import CheckpointMetadata, Evaluation
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished

_LEAST = 1e-12


class Trial(BaseModel):
    """One training run of the comparison and its score on the test pictures.

    Attributes:
        weights: What the backbone started from.
        strategy: Which parts learned.
        seed: Of the random numbers; the same seed draws the same.
        epochs: Asked for.
        seconds: Wall time of the run, its evaluation included.
        evaluation: With the cuts that the run chose on its validation pictures.
        first: As it would be without a second look, with cuts of its own; None where there is none.
    """

    model_config = ConfigDict(frozen=True)

    weights: str
    strategy: Strategy
    seed: int
    epochs: int
    seconds: float
    evaluation: Evaluation
    first: Evaluation | None = None


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
                    first=_by_first_look(event),
                )


def effective_strategy(weights: str, strategy: Strategy) -> Strategy:
    """What is run: from random weights, `full` is `scratch`."""
    return Strategy.SCRATCH if weights == "none" and strategy is Strategy.FULL else strategy


def summarise(trials: Iterable[Trial]) -> list[Summary]:
    """A row or two per start and strategy, in the order in which they first appear: with a second look and without."""
    rows: dict[tuple[str, Strategy, str], list[tuple[Evaluation, float]]] = {}
    for trial in trials:
        look = "once" if trial.first is None else "twice"
        rows.setdefault((trial.weights, trial.strategy, look), []).append((trial.evaluation, trial.seconds))
        if trial.first is not None:
            rows.setdefault((trial.weights, trial.strategy, "once"), []).append((trial.first, trial.seconds))
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
            seconds=fmean(seconds for _, seconds in group),
        )
        for (weights, strategy, look), group in rows.items()
    ]


def accuracy_at_cuts(score: Evaluation) -> float:
    """Mean over the roles of the share that got no wrong verdict: neither an escape nor overkill."""
    wrong = (score.escapes / max(1, score.defective), score.overkill / max(1, score.good))
    return 1 - fmean(wrong)


def _by_first_look(finished: TrainingFinished) -> Evaluation | None:
    """The score as it would be without a second look; None where there was none."""
    if finished.first is None or finished.metadata.evaluation is None:
        return None
    cuts = choose_cuts(scores_by_part(finished.first, finished.metadata)).cuts
    metadata = finished.metadata.model_copy(update={"cuts": cuts, "second_look": False})
    pictures = rejudged([_first_look(picture, metadata) for picture in finished.scored], cuts)
    return evaluate(pictures, metadata, split=finished.metadata.evaluation.split)


def _first_look(picture: ScoredPicture, metadata: CheckpointMetadata) -> ScoredPicture:
    """A picture with what was said of it as it is, shared among the classes of each role as the second look shares."""
    prediction = picture.inspection.prediction
    if prediction is None or prediction.first_look is None:
        return picture
    ok = {metadata.class_names[index] for index in metadata.ok_indices}
    of_role = {True: 1 - prediction.first_look, False: prediction.first_look}
    whole = {True: max(1 - prediction.defect_probability, _LEAST), False: max(prediction.defect_probability, _LEAST)}
    shares = {name: of_role[name in ok] * p / whole[name in ok] for name, p in prediction.probabilities.items()}
    first = replace(prediction, probabilities=shares, defect_probability=prediction.first_look, first_look=None)
    return replace(picture, inspection=replace(picture.inspection, prediction=first))


def _mean_and_spread(values: Iterable[float]) -> tuple[float, float]:
    collected = list(values)
    return fmean(collected), pstdev(collected)
