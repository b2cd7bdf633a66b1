"""From the line's events to files: what is on record is routed and told, with the station's own store."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace

import pytest

from castinspect.imaging.content import read_file
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.sections import CsvSection, IdentitySection, JsonSection, RoutingSection
from castinspect.settings import Settings
from castinspect.station.companions import Companions
from castinspect.station.events import AlarmsStanding, ArrivalJudged, FolderState, ModelReady, ModelRefused
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.recording import StationRecord, Wishes
from castinspect.station.history.rows import Judgement
from castinspect.station.intentions import Intentions
from castinspect.station.outputs.runner import now_utc
from castinspect.station.sources.arrival import Arrival
from tests.helpers.checkpoints import metadata_of
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def camera(tmp_path):
    for name in ("camera", "routed"):
        (tmp_path / name).mkdir()
    return tmp_path / "camera"


@pytest.fixture
def settings(tmp_path):
    return Settings(
        outputs={"beside": JsonSection(), "table": CsvSection(folder=tmp_path / "csv")},
        routing=RoutingSection(folder=tmp_path / "routed", action="move", by="lot"),
        identity=IdentitySection(pattern=r"(?P<lot>L\d+)_(?P<part>\d+)"),
    )


def judged(record, camera, name, verdict):
    """What the line tells of a picture that is on record."""
    path = camera / name
    path.write_bytes(name.encode())
    arrival = Arrival(path, str(camera), name.encode(), read_file(path).stamp)
    record.claim([arrival])
    inspection = replace(inspection_of(1, verdict), path=path, sha256=hashlib.sha256(name.encode()).hexdigest())
    kept = record.judged(arrival, inspection)
    assert kept is not None
    return ArrivalJudged(arrival, kept, Preprocessing())


def record_of(store, settings, camera):
    intentions = Intentions(settings, camera)
    return StationRecord(store, Wishes(intended=intentions.of, outputs=tuple(intentions.outputs)))


def test_a_part_is_named_routed_and_told(tmp_path, camera, settings):
    with store_in(tmp_path) as store:
        record = record_of(store, settings, camera)
        with record.watching(camera), Companions(store, settings) as companions:
            event = judged(record, camera, "L7_0012.png", Verdict.DEFECT)
            told = list(companions.accompanied([FolderState(camera, 0), event]))
        assert event in told
        assert (event.inspection.part, event.inspection.lot) == ("0012", "L7")
        assert Routes(store).due(now_utc()) == []
        assert [Outbox(store).state(name).waiting for name in settings.outputs] == [0, 0]
    placed = tmp_path / "routed" / "DEFECT" / "L7" / "L7_0012.png"
    assert placed.read_bytes() == b"L7_0012.png"
    assert list(camera.iterdir()) == []
    report = json.loads((placed.parent / "L7_0012.png.json").read_text())
    assert (report["sequence"], report["verdict"], report["kept_at"]) == (1, "DEFECT", str(placed))
    assert report["audit_head"]
    (table,) = (tmp_path / "csv").iterdir()
    with table.open(newline="", encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["part"], row["lot"], row["verdict"], row["validity"]) == ("0012", "L7", "DEFECT", "VALID")


def test_what_was_not_carried_before_a_stop_is_carried_at_the_next_start(tmp_path, camera, settings):
    with store_in(tmp_path) as store:
        record = record_of(store, settings, camera)
        with record.watching(camera):
            judged(record, camera, "L7_0012.png", Verdict.OK)  # and the power goes
        with Companions(store, settings) as companions:
            assert companions.delivery.health()
    assert (tmp_path / "routed" / "OK" / "L7" / "L7_0012.png.json").exists()
    assert list(camera.glob("*.png")) == []


def test_what_begins_to_be_wrong_is_told_once_and_put_on_record(tmp_path, camera):
    refused = Message("no-model")
    events = [ModelRefused(refused), FolderState(camera, 0), FolderState(camera, 0)]
    with store_in(tmp_path) as store:
        with Companions(store, Settings()) as companions:
            told = list(companions.accompanied(events))
            looks = [event for event in told if isinstance(event, FolderState)]
            assert [look.notices for look in looks] == [(refused,), ()]
            assert [alarm.code for alarm in AlarmLog(store).standing()] == ["no-model"]
            list(companions.accompanied([ModelReady(metadata_of(), "CPU", None), FolderState(camera, 0)]))
        (alarm,) = AlarmLog(store).standing()
        assert alarm.ended is not None


def test_a_server_of_the_record_that_is_away_is_an_alarm_and_stops_nothing(tmp_path, camera, monkeypatch):
    monkeypatch.setattr("castinspect.station.history.keeping.mirror.Mirror.start", lambda mirror: mirror.try_once())
    monkeypatch.setattr("castinspect.station.history.keeping.mirror.Mirror.close", lambda mirror: None)
    settings = Settings(record_server="postgresql+psycopg://station@127.0.0.1:1/postgres")
    with store_in(tmp_path) as store, Companions(store, settings) as companions:
        told = next(companions.accompanied([FolderState(camera, 0)]))
        assert [notice.code for notice in told.notices] == ["store-away"]
        assert [alarm.subject for alarm in AlarmLog(store).standing()] == ["server"]
        assert store.record(Judgement(inspection_of(1))).sequence == 1


def test_alarms_are_read_when_one_was_written_and_not_after_every_look(tmp_path, camera, monkeypatch):
    read, standing = [], AlarmLog.standing
    monkeypatch.setattr(AlarmLog, "standing", lambda log: read.append(1) or standing(log))
    with store_in(tmp_path) as store, Companions(store, Settings()) as companions:
        list(companions.accompanied([FolderState(camera, 0)]))
        before = len(read)
        list(companions.accompanied([FolderState(camera, 0)] * 5))
        assert len(read) == before
        number = AlarmLog(store).start(Message("no-model"))
        (news,) = [e for e in companions.accompanied([FolderState(camera, 0)]) if isinstance(e, AlarmsStanding)]
        assert [alarm.id for alarm in news.alarms] == [number]
        assert companions.acknowledge(number, "kim") == "no-model"
        AlarmLog(store).end("no-model")
        (news,) = [e for e in companions.accompanied([FolderState(camera, 0)]) if isinstance(e, AlarmsStanding)]
        assert news.alarms == ()
