"""An alarm stands until it is over; its end is announced for a while, in the language of the moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.inspection.alarm_bar import AlarmBar


@pytest.fixture
def bar(qtbot):
    made = AlarmBar()
    qtbot.addWidget(made)
    return made


def test_nothing_is_shown_while_all_is_well(bar):
    assert bar.isHidden()
    assert bar.text == ""


def test_an_alarm_stands_and_its_end_is_announced_and_passes(qtbot, bar):
    bar._timer.setInterval(10)
    bar.alarm(lambda: "lost")
    assert bar.is_alarming
    assert not bar.isHidden()
    assert not bar._timer.isActive()
    bar.well_again(lambda: "back")
    assert (bar.is_alarming, bar.text) == (False, "back")
    qtbot.waitUntil(bar.isHidden)


def test_a_new_alarm_takes_the_place_of_the_announcement(bar):
    bar.well_again(lambda: "back")
    bar.alarm(lambda: "lost again")
    assert bar.text == "lost again"
    assert not bar._timer.isActive()


def test_it_speaks_again_when_the_language_changes(bar):
    words = ["lost"]
    bar.alarm(lambda: words[0])
    words[0] = "끊김"
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.text == "끊김"
