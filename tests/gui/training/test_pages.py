"""The pages follow a run: the log first, then its result."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.pages import TrainingPages
from tests.helpers.runs import epoch, finished, phase, started


@pytest.fixture
def pages(qtbot):
    made = TrainingPages(LIGHT)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.stop_and_wait())
    made.show()
    return made


def test_every_page_has_a_title(pages):
    titles = [pages.tabText(index) for index in range(pages.count())]
    assert titles == ["Log", "Network", "Result", "Curves", "Cuts", "Data set", "Strategies"]


def test_a_run_shows_its_log_and_then_its_result(pages):
    pages.begin()
    assert pages.currentWidget() is pages.log
    for event in (started(), phase(), epoch(1)):
        pages.take(event)
    assert pages.currentWidget() is pages.log
    pages.take(finished())
    assert pages.currentWidget() is pages.result


def test_checking_the_data_shows_its_page(pages):
    pages.check_data()
    assert pages.currentWidget() is pages.dataset


def test_another_theme_reaches_every_plot(pages):
    before = pages.quality.grab().toImage()
    pages.apply_theme(DARK)
    pages.apply_theme(LIGHT)
    assert pages.quality.grab().toImage() == before
