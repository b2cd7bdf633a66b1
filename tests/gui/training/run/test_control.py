"""A run begins, is asked about, and ends as a person decided."""

from __future__ import annotations

import pytest

from castinspect.gui.training.run.control import RunControl
from castinspect.gui.training.run.progress_panel import Ending
from tests.helpers.runs import HeldRun, batch, epoch, started


@pytest.fixture
def control(parent):
    made = RunControl(parent)
    made.endings = []
    made.ended.connect(made.endings.append)
    yield made
    made.stop_and_wait()


def test_a_run_that_ends_by_itself_is_finished(qtbot, control, tmp_path):
    run = HeldRun([started(), epoch(1)], checkpoint=tmp_path / "wheel.safetensors")
    run.let(100)
    with qtbot.waitSignal(control.ended):
        control.begin(run)
    assert control.endings == [Ending.FINISHED]
    assert not control.is_running


def test_before_the_first_epoch_there_is_nothing_to_keep(qtbot, control):
    run = HeldRun([started(), *[batch(1, number) for number in range(1, 5)]])
    control.begin(run)
    control.ask_to_stop()
    assert not control.question.keep.isEnabled()
    question = control.question
    control.ask_to_stop()
    assert control.question is question
    with qtbot.waitSignal(control.ended):
        question.discard.click()
        run.let(1000)
    assert control.endings == [Ending.DISCARDED]
    assert control.question is None


def test_an_open_question_learns_that_an_epoch_ended(qtbot, control):
    run = HeldRun([started(), epoch(1), *[batch(1, number) for number in range(1, 5)]])
    control.begin(run)
    control.ask_to_stop()
    run.let(2)
    qtbot.waitUntil(control.question.keep.isEnabled)
    kept = []
    control.ending_chosen.connect(kept.append)
    with qtbot.waitSignal(control.ended):
        control.question.keep.click()
        run.let(1000)
    assert kept == [True]


def test_a_run_that_breaks_has_failed_and_closes_its_question(qtbot, control):
    run = HeldRun([started()], error=ValueError("broken"))
    control.begin(run)
    control.ask_to_stop()
    with qtbot.waitSignal(control.failed):
        run.let(100)
    qtbot.waitUntil(lambda: bool(control.endings))
    assert control.endings == [Ending.FAILED]
    assert control.question is None
