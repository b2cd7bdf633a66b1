"""Strategies on the same parts left out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from castinspect.models.metadata import Evaluation
from castinspect.studies.strategies import (
    Plan,
    StrategyTrial,
    TrialSkipped,
    TrialStarted,
    compare_strategies,
)
from castinspect.studies.strategy_summary import data_needed, summarise
from castinspect.studies.trial_file import keep_trial, read_trials
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingStarted
from tests.helpers.pictures import write_parts


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    return write_parts(tmp_path_factory.mktemp("parts") / "data", 16)


@pytest.fixture
def plan(parts):
    config = TrainingConfig(
        data=parts, backbone="resnet18", weights="none", epochs=1, batch_size=8, size=32, device="cpu"
    )
    return Plan(config, (Strategy.SCRATCH, Strategy.HEAD), (10,), (Strategy.HEAD,), folds=2)


@pytest.fixture(scope="module")
def told(parts):
    config = TrainingConfig(
        data=parts, backbone="resnet18", weights="none", epochs=1, batch_size=8, size=32, device="cpu"
    )
    plan = Plan(config, (Strategy.SCRATCH, Strategy.HEAD), (10,), (Strategy.HEAD,), folds=2)
    return list(compare_strategies(plan))


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def trial(strategy="head", asked=None, pictures=40, fold=1, right=9, seconds=2.0):
    confusion = {"bad": {"bad": right, "good": 10 - right}, "good": {"bad": 0, "good": 10}}
    score = Evaluation(
        split="test", confusion=confusion, accuracy=(right + 10) / 20, balanced_accuracy=(right + 10) / 20, auroc=0.9,
        defective=10, escapes=10 - right, good=10, overkill=0, review=1,
    )  # fmt: skip
    return StrategyTrial(
        strategy=strategy, asked=asked, pictures=pictures, fold=fold, folds=2, settings="x", seconds=seconds,
        evaluation=score,
    )  # fmt: skip


def test_every_strategy_is_run_on_every_fold_and_the_curve_where_asked_for(told):
    trials = of(StrategyTrial, told)
    runs = [(trial.strategy, trial.asked, trial.fold) for trial in trials]
    assert sorted(runs, key=str) == sorted(
        [("head", None, 1), ("head", None, 2), ("head", 10, 1), ("head", 10, 2), ("scratch", None, 1),
         ("scratch", None, 2)],
        key=str,
    )  # fmt: skip


def test_what_is_left_out_is_the_same_for_all_and_all_are_left_out_once(told):
    trials = of(StrategyTrial, told)
    scored = {(t.strategy, t.asked, t.fold): t.evaluation.good + t.evaluation.defective for t in trials}
    for fold in (1, 2):
        assert len({count for (_, _, f), count in scored.items() if f == fold}) == 1
    assert scored["head", None, 1] + scored["head", None, 2] == 32
    started = of(TrainingStarted, told)
    assert all(event.test_count + event.train_count + event.validation_count <= 32 for event in started)


def test_fewer_pictures_are_learned_from_on_the_curve(told):
    small, large = ([t.pictures for t in of(StrategyTrial, told) if t.asked == asked] for asked in (10, None))
    assert max(small) <= 10 < min(large)


def test_time_left_is_told_once_something_was_timed(told):
    starts = of(TrialStarted, told)
    assert [start.number for start in starts] == [1, 2, 3, 4, 5, 6]
    assert starts[0].seconds_left is None
    assert all(later.seconds_left > 0 for later in starts[1:])


def test_trials_that_are_known_are_not_run_again(plan, told, tmp_path):
    for known in of(StrategyTrial, told)[:5]:
        keep_trial(tmp_path / "trials.jsonl", known)
    again = list(compare_strategies(plan, read_trials(tmp_path / "trials.jsonl")))
    assert len(of(TrialStarted, again)) == 1
    assert len(of(StrategyTrial, again)) == 6


def test_trials_of_other_settings_are_run_again(plan, told):
    other = Plan(plan.config.model_copy(update={"seed": 5}), (Strategy.HEAD,), (), (), folds=2)
    stream = compare_strategies(other, of(StrategyTrial, told))
    first = next(event for event in stream if isinstance(event, TrialStarted | StrategyTrial))
    stream.close()
    assert isinstance(first, TrialStarted)


def test_a_run_with_too_few_parts_is_told_and_the_others_go_on(parts, plan, monkeypatch):
    from castinspect.errors import DataError
    from castinspect.training.run import trainer

    def failing(_config, _dataset):
        raise DataError("data-too-few", name="good", count=1, needed=4)
        yield

    monkeypatch.setattr(trainer, "train", failing)
    events = list(compare_strategies(plan))
    assert len(of(TrialSkipped, events)) == 6
    assert "needed" in str(of(TrialSkipped, events)[0].reason)


def test_rows_add_up_over_the_folds():
    (row,) = summarise([trial(fold=1, right=9), trial(fold=2, right=7)])
    assert (row.escapes, row.defective, row.good, row.folds, row.of_folds) == (4, 20, 20, 2, 2)
    assert row.balanced_accuracy == pytest.approx((16 / 20 + 1) / 2)
    assert row.spread == pytest.approx(np.std([0.95, 0.85]))


def test_data_needed_is_the_fewest_pictures_within_a_point_of_the_best():
    curve = [(40, 5), (80, 8), (160, 10), (320, 10)]
    rows = summarise([trial(asked=None if n == 320 else n, pictures=n, right=right) for n, right in curve])
    assert [row.pictures for row in rows] == [320, 160, 80, 40]
    assert data_needed(rows, Strategy.HEAD) == 160
    assert data_needed(rows, Strategy.FULL) is None
    assert all(a.pictures >= b.pictures for a, b in pairwise(rows))
