"""What is wrong with the line becomes alarms in the record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect.errors import StoreError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.alarms.keeper import AlarmKeeper
from castinspect.station.alarms.rules import AlarmCode, Limits
from castinspect.station.events import ArrivalJudged, FolderState, ModelReady, ModelRefused
from castinspect.station.history.rows import Alarm as Kept
from castinspect.station.sources.arrival import Arrival
from tests.helpers.checkpoints import metadata_of

LOST = Message("folder-lost", {"folder": "/c", "detail": "gone"})
FROZEN = Message("camera-frozen", {"count": 3})
REFUSED = Message("no-model")
FULL = Message("store-full", {"store": "/r"})


class Log:
    def __init__(self):
        self.told, self.is_locked, self.before = [], False, []

    def standing(self):
        return self.before

    def start(self, message, subject=""):
        if self.is_locked:
            raise StoreError("store-full", store="/r")
        self.told.append(("start", message.code, subject))
        return len(self.told)

    def end(self, code, subject=""):
        if self.is_locked:
            raise StoreError("store-full", store="/r")
        self.told.append(("end", code, subject))


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def keeper(log, tmp_path):
    return AlarmKeeper(log, tmp_path, limits=Limits(free_bytes=0))


def state(*alarms):
    return FolderState(Path("/c"), 0, alarms)


def judged(verdict=Verdict.DEFECT, novelty=0.5):
    prediction = Prediction({"ok": 0.5, "defect": 0.5}, 0.5, novelty=novelty)
    inspection = Inspection(Path("a.png"), verdict, prediction=prediction)
    return ArrivalJudged(Arrival(Path("a.png")), inspection, Preprocessing())


def test_each_alarm_starts_and_ends_once_in_the_record(keeper, log):
    keeper.follow(ModelRefused(REFUSED))
    assert keeper.follow(state()) == (REFUSED,)
    assert keeper.follow(state()) == ()
    keeper.follow(ModelReady(metadata_of(), "CPU", None))
    keeper.follow(state())
    assert log.told == [("start", "no-model", ""), ("end", "no-model", "")]


def test_the_lines_own_alarms_are_known_and_not_put_on_record_twice(keeper, log):
    assert keeper.follow(state(LOST)) == ()
    assert [alarm.message for alarm in keeper.open] == [LOST]
    keeper.follow(state())
    assert log.told == []


def test_alarms_of_the_line_have_their_kinds(keeper):
    keeper.follow(state(LOST, FROZEN, FULL))
    assert {alarm.code for alarm in keeper.open} == {AlarmCode.SOURCE, AlarmCode.CAMERA, AlarmCode.STORE}


def test_three_defects_of_ten_are_an_alarm(keeper, log):
    for _ in range(3):
        keeper.follow(judged())
    (message,) = keeper.follow(state())
    assert message.code == "alarm-defects"


def test_many_parts_unlike_the_training_pictures_are_an_alarm(keeper):
    for _ in range(30):
        keeper.follow(judged(Verdict.REVIEW, novelty=3.0))
    assert [message.code for message in keeper.follow(state())] == ["alarm-novelty"]


def test_failing_outputs_and_a_full_disk_are_alarms(log, tmp_path):
    problems = [("plc", FROZEN), ("mes", LOST)]
    keeper = AlarmKeeper(log, tmp_path, lambda: problems, limits=Limits(free_bytes=10**18))
    keeper.follow(state())
    assert {(code, subject) for _, code, subject in log.told} == {
        ("camera-frozen", "plc"),
        ("folder-lost", "mes"),
        ("alarm-disk", ""),
    }
    problems.pop()
    keeper.follow(state())
    assert log.told[-1] == ("end", "folder-lost", "mes")


def test_a_record_that_cannot_be_written_gets_what_it_missed_in_order(keeper, log):
    log.is_locked = True
    keeper.follow(ModelRefused(REFUSED))
    keeper.follow(state())
    keeper.follow(ModelReady(metadata_of(), "CPU", None))
    keeper.follow(state())
    assert log.told == []
    log.is_locked = False
    keeper.follow(state())
    assert log.told == [("start", "no-model", ""), ("end", "no-model", "")]


def test_what_a_start_before_left_standing_ends_where_it_is_over(log, tmp_path):
    def left(code):
        return Kept(1, "cell-3", code, "", code, datetime.now(UTC), None, None, "")

    log.before = [left("alarm-disk"), left("folder-lost")]
    keeper = AlarmKeeper(log, tmp_path, limits=Limits(free_bytes=0))
    lost = Message("folder-lost", {"folder": "/camera", "detail": "away"})
    keeper.follow(FolderState(tmp_path, 0, (lost,)))
    assert log.told == [("end", "alarm-disk", "")]


def test_a_picture_that_waits_too_long_and_a_check_that_is_missing_are_alarms(log, tmp_path):
    missing = Message("masters-missing", {"count": 1, "parts": "M1"})
    keeper = AlarmKeeper(log, tmp_path, masters=lambda: missing, limits=Limits(free_bytes=0, oldest_seconds=60))
    started = keeper.follow(FolderState(tmp_path, 3, oldest_seconds=61.0))
    assert [message.code for message in started] == ["masters-missing", "alarm-queue"]
    keeper.follow(FolderState(tmp_path, 3, oldest_seconds=3.0))
    assert ("end", "alarm-queue", "") in log.told
