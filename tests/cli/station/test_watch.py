"""`watch` says what it judges with, each alarm when it begins, and ends when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from castinspect.cli.common.sinks import Sinks
from castinspect.cli.common.teller import Teller
from castinspect.cli.station.watch import _follow
from castinspect.errors import StationError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.events import ArrivalJudged, FolderState, ModelReady, ModelRefused
from castinspect.station.sources.arrival import Arrival
from tests.helpers.checkpoints import metadata_of

ALARM, NOTICE = Message("camera-frozen", {"count": 3}), Message("entry-odd", {"name": "x", "detail": "y"})


def state(*alarms, notices=()):
    return FolderState(Path("camera"), 0, alarms, notices)


@pytest.fixture
def told(capsys):
    def follow(events, count=None, *, as_json=False):
        with Sinks(None, None, as_json=True) as sinks:
            _follow(iter(events), sinks, Teller(as_json=as_json), count, folder=Path("camera"))
        return capsys.readouterr()

    return follow


def test_an_alarm_is_said_when_it_begins_and_again_when_it_comes_back(told):
    found = told([state(), state(ALARM), state(ALARM), state(), state(ALARM, notices=(NOTICE,))]).err
    assert found.count("identical") == 2
    assert found.count("passed over") == 1


def test_the_model_that_judges_is_said_when_it_changes(told):
    ready = [ModelReady(metadata_of(name=name), "a CPU", None) for name in ("old", "new")]
    found = told([*ready, ModelRefused(Message("no-model"))]).err
    assert "watching camera" in found
    assert "now judging: new" in found
    assert "now judging: old" not in found
    assert "the model before goes on judging: No model" in found


def test_it_ends_after_as_many_pictures_as_were_asked_for(told):
    judged = [
        ArrivalJudged(Arrival(Path(f"{n}.png")), Inspection(Path(f"{n}.png"), Verdict.OK), Preprocessing(size=32))
        for n in range(5)
    ]
    assert told(judged, count=2).out.count('"verdict"') == 2


def test_a_program_gets_a_log_of_json_lines(told):
    ready = ModelReady(metadata_of(name="wheel"), "a CPU", None)
    found = told([ready, state(ALARM), state(), ModelRefused(Message("no-model"))], as_json=True).err
    lines = [json.loads(line) for line in found.splitlines()]
    assert [line["event"] for line in lines] == ["model ready", "alarm started", "alarm ended", "model refused"]
    assert [line["code"] for line in lines] == ["", "camera-frozen", "camera-frozen", "no-model"]
    assert all(line["at"] and line["sentence"] for line in lines)


def test_once_ends_with_whose_the_folder_is(told):
    elsewhere = Message("folder-elsewhere", {"folder": "camera", "station": "cell-3", "host": "pc-1", "seconds": 45.0})
    events = iter([FolderState(Path("camera"), 0, (elsewhere,), elsewhere=elsewhere)])
    with Sinks(None, None, as_json=True) as sinks, pytest.raises(StationError, match="cell-3 on computer pc-1"):
        _follow(events, sinks, Teller(as_json=False), folder=Path("camera"), count=None, once=True)
