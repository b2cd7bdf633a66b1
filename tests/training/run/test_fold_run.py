import threading

import numpy as np
import pytest

from castinspect.errors import TrainingError
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, FoldProgress
from castinspect.training.run import fold_run
from castinspect.training.run.fine_tuning import FineTuning
from castinspect.training.run.fold_run import judged_by_folds, out_of_fold
from castinspect.training.run.state import BestEpoch
from tests.helpers.jobs import of, walked

BEST = BestEpoch(3, "all", 0.4, {}, np.zeros((2, 2), np.float32), np.array([9, 10]))


@pytest.fixture
def context(make_context):
    return make_context(folds=3, strategy="full", epochs=2)


@pytest.fixture
def taught(monkeypatch, learner_of):
    """The contexts of the folds whose networks were asked for; they learn for real."""
    asked = []

    def build(context):
        asked.append(context)
        return learner_of(context)

    monkeypatch.setattr(fold_run, "build_learner", build)
    return asked


def test_every_picture_is_judged_once_by_a_network_that_did_not_learn_from_it(context, taught):
    events, found = walked(out_of_fold(context, threading.Event()))
    assert sorted(found.indices.tolist()) == list(context.pool)
    assert found.logits.shape == found.looked.shape == (len(context.pool), 2)
    assert len(taught) == 3
    held = [fold.splits.validation for fold in taught]
    assert [i for side in held for i in side] == found.indices.tolist()
    assert not any(set(fold.splits.train) & set(fold.splits.validation) for fold in taught)
    shares = [(event.fold, event.share) for event in of(FoldProgress, events)]
    assert shares == sorted(shares)
    assert {(fold, 1.0) for fold in (1, 2, 3)} <= set(shares)


def test_the_second_look_says_something_of_its_own(context, taught):
    _, found = walked(out_of_fold(context, threading.Event()))
    assert not np.allclose(found.logits, found.looked)


def test_the_kept_epoch_takes_what_the_folds_said(context, taught):
    _, best = walked(judged_by_folds(context, BEST, threading.Event(), out_of_fold))
    assert (best.epoch, best.phase) == (3, "all")
    assert len(best.judged_on) == len(best.logits) == len(best.looked) == 11


def test_a_run_that_is_to_end_keeps_the_validation_pictures(context, taught):
    finish = threading.Event()
    finish.set()
    _, best = walked(judged_by_folds(context, BEST, finish, out_of_fold))
    assert best is BEST


def test_folds_that_break_down_are_told_and_the_validation_pictures_decide(context, taught, monkeypatch):
    def break_down(*_given):
        yield BatchFinished(1, 1, 1, 0.5)
        raise TrainingError("training-diverged")

    monkeypatch.setattr(FineTuning, "run", break_down)
    events, best = walked(judged_by_folds(context, BEST, threading.Event(), out_of_fold))
    assert best is BEST
    assert [notice.message.code for notice in of(Notice, events)] == ["folds-impossible"]


def test_one_part_in_a_class_is_told_too(make_context, taught):
    groups = tuple("good" if index % 2 else f"bad {index}" for index in range(12))
    events, best = walked(judged_by_folds(make_context(groups=groups, folds=2), BEST, threading.Event(), out_of_fold))
    assert best is BEST
    assert [notice.message.code for notice in of(Notice, events)] == ["folds-impossible"]
    assert not taught
