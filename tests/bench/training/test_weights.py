"""What a start is worth, over strategies and seeds."""

from __future__ import annotations

import pytest

from castinspect.bench.training.weights import Trial, compare_starts, summarise
from castinspect.models.metadata import Evaluation
from castinspect.training.config import Strategy, TrainingConfig


def trial_of(seed, balanced, weights="none", strategy=Strategy.HEAD):
    evaluation = Evaluation(
        split="test", confusion={}, accuracy=balanced, balanced_accuracy=balanced, auroc=balanced, defective=10,
        escapes=seed, good=10, overkill=0, review=0,
    )  # fmt: skip
    return Trial(weights=weights, strategy=strategy, seed=seed, epochs=1, seconds=2.0, evaluation=evaluation)


def test_means_and_spreads_over_the_seeds():
    first, second = summarise([trial_of(0, 0.8), trial_of(2, 0.9), trial_of(0, 1.0, weights="starter")])
    assert first.balanced_accuracy == pytest.approx((0.85, 0.05))
    assert (first.seeds, first.escapes, first.seconds) == (2, 1.0, 2.0)
    assert second.balanced_accuracy == (1.0, 0.0)


def test_every_combination_is_trained_and_full_from_nothing_is_scratch(data_folder):
    config = TrainingConfig(data=data_folder, backbone="resnet18", epochs=1, size=32, batch_size=4, device="cpu")
    events = compare_starts(config, ["none"], [Strategy.HEAD, Strategy.FULL], range(2))
    trials = [event for event in events if isinstance(event, Trial)]
    assert [(trial.seed, trial.strategy) for trial in trials] == [
        (0, Strategy.HEAD), (0, Strategy.SCRATCH), (1, Strategy.HEAD), (1, Strategy.SCRATCH),
    ]  # fmt: skip
    assert all(0 <= trial.evaluation.accuracy <= 1 for trial in trials)


def test_a_trial_survives_being_written_as_json():
    trial = trial_of(1, 0.9)
    assert Trial.model_validate_json(trial.model_dump_json()) == trial
