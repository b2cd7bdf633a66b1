"""The learning column follows a run from its beginning to each of its ends."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSplitter

from castinspect.errors import DataError
from castinspect.gui.common.theme import LIGHT
from castinspect.gui.training.learning_column import LearningColumn
from castinspect.gui.training.run.control import RunControl
from tests.helpers.runs import HeldRun


@pytest.fixture
def learn(qtbot):
    """`column, begin`: `begin(run)` begins a run and shows it."""
    holder = QSplitter()
    control = RunControl(holder)
    column = LearningColumn(control, LIGHT, holder)
    runs = []

    def end(_holder):
        for run in runs:
            run.let(1000)
        control.stop_and_wait()
        column.pages.stop_and_wait()

    qtbot.addWidget(holder, before_close_func=end)
    holder.resize(900, 900)
    holder.show()

    def begin(run):
        runs.append(run)
        column.begin()
        control.begin(run)

    return column, begin, control


def test_halves_share_the_height_and_neither_can_be_closed(learn):
    column, _, _ = learn
    halves = column.findChild(QSplitter)
    assert not halves.childrenCollapsible()
    upper, lower = halves.sizes()
    assert upper == pytest.approx(lower, rel=0.1)  # as near as the least heights of what they hold allow
    assert halves.isAncestorOf(column.pages)
    assert not halves.isAncestorOf(column.interrupted)


def test_a_run_that_ends_tells_its_checkpoint_and_shows_its_result(qtbot, learn, many_batches, tmp_path):
    column, begin, control = learn
    run = HeldRun(many_batches[:4], checkpoint=tmp_path / "wheel.safetensors")
    with qtbot.waitSignal(column.trained) as told:
        begin(run)
        run.let(10)
    assert told.args == [tmp_path / "wheel.safetensors"]
    qtbot.waitUntil(lambda: not control.is_running)
    assert column.curves.plots.points["batch"] == 2
    assert column.pages.currentWidget() is column.pages.result
    assert "finished" in column.progress.text


def test_a_run_that_fails_is_told_twice_and_forgotten_by_the_next(qtbot, learn, many_batches):
    column, begin, control = learn
    begin(HeldRun(error=DataError("data-one-class", name="ok_front")))
    qtbot.waitUntil(lambda: not control.is_running)
    assert column.error.code == "data-one-class"
    assert column._problem.isVisible()
    assert "only one class" in column.pages.log.toPlainText()
    begin(HeldRun(many_batches))
    assert column.error is None
    assert not column._problem.isVisible()


def test_a_discarded_run_says_so_in_the_log(qtbot, learn, many_batches):
    column, begin, control = learn
    run = HeldRun(many_batches)
    begin(run)
    control.discard()
    run.let(1)
    qtbot.waitUntil(lambda: not control.is_running)
    assert "discarded" in column.pages.log.toPlainText()
    assert "discarded" in column.progress.text
