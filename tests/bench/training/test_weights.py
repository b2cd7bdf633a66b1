"""What a start is worth, over strategies and seeds."""

from __future__ import annotations

import pytest

from castinspect.bench.training.weights import Trial, compare_starts, summarise
from castinspect.models.metadata import Evaluation
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.run.state import interrupted_run


def score_of(escapes, auroc):
    return Evaluation(
        split="test", confusion={}, accuracy=auroc, balanced_accuracy=auroc, auroc=auroc, defective=10,
        escapes=escapes, good=10, overkill=1, review=0,
    )  # fmt: skip


def trial_of(seed, auroc, weights="none", strategy=Strategy.HEAD, first=None):
    score = score_of(seed, auroc)
    return Trial(
        weights=weights, strategy=strategy, seed=seed, epochs=1, seconds=2.0, processor_seconds=3.0, evaluation=score,
        first=first,
    )  # fmt: skip


def test_means_and_spreads_over_the_seeds():
    first, second = summarise([trial_of(0, 0.8), trial_of(2, 0.9), trial_of(0, 1.0, weights="starter")])
    assert first.auroc == pytest.approx((0.85, 0.05))
    assert first.balanced_accuracy == pytest.approx((0.9, 0.05))  # 0 and 2 escapes of 10, 1 overkill of 10
    assert (first.look, first.seeds, first.escapes, first.seconds) == ("once", 2, 1.0, 2.0)
    assert second.auroc == (1.0, 0.0)


def test_what_a_second_look_gains_stands_in_two_rows():
    twice, once = summarise([trial_of(0, 0.99, first=score_of(3, 0.9))])
    assert (twice.look, twice.escapes, once.look, once.escapes) == ("twice", 0, "once", 3)


def test_without_the_second_look_the_first_decides_with_cuts_of_its_own(data_folder):
    config = TrainingConfig(
        data=data_folder, backbone="resnet18", epochs=2, size=32, batch_size=4, device="cpu", folds=2
    )
    events = compare_starts(config, ["none"], [Strategy.GRADUAL], [0])
    (trial,) = [event for event in events if isinstance(event, Trial)]
    assert trial.processor_seconds is not None
    assert trial.processor_seconds > 0
    assert trial.is_of(config)
    assert not trial.is_of(config.model_copy(update={"folds": 3}))
    assert not trial.is_of(config.model_copy(update={"data": data_folder.parent}))
    assert interrupted_run() is None  # a comparison leaves no run behind to go on with
    assert trial.first is not None
    assert trial.first.defective == trial.evaluation.defective
    assert trial.first.held == trial.evaluation.held


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
