"""Runs of a comparison side by side score what they score in turn, and tell how far each is."""

from __future__ import annotations

import multiprocessing

import pytest

from castinspect.progress import drain
from castinspect.scale.trials import TrialsSideBySide
from castinspect.studies.strategies import (
    Plan,
    PlannedTrial,
    StrategyTrial,
    TrialProgress,
    Trials,
    TrialSkipped,
    TrialStarted,
    carry_out,
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


@pytest.fixture(scope="module")
def told(plan):
    """Two runs and one that cannot be, by two processes; and what was asked of them."""
    asked = []

    def with_one_that_cannot_be(trials):
        first = trials.waiting[0]
        poor = PlannedTrial(Strategy.SCRATCH, 8, 1, _with(first.dataset, first.dataset.samples["train"][:1]))
        asked.append(Trials(trials.plan, trials.settings, [poor, *trials.waiting], 3, ()))
        return TrialsSideBySide(2)(asked[0])

    events = list(compare_strategies(plan, (), with_one_that_cannot_be))
    assert not multiprocessing.active_children()
    return asked[0], events


@pytest.mark.usefixtures("published_networks")
def test_a_run_side_by_side_scores_what_it_scores_alone(told):
    trials, events = told
    (found,) = [trial for trial in of(StrategyTrial, events) if trial.fold == 1]
    alone = drain(carry_out(trials, trials.waiting[1]))
    assert found.evaluation.confusion == alone.evaluation.confusion
    assert {trial.fold for trial in of(StrategyTrial, events)} == {1, 2}


def test_each_run_tells_its_beginning_and_how_far_it_is(told):
    assert {(start.number, start.total) for start in of(TrialStarted, told[1])} == {(1, 3), (2, 3), (3, 3)}
    for number in (1, 2, 3):
        shares = [event.share for event in of(TrialProgress, told[1]) if event.number == number]
        assert shares == sorted(shares)
        assert shares[-1] == 1


def test_a_run_with_too_few_parts_is_skipped_and_the_others_go_on(told):
    (skipped,) = of(TrialSkipped, told[1])
    assert skipped.pictures == 1
    assert skipped.reason.code.startswith("data-")
    assert len(of(StrategyTrial, told[1])) == 2


def test_nothing_left_to_run_starts_no_process(plan):
    assert list(TrialsSideBySide(2)(Trials(plan, "x", [], 0, ()))) == []


def _with(dataset, train):
    return type(dataset)(dataset.folder, dataset.classes, {**dataset.samples, "train": train})
