import threading
from dataclasses import replace

import numpy as np
import pytest

from castinspect.errors import TrainingError
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, FoldProgress
from castinspect.training.run import fold_run
from castinspect.training.run.fold_run import judged_by_folds, out_of_fold_logits
from castinspect.training.run.state import BestEpoch
from tests.helpers.jobs import of, told
from tests.helpers.runs import finished, started

BEST = BestEpoch(3, "all", 0.4, {}, np.zeros((2, 2), np.float32), np.array([9, 10]))


@pytest.fixture
def context(make_context):
    return make_context(folds=3, strategy="full")


@pytest.fixture
def runs(monkeypatch):
    """The runs that are asked for; each gives its held-out pictures the number of its fold as logits."""
    asked = []

    def train(config, dataset):
        asked.append((config, dataset))
        yield started(epochs=2)
        yield BatchFinished(1, 1, 1, 0.5)
        yield BatchFinished(2, 1, 1, 0.5)
        held = [sample.path for sample in dataset.samples["test"]]
        end = replace(finished(config.out), scored=tuple(held))
        yield end
        return end

    def scores(scored, _metadata):
        return type("Scores", (), {"logits": np.full((len(scored), 2), float(len(asked)), np.float32)})

    def judged(scored):
        return [type("Picture", (), {"inspection": type("Inspection", (), {"path": path})}) for path in scored]

    monkeypatch.setattr(fold_run, "scores_of", scores)
    monkeypatch.setattr(fold_run, "judged_only", judged)
    train.asked = asked
    return train


def test_every_picture_is_judged_once_by_a_network_that_did_not_learn_from_it(context, runs):
    events, (logits, indices) = told(out_of_fold_logits(context, threading.Event(), runs))
    assert sorted(indices.tolist()) == list(context.pool)
    assert len(runs.asked) == 3
    for fold, (_, dataset) in enumerate(runs.asked, start=1):
        held = {sample.path for sample in dataset.samples["test"]}
        assert not held & {sample.path for sample in dataset.samples["train"]}
        assert {context.samples.paths[i] for i in indices[logits[:, 0] == fold]} == held
    assert [(event.fold, event.share) for event in of(FoldProgress, events)][:2] == [(1, 0.5), (1, 1.0)]


def test_the_runs_of_folds_have_no_folds_of_their_own_and_leave_nothing(context, runs):
    told(out_of_fold_logits(context, threading.Event(), runs))
    for config, _ in runs.asked:
        assert (config.folds, config.regroup, config.strategy) == (0, False, "full")
        assert not config.out.parent.exists()


def test_the_kept_epoch_takes_what_the_folds_said(context, runs):
    _, best = told(judged_by_folds(context, BEST, threading.Event(), runs))
    assert (best.epoch, best.phase) == (3, "all")
    assert len(best.judged_on) == len(best.logits) == 11


def test_a_run_that_is_to_end_keeps_the_validation_pictures(context, runs):
    finish = threading.Event()
    finish.set()
    _, best = told(judged_by_folds(context, BEST, finish, runs))
    assert best is BEST


def test_folds_that_break_down_are_told_and_the_validation_pictures_decide(context):
    def train(_config, _dataset):
        raise TrainingError("training-diverged")
        yield

    events, best = told(judged_by_folds(context, BEST, threading.Event(), train))
    assert best is BEST
    assert [notice.message.code for notice in of(Notice, events)] == ["folds-impossible"]


def test_one_part_in_a_class_is_told_too(make_context, runs):
    groups = tuple("good" if index % 2 else f"bad {index}" for index in range(12))
    events, best = told(judged_by_folds(make_context(groups=groups, folds=2), BEST, threading.Event(), runs))
    assert best is BEST
    assert [notice.message.code for notice in of(Notice, events)] == ["folds-impossible"]
    assert not runs.asked
