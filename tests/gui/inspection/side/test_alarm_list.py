"""Alarms stand there until they have ended and a person has seen them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from castinspect.gui.inspection.side.alarm_list import AlarmList
from castinspect.messages import Message
from castinspect.station.alarms import keeper as keeper_module
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.audit.chain import canonical
from castinspect.station.history.rows import Alarm
from tests.helpers.alarms import CODES, Alarming
from tests.helpers.history import store_in

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


def test_a_sentence_that_says_which_chart_or_server_it_is_of_stands_alone(panel):
    shares = Message("alarm-chart-review-limit", {"point": "A4", "value": 0.3, "low": 0.0, "high": 0.1})
    away = Message("store-away", {"store": "postgresql://line-2", "detail": "refused"})
    kept = [alarm(1, subject="review"), alarm(2, subject="server")]
    panel.show_alarms(
        [replace(one, code=said.code, details=canonical(said.values))
         for one, said in zip(kept, (shares, away), strict=True)]
    )  # fmt: skip
    assert [text.split("  ", 1)[1] for text in panel.texts] == [str(shares), str(away)]


def test_one_that_nobody_has_seen_comes_first_and_is_acknowledged_by_its_button(qtbot, panel):
    panel.show_alarms([alarm(1, acknowledged=NOW, acknowledged_by="kim"), alarm(2)])
    (button,) = panel.buttons()
    with qtbot.waitSignal(panel.acknowledged) as seen:
        button.click()
    assert seen.args == [2]


def test_a_button_that_was_pressed_is_off_until_the_record_knows_or_could_not_take_it(panel):
    panel.show_alarms([alarm(1), alarm(2)])
    panel.buttons()[0].click()
    assert [button.isEnabled() for button in panel.buttons()] == [False, True]
    panel.show_alarms([alarm(1), alarm(2), alarm(3)])  # another one began meanwhile
    assert [button.isEnabled() for button in panel.buttons()] == [False, True, True]
    panel.enable_again()
    assert all(button.isEnabled() for button in panel.buttons())


def test_very_many_are_counted(panel):
    panel.show_alarms([alarm(number) for number in range(1, 8)])
    assert len(panel.buttons()) == 4


@pytest.mark.parametrize("kind", CODES)
def test_each_alarm_of_the_station_says_in_words_what_is_wrong(panel, tmp_path, monkeypatch, kind):
    monkeypatch.setattr(keeper_module, "_free_bytes", keeper_module._free_bytes)  # set back afterwards
    with store_in(tmp_path) as store:
        station = Alarming(store)
        station.begin(kind)
        (standing,) = AlarmLog(store).standing()
    panel.show_alarms([standing])
    (text,) = panel.texts
    assert str(standing.message) in text
    assert len(panel.buttons()) == 1
