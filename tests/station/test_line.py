"""The one way of a picture: read once, judged by what is promoted, kept before it is shown."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CheckpointError, ImageError, StationError, StoreError
from castinspect.imaging import content, preprocessing
from castinspect.inspection import reading
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.station import line as line_module
from castinspect.station.events import ArrivalJudged, FolderState, ModelReady, ModelRefused, PicturesFound, Preparing
from castinspect.station.history.rows import JudgedBy
from castinspect.station.line import Line
from castinspect.station.promoted import PromotedInspector
from castinspect.station.record import NoRecord
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.folder import WatchedFolder
from tests.helpers.checkpoints import metadata_of
from tests.helpers.clocks import TickingClock
from tests.helpers.engines import BrightnessEngine


class FakeRegistry:
    """A registry whose checkpoints are metadata alone."""

    def __init__(self):
        self.promoted, self.stamp = metadata_of(name="old"), 0

    def promote(self, promoted):
        self.promoted, self.stamp = promoted, self.stamp + 1

    def promotion_stamp(self):
        return self.stamp

    def promoted_checkpoint(self):
        if isinstance(self.promoted, Exception):
            raise self.promoted
        return LoadedCheckpoint(Path("wheel.safetensors"), self.promoted, "c" * 64, {}, {})

    def record_conversion(self, checkpoint, files):
        raise AssertionError("these engines read no conversion")


class FakeRecord(NoRecord):
    """Notes what it is asked, in order; knows some arrivals by name."""

    def __init__(self, known=(), alarm=None, instead=lambda inspection: inspection):
        self.known, self.alarm, self.notes, self._instead = set(known), alarm, [], instead

    def claim(self, arrivals):
        self.notes += [("claim", arrival.path.name) for arrival in arrivals]
        return [arrival for arrival in arrivals if arrival.name not in self.known]

    def judged(self, arrival, inspection, judged_by=None):
        self.judged_by = judged_by
        self.notes.append(("judged", arrival.path.name))
        self.arrival, self.inspection = arrival, inspection
        return self._instead(inspection)

    def done(self, arrival):
        self.notes.append(("done", arrival.path.name))


@pytest.fixture
def registry():
    return FakeRegistry()


def inspector_of(checkpoint):
    return Inspector(BrightnessEngine(largest_batch=1), checkpoint.metadata, maps=False)


@pytest.fixture
def make(registry):
    return PromotedInspector(registry, inspector_of).ready


@pytest.fixture
def camera(tmp_path, data_folder):
    folder = tmp_path / "camera"
    shutil.copytree(data_folder / "ok_front", folder)
    return folder


def watched_at(folder, **options):
    return WatchedFolder(folder, clock=TickingClock(), **options)


def take(stream, count):
    """The next verdicts; all other events are passed over."""
    found = []
    while len(found) < count:
        event = next(stream)
        if isinstance(event, ArrivalJudged):
            found.append(event)
    return found


def looks(stream, count):
    """What the next looks at the folder say, and what was judged meanwhile."""
    states, judged = [], []
    while len(states) < count:
        event = next(stream)
        if isinstance(event, FolderState):
            states.append(event)
        if isinstance(event, ArrivalJudged):
            judged.append(event)
    return states, judged


def names(judged):
    return [event.arrival.path.name for event in judged]


# --- pictures that are named ---


def test_named_pictures_and_folders_are_judged_in_order(make, data_folder):
    events = list(Line(make).judge([data_folder]))
    assert [type(event) for event in events[:3]] == [Preparing, ModelReady, PicturesFound]
    assert events[2].pictures == 16
    assert [event.inspection.path for event in events[3:]] == sorted(data_folder.rglob("*.png"))


def test_no_picture_is_told_before_anything_is_loaded(tmp_path):
    with pytest.raises(ImageError, match="no picture"):
        next(Line(lambda: pytest.fail("loaded")).judge([tmp_path]))


def test_a_picture_is_read_once_and_decoded_once(make, camera, monkeypatch):
    reads, decodes, decode = [], [], preprocessing.decode_picture
    monkeypatch.setattr(reading, "read_file", lambda path: reads.append(path.name) or content.read_file(path))
    monkeypatch.setattr(preprocessing, "decode_picture", lambda *a: decodes.append(a[1].name) or decode(*a))
    line = Line(make, attach=lambda path, picture, content: picture.pixels)
    stream = line.watch(watched_at(camera), 0.001)
    judged = take(stream, 8)
    stream.close()
    assert sorted(reads) == sorted(decodes) == sorted(names(judged))
    assert all(event.attached.shape == (48, 48) for event in judged)


# --- a watched folder ---


def test_everything_in_the_folder_is_judged_once(make, camera):
    stream = Line(make).watch(watched_at(camera), 0.001)
    assert sorted(names(take(stream, 8))) == [f"part_{index:02}.png" for index in range(8)]
    states, judged = looks(stream, 5)
    assert judged == []
    assert {(state.waiting, state.alarms) for state in states} == {(0, ())}


def test_what_was_not_taken_any_more_comes_again(make, camera):
    watched = watched_at(camera)
    first = Line(make).watch(watched, 0.001)
    taken = names(take(first, 3))
    first.close()
    again = names(take(Line(make).watch(watched, 0.001), 6))
    assert sorted(set(taken) | set(again)) == [f"part_{index:02}.png" for index in range(8)]
    assert taken[-1] in again


def test_a_folder_that_is_not_there_is_told(make, tmp_path):
    with pytest.raises(StationError, match="no folder"):
        next(Line(make).watch(watched_at(tmp_path / "nowhere")))


def test_a_picture_that_is_still_being_written_is_waited_for_and_never_held(make, camera, tmp_path):
    whole = (camera / "part_00.png").read_bytes()
    (camera / "slow.png").write_bytes(whole[:200])
    stream = Line(make).watch(watched_at(camera), 0.001)
    assert "slow.png" not in names(take(stream, 8))
    _, judged = looks(stream, 2)
    assert judged == []
    (camera / "slow.png").write_bytes(whole)
    (event,) = take(stream, 1)
    assert event.arrival.path.name == "slow.png"
    assert event.inspection.prediction is not None


def test_a_picture_that_stays_incomplete_is_held_once(make, camera):
    (camera / "half.png").write_bytes((camera / "part_00.png").read_bytes()[:200])
    stream = Line(make).watch(watched_at(camera), 0.001)
    judged = take(stream, 9)
    assert judged[-1].arrival.path.name == "half.png"
    assert judged[-1].inspection.verdict is Verdict.HOLD
    states, more = looks(stream, 20)
    assert more == []
    assert states[-1].waiting == 0


class TakenAway(NoRecord):
    """Somebody takes a picture out of the folder right after it was taken up."""

    def claim(self, arrivals):
        for arrival in arrivals[-1:]:
            arrival.path.unlink()
        return arrivals


def test_a_picture_that_was_taken_away_before_it_was_read_is_held(make, camera):
    judged = take(Line(make, record=TakenAway()).watch(watched_at(camera), 0.001), 8)
    reasons = [{reason.code for reason in event.inspection.reasons} for event in judged]
    assert ["image-missing" in codes for codes in reasons] == [False] * 7 + [True]


def test_a_change_beside_the_content_is_not_judged_again(make, camera):
    stream = Line(make).watch(watched_at(camera), 0.001)
    take(stream, 8)
    (camera / "part_00.png").chmod(0o600)
    _, judged = looks(stream, 20)
    assert judged == []


def test_the_third_picture_of_the_same_pixels_is_not_ok_and_the_alarm_stands(make, tmp_path):
    camera = tmp_path / "camera"
    camera.mkdir()
    line = Line(make)
    stream = line.watch(watched_at(camera), 0.001)
    looks(stream, 1)
    for index in range(4):
        Image.fromarray(np.full((48, 48), 30, np.uint8)).save(camera / f"{index}.bmp")
    judged = take(stream, 4)
    states, _ = looks(stream, 2)
    codes = [[reason.code for reason in event.inspection.reasons] for event in judged]
    assert ["camera-frozen" in found for found in codes] == [False, False, True, True]
    assert Verdict.OK not in {event.inspection.verdict for event in judged[2:]}
    assert [alarm.code for alarm in states[-1].alarms] == ["camera-frozen"]
    line.acknowledge()
    assert looks(stream, 2)[0][-1].alarms == ()


# --- what is promoted ---


@pytest.mark.parametrize("way", ["judge", "watch"])
def test_another_model_takes_over_between_two_pictures(registry, make, camera, way, monkeypatch):
    monkeypatch.setattr(line_module, "_MOMENT", 0.0)  # so that the first picture is told before all are judged
    line = Line(make)
    stream = line.judge([camera]) if way == "judge" else line.watch(watched_at(camera), 0.001)
    first = take(stream, 1)
    registry.promote(metadata_of(name="new"))
    judged = first + take(stream, 7)
    ids = [event.inspection.checkpoint for event in judged]
    assert ids[0] != ids[-1] == registry.promoted.id
    assert ids == sorted(ids, key=ids.index)


def test_a_promotion_and_a_roll_back_are_taken_up_while_no_picture_comes(registry, make, camera):
    stream = Line(make).watch(watched_at(camera), 0.001)
    take(stream, 8)
    old, told = registry.promoted, []
    for promoted in (metadata_of(name="new"), old):
        registry.promote(promoted)
        event = next(stream)
        while not isinstance(event, ModelReady):
            event = next(stream)
        told.append(event.metadata)
    assert [metadata.name for metadata in told] == ["new", "old"]


def test_a_model_that_cannot_be_used_is_told_and_the_old_one_goes_on(registry, make, camera):
    stream = Line(make).watch(watched_at(camera), 0.001)
    take(stream, 8)
    registry.promote(CheckpointError("no-model"))
    event = next(stream)
    while not isinstance(event, ModelRefused):
        event = next(stream)
    shutil.copy(camera / "part_00.png", camera / "new.png")
    assert take(stream, 1)[0].inspection.prediction is not None


# --- the record ---


def test_a_verdict_is_kept_before_it_is_shown_and_done_when_it_was_taken(make, camera):
    record = FakeRecord()
    stream = Line(make, record=record).judge([camera / "part_00.png"])
    (event,) = take(stream, 1)
    assert record.notes == [("claim", "part_00.png"), ("judged", "part_00.png")]
    assert list(stream) == []
    assert record.notes[-1] == ("done", "part_00.png")
    assert (record.arrival.stamp, record.inspection.sha256) == (event.inspection.stamp, event.inspection.sha256)
    assert len(record.inspection.sha256) == 64
    assert record.judged_by == JudgedBy("c" * 64, "", metadata_of().cuts.ok, metadata_of().cuts.defect)


def test_nothing_more_is_taken_up_while_the_record_cannot_be_written(make, camera, monkeypatch):
    monkeypatch.setattr(line_module, "_TOGETHER", 1)
    record = FakeRecord()
    stream = Line(make, record=record).watch(watched_at(camera), 0.001)
    take(stream, 2)
    record.alarm = StoreError("store-full", store="history.db").message
    states, judged = looks(stream, 3)
    assert judged == []
    assert [state.alarms for state in states] == [(record.alarm,)] * 3
    assert states[-1].waiting == 6
    record.alarm = None
    assert len(take(stream, 6)) == 6


def test_a_folder_of_another_computer_is_looked_at_and_nothing_of_it_judged(make, camera):
    record = FakeRecord()
    record.elsewhere = Message("folder-elsewhere", {"folder": camera, "station": "a", "host": "b", "seconds": 45.0})
    stream = Line(make, record=record).watch(watched_at(camera), 0.001)
    states, judged = looks(stream, 4)
    assert (judged, record.notes) == ([], [])
    assert [state.alarms for state in states] == [(record.elsewhere,)] * 4
    assert (states[-1].elsewhere, states[-1].waiting, states[-1].oldest_seconds) == (record.elsewhere, 0, None)
    record.elsewhere = None
    assert len(take(stream, 8)) == 8


def test_what_is_judged_while_the_folder_goes_to_another_computer_is_neither_kept_nor_forgotten(
    make, camera, monkeypatch
):
    monkeypatch.setattr(line_module, "_TOGETHER", 1)
    record = FakeRecord()
    stream = Line(make, record=record).watch(watched_at(camera), 0.001)
    take(stream, 2)
    record.elsewhere = Message("folder-taking-over", {"folder": camera})
    _, judged = looks(stream, 3)
    assert judged == []
    assert [kind for kind, _ in record.notes].count("judged") == 2
    record.elsewhere = None
    assert len(take(stream, 6)) == 6


def test_what_is_to_be_told_of_who_watches_is_told_once(make, camera):
    record, notice = FakeRecord(), Message("folder-taken-over", {"folder": camera, "station": "a", "host": "b"})
    untold = [(notice,)]
    record.news = lambda: untold.pop() if untold else ()
    states, _ = looks(Line(make, record=record).watch(watched_at(camera), 0.001), 2)
    assert [state.notices for state in states] == [(notice,), ()]


def test_a_backlog_is_judged_from_both_ends(make, camera, monkeypatch):
    monkeypatch.setattr(line_module, "_AT_ONCE", 2)
    for index in range(8):
        os.utime(camera / f"part_{index:02}.png", (1000 + index, 1000 + index))
    judged = names(take(Line(make).watch(watched_at(camera), 0.001), 8))
    assert judged[:4] == [f"part_{index:02}.png" for index in (0, 7, 1, 6)]
    assert len(set(judged)) == 8


def test_what_the_record_knows_is_not_judged_again(make, camera):
    record = FakeRecord(known={b"part_03.png"})
    stream = Line(make, record=record).watch(watched_at(camera), 0.001)
    assert "part_03.png" not in names(take(stream, 7))
    states, judged = looks(stream, 4)
    assert judged == []
    assert states[-1].waiting == 0


def test_what_the_record_makes_of_a_verdict_is_shown(make, camera):
    record = FakeRecord(instead=lambda inspection: None if inspection.path.name == "part_02.png" else inspection)
    assert names(take(Line(make, record=record).watch(watched_at(camera), 0.001), 7)).count("part_02.png") == 0


def test_the_records_alarm_stands_with_the_folders(make, camera):
    record = FakeRecord(alarm=CheckpointError("no-model").message)
    states, _ = looks(Line(make, record=record).watch(watched_at(camera), 0.001), 1)
    assert states[0].alarm is record.alarm


def test_a_named_pictures_arrival_is_known_by_its_path(make, camera):
    record = FakeRecord()
    list(Line(make, record=record).judge([camera / "part_00.png"]))
    assert record.arrival == Arrival.named(Path(camera / "part_00.png")).as_read(record.inspection.stamp)


def test_what_runs_is_told_with_its_device(make, camera):
    ready = next(event for event in Line(make).judge([camera]) if isinstance(event, ModelReady))
    assert (ready.metadata.name, ready.device) == ("old", DeviceChoice("cpu", "a CPU").title)


class SlowLook(WatchedFolder):
    """A folder so full that looking takes long."""

    looked = 0

    def scan(self):
        self.looked += 1
        return super().scan()


def test_of_a_folder_where_a_look_takes_long_more_is_judged_between_two_looks(make, camera, monkeypatch):
    monkeypatch.setattr(line_module, "_AT_ONCE", 2)
    monkeypatch.setattr(line_module, "_WORTH", 1e9)
    monkeypatch.setattr(line_module, "_LONGEST", 1e9)
    watched = SlowLook(camera, clock=TickingClock())
    take(Line(make).watch(watched, 0.001), 8)
    assert watched.looked <= 3  # two until they have stood still; not four more of two each


def test_the_oldest_and_the_newest_come_in_turn_each_once(monkeypatch):
    monkeypatch.setattr(line_module, "_AT_ONCE", 2)
    for count in range(7):
        turned = list(line_module._in_turn(list(range(count))))
        assert sorted(turned) == list(range(count))
    assert turned == [0, 5, 1, 4, 2, 3]
