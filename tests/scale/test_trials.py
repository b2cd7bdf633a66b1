"""Runs of a comparison side by side score what they score in turn, and tell how far each is."""

from __future__ import annotations

import multiprocessing

import pytest

from castinspect.scale.trials import TrialsSideBySide
from castinspect.studies.strategies import (
    Plan,
    StrategyTrial,
    TrialProgress,
    Trials,
    TrialSkipped,
    TrialStarted,
    compare_strategies,
)
from castinspect.training.config import Strategy, TrainingConfig
from tests.helpers.pictures import write_parts


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    parts = write_parts(tmp_path_factory.mktemp("parts") / "data", 16)
    config = TrainingConfig(
        data=parts, backbone="resnet18", weights="none", epochs=1, batch_size=8, size=32, device="cpu"
    )
    return Plan(config, (Strategy.SCRATCH,), (), (), folds=2)


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def scores(events):
    return {trial.fold: trial.evaluation for trial in of(StrategyTrial, events)}


def test_two_jobs_score_what_one_process_scores(plan):
    side_by_side = list(compare_strategies(plan, (), TrialsSideBySide(2)))
    in_turn = scores(compare_strategies(plan))
    assert {fold: found.confusion for fold, found in scores(side_by_side).items()} == {
        fold: found.confusion for fold, found in in_turn.items()
    }
    assert {(start.number, start.total) for start in of(TrialStarted, side_by_side)} == {(1, 2), (2, 2)}
    for number in (1, 2):
        shares = [event.share for event in of(TrialProgress, side_by_side) if event.number == number]
        assert shares == sorted(shares)
        assert shares[-1] == 1
    assert not multiprocessing.active_children()


def test_a_run_with_too_few_parts_is_skipped_and_the_others_go_on(plan):
    few = Plan(plan.config, plan.strategies, (8,), plan.strategies, folds=2)
    chosen = []

    def with_one_that_cannot_be(trials):
        bare = trials.waiting[0].dataset.samples["train"][:1]
        poor = type(trials.waiting[0])(Strategy.SCRATCH, 8, 1, _with(trials.waiting[0].dataset, bare))
        chosen.append(Trials(trials.plan, trials.settings, [poor, trials.waiting[0]], 2, ()))
        return TrialsSideBySide(2)(chosen[0])

    events = list(compare_strategies(few, (), with_one_that_cannot_be))
    assert len(of(StrategyTrial, events)) == 1
    (skipped,) = of(TrialSkipped, events)
    assert skipped.pictures == 1
    assert skipped.reason.code.startswith("data-")


def test_nothing_left_to_run_starts_no_process(plan):
    assert list(TrialsSideBySide(2)(Trials(plan, "x", [], 0, ()))) == []


def _with(dataset, train):
    return type(dataset)(dataset.folder, dataset.classes, {**dataset.samples, "train": train})
