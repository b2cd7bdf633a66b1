"""One long work at a time; what an abandoned one still says is not heard."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.job import Job


@pytest.fixture
def job(qapp):
    made = Job()
    yield made
    made.stop_and_wait()
    QApplication.processEvents()


def heard(signal):
    items = []
    signal.connect(items.append)
    return items


def test_items_come_in_order_and_the_end_last(qtbot, job):
    items = heard(job.produced)
    with qtbot.waitSignal(job.ended):
        assert job.start(lambda: range(50))
        assert job.is_running
    assert items == list(range(50))
    assert not job.is_running


def test_a_second_work_does_not_begin_while_the_first_is_under_way(qtbot, job):
    gate = threading.Event()

    def held():
        gate.wait()
        yield "first"

    items = heard(job.produced)
    job.start(held)
    assert not job.start(lambda: ["second"])
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert items == ["first"]
    with qtbot.waitSignal(job.ended):
        assert job.start(lambda: ["second"])


def test_an_error_is_told_and_the_next_work_can_begin(qtbot, job):
    def failing():
        raise ValueError("broken")

    errors = heard(job.failed)
    with qtbot.waitSignal(job.ended):
        job.start(failing)
    assert str(errors[0]) == "broken"
    assert job.start(list)


def test_nothing_of_an_abandoned_work_is_heard_though_it_was_on_its_way(qtbot, job):
    produced = threading.Event()

    def works():
        yield "old"
        produced.set()
        yield "older"

    items, ends = heard(job.produced), []
    job.ended.connect(lambda: ends.append(1))
    job.start(works)
    produced.wait()
    job.abandon()
    assert not job.is_running
    with qtbot.waitSignal(job.ended):
        job.start(lambda: ["new"])
    assert items == ["new"]
    assert ends == [1]


def test_a_paused_work_waits(qtbot, job):
    asked = []

    def counting():
        for number in range(1000):
            asked.append(number)
            yield number

    items = heard(job.produced)
    job.start(counting)
    job.pause()
    assert job.is_paused
    before = len(asked)
    qtbot.waitUntil(lambda: bool(items))
    assert len(asked) <= before + 2
    with qtbot.waitSignal(job.ended):
        job.resume()
    assert len(items) == 1000


def test_the_result_of_a_work_is_told_apart_from_its_progress(qtbot, job):
    def work():
        yield "half"
        return "result"

    items, results = heard(job.produced), heard(job.returned)
    with qtbot.waitSignal(job.ended):
        job.start(work)
    assert (items, results) == (["half"], ["result"])


def test_a_work_that_is_stopped_has_no_result(qtbot, job):
    gate = threading.Event()

    def work():
        yield "half"
        gate.wait()
        yield "more"
        return "result"

    results = heard(job.returned)
    with qtbot.waitSignal(job.produced):
        job.start(work)
    job.request_stop()
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert results == []
