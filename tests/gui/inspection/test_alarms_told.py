"""What is wrong stands under the picture for as long as it lasts; its end is announced over the picture."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.alarms_told import AlarmsTold
from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.gui.inspection.results.table import ResultsModel
from castinspect.messages import Message
from castinspect.settings import Settings
from castinspect.station.history.rows import Alarm

NOW = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)
BROKER = Message("mqtt-down", {"host": "line-1", "port": 1883, "detail": "no answer"})
SERVER = Message("store-away", {"store": "postgresql://line-2", "detail": "refused"})


def kept(number, message, ended=None):
    return Alarm(
        number, "cell-3", message.code, subject="", sentence=str(message), started=NOW,
        ended=ended, acknowledged=None, acknowledged_by="",
    )  # fmt: skip


@pytest.fixture
def column(qtbot):
    made = PictureColumn(SettingsKeeper(Settings()), ResultsModel())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(column):
    return AlarmsTold(column, column)


def test_a_sentence_goes_when_its_alarm_is_over_and_the_bar_says_so(told, column):
    told.take_notices((BROKER,))
    told.take_alarms([kept(1, BROKER)])
    assert column.problem_text == str(BROKER)
    told.take_alarms([kept(1, BROKER, ended=NOW)])
    assert column.problem_text == ""
    assert str(BROKER) in column.alarm.text
    assert not column.alarm.is_alarming


def test_what_still_is_wrong_stays_beside_what_is_new_and_what_is_over(told, column):
    told.take_notices((SERVER,))
    told.take_alarms([kept(1, SERVER)])
    told.take_notices((BROKER,))
    told.take_alarms([kept(1, SERVER), kept(2, BROKER)])
    assert column.problem_text == f"{SERVER}\n{BROKER}"
    told.take_alarms([kept(1, SERVER)])  # over and seen: it is not in the list any more
    assert column.problem_text == str(SERVER)
    assert column.alarm.text.count(str(BROKER)) == 1


def test_what_never_was_an_alarm_stays(told, column):
    notice = Message("no-model")
    told.take_notices((notice,))
    told.take_alarms([])
    assert column.problem_text == str(notice)
    assert column.alarm.text == ""


def test_what_is_newer_stays_and_an_alarm_of_the_line_keeps_the_bar(told, column):
    told.take_notices((BROKER,))
    told.take_alarms([kept(1, BROKER)])
    column.show_problem("something newer")
    column.alarm.alarm(lambda: "the folder is lost")
    told.take_alarms([])
    assert column.problem_text == "something newer"
    assert column.alarm.text == "the folder is lost"
