"""Folds taught by processes side by side say what folds taught in turn say."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import numpy as np
import pytest

from castinspect.progress import drain
from castinspect.scale.side_by_side import FoldsSideBySide, _results, in_order
from castinspect.training.run.fold_run import OutOfFold, out_of_fold
from tests.training.conftest import backbone, make_context, starter_file  # noqa: F401

PART = OutOfFold(np.zeros((1, 2), np.float32), np.zeros((1, 2), np.float32), np.array([3]))


@pytest.mark.usefixtures("published_networks")
def test_two_jobs_say_what_one_process_says(make_context):  # noqa: F811
    context = make_context(folds=2)
    told = []
    side_by_side = drain(FoldsSideBySide(2)(context, threading.Event()), told.append)
    in_turn = drain(out_of_fold(context, threading.Event()))
    np.testing.assert_array_equal(side_by_side.indices, in_turn.indices)
    np.testing.assert_allclose(side_by_side.logits, in_turn.logits, atol=1e-3)
    assert told[-1].share == 1


def test_asked_to_finish_it_gives_nothing():
    finish, ended = threading.Event(), Future()
    ended.set_result(PART)
    finish.set()
    assert drain(_results({ended: 0, Future(): 1}, finish)) is None


def test_folds_come_in_the_order_they_were_dealt_in():
    other = OutOfFold(PART.logits, PART.looked, np.array([7]))
    assert in_order({1: other, 0: PART}) == [PART, other]
