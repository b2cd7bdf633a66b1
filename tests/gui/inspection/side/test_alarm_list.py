"""Alarms stand there until they have ended and a person has seen them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.gui.inspection.side.alarm_list import AlarmList
from castinspect.station.history.rows import Alarm

NOW = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)
DETAILS = '{"free": 1.5, "limit": 2.0}'


def alarm(number, **given):
    values = {"ended": None, "acknowledged": None, "acknowledged_by": "", "details": DETAILS, "subject": ""} | given
    return Alarm(number, "cell-3", "alarm-disk", sentence="", started=NOW, **values)


@pytest.fixture
def panel(qtbot):
    made = AlarmList()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_there_is_nothing_to_look_after(panel):
    panel.show_alarms([alarm(1)])
    assert not panel.isHidden()
    panel.show_alarms([])
    assert panel.isHidden()


def test_each_says_what_since_when_and_until_when(panel):
    panel.show_alarms([alarm(1, ended=NOW, subject="mqtt")])
    time = f"{NOW.astimezone():%H:%M}"
    (text,) = panel.texts
    assert text.startswith(f"{time} – {time}  mqtt: ")
    assert "1.5" in text


def test_one_that_nobody_has_seen_comes_first_and_is_acknowledged_by_its_button(qtbot, panel):
    panel.show_alarms([alarm(1, acknowledged=NOW, acknowledged_by="kim"), alarm(2)])
    (button,) = panel.buttons()
    with qtbot.waitSignal(panel.acknowledged) as seen:
        button.click()
    assert seen.args == [2]


def test_very_many_are_counted(panel):
    panel.show_alarms([alarm(number) for number in range(1, 8)])
    assert len(panel.buttons()) == 4
