"""A page of long jobs: one at a time, its error a sentence, gone when the next begins."""

from __future__ import annotations

import threading

import pytest

from castinspect.errors import CastInspectError
from castinspect.gui.common.work_page import WorkPage
from castinspect.progress import PicturesRead
from tests.helpers.window import WAIT_MS


class Page(WorkPage):
    def __init__(self):
        super().__init__()
        self.shown = []

    def _show_possible(self):
        self.shown.append(self.is_running())

    def _retranslate(self):
        pass


@pytest.fixture
def page(qtbot):
    made = Page()
    for widget in (made, made._problem, made._progress):
        qtbot.addWidget(widget)
    return made


def refused():
    yield PicturesRead(1, 2)
    raise CastInspectError("no-model")


def test_the_error_of_a_job_is_its_sentence_until_the_next_begins(qtbot, page):
    with qtbot.waitSignal(page._progress.ended, timeout=WAIT_MS):
        page._start(refused, "looking")
    assert "model" in page.problem_text
    with qtbot.waitSignal(page._progress.ended, timeout=WAIT_MS):
        page._start(lambda: iter([PicturesRead(1, 1)]), "looking")
        assert page.problem_text == ""


def test_what_can_be_done_is_shown_anew_when_a_job_runs(qtbot, page):
    with qtbot.waitSignal(page._progress.ended, timeout=WAIT_MS):
        page._start(lambda: iter([PicturesRead(1, 1)]), "looking")
        assert page.shown == [True]
    assert not page.is_running()


def test_a_job_that_is_stopped_has_ended_when_the_call_returns(qtbot, page):
    began, ended = threading.Event(), threading.Event()

    def endless():
        try:
            while True:
                began.set()
                yield PicturesRead(1, 2)
        finally:
            ended.set()

    page._start(endless, "looking")
    assert began.wait(WAIT_MS / 1000)
    with qtbot.waitSignal(page._progress.ended, timeout=WAIT_MS):
        page.stop_and_wait()
        assert ended.is_set()
