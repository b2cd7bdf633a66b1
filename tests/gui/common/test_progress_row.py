"""One long job: what it yields arrives, progress is shown, and it can be cancelled."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton

from castinspect.gui.common.progress_row import ProgressRow, how_far
from castinspect.messages import Message
from castinspect.progress import BackbonePass, Notice, PicturesRead, PicturesScored
from tests.helpers.jobs import job_of


@pytest.fixture
def row(qtbot):
    made = ProgressRow()
    qtbot.addWidget(made)
    yield made
    made.stop_and_wait()
    made.close()


def test_results_arrive_and_progress_does_not(qtbot, row):
    told = []
    row.produced.connect(told.append)
    with qtbot.waitSignal(row.ended):
        row.start(lambda: [PicturesRead(1, 3), "result", PicturesRead(3, 3)], "reading %v of %m")
    assert told == ["result"]
    assert row.findChild(QProgressBar).text() == "reading 3 of 3"
    assert row.isHidden()
    assert not row.is_running


def test_what_a_job_returns_arrives_apart_from_what_it_yields(qtbot, row):
    yielded, returned = [], []
    row.produced.connect(yielded.append)
    row.returned.connect(returned.append)
    with qtbot.waitSignal(row.ended):
        row.start(lambda: job_of("result", PicturesRead(1, 1), "found"), "x")
    assert (yielded, returned) == (["found"], ["result"])


def test_a_failure_is_told_and_the_row_is_gone(qtbot, row):
    failures = []
    row.failed.connect(failures.append)
    with qtbot.waitSignal(row.ended):
        row.start(lambda: iter([1 / 0]), "x")
    assert [type(error) for error in failures] == [ZeroDivisionError]
    assert row.isHidden()


def test_cancel_ends_it_at_the_next_step_and_cannot_be_pressed_twice(qtbot, row):
    gate, steps = threading.Event(), []

    def held():
        for step in range(100):
            steps.append(step)
            yield PicturesRead(step + 1, 100)
            gate.wait()

    row.start(held, "x")
    cancel = row.findChild(QPushButton)
    qtbot.waitUntil(lambda: bool(steps))
    with qtbot.waitSignal(row.ended):
        cancel.click()
        assert not cancel.isEnabled()
        gate.set()
    assert len(steps) < 100


def test_a_second_job_does_not_begin_beside_the_first(qtbot, row):
    gate = threading.Event()

    def held():
        gate.wait()
        yield "first"

    told = []
    row.produced.connect(told.append)
    row.start(held, "x")
    row.start(lambda: ["second"], "y")
    with qtbot.waitSignal(row.ended):
        gate.set()
    assert told == ["first"]


@pytest.mark.parametrize(
    ("event", "far"),
    [(PicturesRead(1, 3), (1, 3)), (PicturesScored(2, 5), (2, 5)), (BackbonePass(3, 4), (3, 4)),
     (Notice(Message("no-model")), None)],
)  # fmt: skip
def test_how_far_a_job_is_is_told_by_some_of_what_it_yields(event, far):
    assert how_far(event) == far
