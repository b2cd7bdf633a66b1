"""Exactly once: whatever cuts the station off, wherever, each part is on record once, and the chain is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import tempfile
from contextlib import closing

import pytest
from sqlalchemy import select

from castinspect.errors import StationError, StoreError
from castinspect.inspection.verdict import Verdict
from castinspect.station.history import database as database_module
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.recording import StationRecord, Wishes
from castinspect.station.history.store import Store
from castinspect.station.history.tables import alarms, inspections
from castinspect.station.history.views.queries import every
from castinspect.station.intentions import Intended
from castinspect.station.points import Point, call_at_points
from castinspect.station.routing.routes import RouteAction, RoutePlan
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.folder import pictures_in
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of, store_in
from tests.helpers.station import Station, half, sha256, whole


@pytest.fixture
def start(tmp_path, camera):
    """Start the station, again and again; each is closed at the end."""
    started = []

    def begin(**wishes):
        started.append(Station(tmp_path, camera, **wishes))
        return started[-1]

    yield begin
    for station in started:
        station.close()


def put(folder, *numbers):
    for number in numbers:
        (folder / f"{number:02}.png").write_bytes(whole(number))


def on_record(station):
    return [(row.values["picture"].rpartition("/")[2], row.values["verdict"]) for row in every(station.store.database)]


def is_whole(station):
    return not [fault for found in verify(station.store.database, station.store.station) for fault in found.faults]


def test_a_restart_goes_on_where_it_stopped_and_judges_what_came_meanwhile(start, camera):
    put(camera, 1, 2, 3)
    first = start()
    first.settle()
    first.close()
    put(camera, 4)
    again = start()
    again.settle()
    assert [inspection.path.name for inspection in again.shown] == ["04.png"]
    assert sorted(on_record(again)) == [(f"{n:02}.png", "OK") for n in range(1, 5)]
    assert [inspection.sequence for inspection in first.shown + again.shown] == [1, 2, 3, 4]


def test_what_lay_there_at_the_very_first_start_is_left_alone_if_wished_and_nothing_later(start, camera):
    put(camera, 1, 2)
    first = start(existing=False)
    first.look(3)
    first.close()
    put(camera, 3)
    again = start(existing=False)
    again.settle()
    put(camera, 4)
    again.settle()
    assert sorted(on_record(again)) == [("03.png", "OK"), ("04.png", "OK")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("point", [point for point in Point if point is not Point.ROUTED])
@pytest.mark.parametrize("time", [1, 4])
def test_a_kill_at_any_point_loses_nothing_and_doubles_nothing(start, camera, tmp_path, point, time):
    put(camera, 1, 2)
    child = os.fork()
    if not child:
        _die_at(point, time, tmp_path, camera)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    put(camera, *(number for number in range(1, 8) if not (camera / f"{number:02}.png").exists()))
    station = start()
    station.settle()
    assert sorted(on_record(station)) == [(f"{n:02}.png", "OK") for n in range(1, 8)]
    assert [row.place.sequence for row in every(station.store.database)] == list(range(1, 8))
    assert is_whole(station)


def _die_at(point, time, tmp_path, camera):
    left = [time]

    def hook(reached):
        left[0] -= reached is point
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        call_at_points(hook)
        station = Station(tmp_path, camera)
        for number in range(3, 7):
            station.look(5)
            put(camera, number)
        station.look(5)
    finally:
        os._exit(3)


def test_the_second_who_watches_a_folder_or_bears_a_stations_name_is_told(start, camera, tmp_path):
    put(camera, 1)
    first = start()
    first.look()
    with store_in(tmp_path, "other") as store, pytest.raises(StationError) as found:
        StationRecord(store).watching(camera).__enter__()
    assert found.value.code == "folder-watched"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with store_in(tmp_path) as store, pytest.raises(StationError) as found:
        StationRecord(store).watching(elsewhere).__enter__()
    assert found.value.code == "station-running"
    first.close()
    with store_in(tmp_path) as store, StationRecord(store).watching(elsewhere):
        pass


def test_of_two_computers_with_records_of_their_own_one_judges_and_the_next_leaves_that_alone(
    tmp_path, camera, monkeypatch
):
    put(camera, 1, 2, 3)
    stations = []
    for name in ("pc-1", "pc-2"):
        home = tmp_path / name
        home.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(home))  # where programs of one computer see each other
        stations.append(Station(home, camera))
        stations[-1].look()
    first, second = stations
    first.settle()
    second.look(3)
    assert [alarm.code for alarm in second.state.alarms] == ["folder-elsewhere"]
    with second.store.database.reading() as connection:
        assert connection.execute(select(alarms.c.code)).scalars().all() == ["folder-elsewhere"]
    first.close()
    assert len(on_record(first)) == 3

    put(camera, 4)
    second.record._watched.folder.step()
    second.settle()
    assert second.state.alarms == ()
    assert on_record(second) == [("04.png", "OK")]
    second.close()
    again = Station(tmp_path / "pc-2", camera)
    again.settle()
    assert on_record(again) == [("04.png", "OK")]
    again.close()


@pytest.fixture
def pair(tmp_path, camera, monkeypatch):
    """Two stations with records of their own; the first has taken a picture up, and is silent."""
    stations = []
    for name in ("pc-1", "pc-2"):
        home = tmp_path / name
        home.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(home))
        stations.append(Station(home, camera, station=name))
        stations[-1].look()
    first, second = stations
    put(camera, 1, 2)
    listed = {arrival.name: arrival for arrival in pictures_in(camera)}
    first.record.claim([listed[b"01.png"]])
    take_folder(second, camera)
    yield first, second
    for station in stations:
        station.close()


def take_folder(station, camera):
    """The first fell silent and its claim stood still for long enough."""
    (camera / ".castinspect-station").unlink()
    station.record._watched.folder.step()


def end(station, camera):
    """It wakes up, finds the folder taken, and puts the verdict that it had in its hands on record."""
    listed = {arrival.name: arrival for arrival in pictures_in(camera)}
    station.record._watched.folder.step()
    station.record.judged(listed[b"01.png"], inspection_of(1))
    station.record._watched.folder.step()


def test_what_another_computer_took_up_waits_until_that_one_says_what_became_of_it(pair, camera):
    first, second = pair
    second.look(5)
    assert on_record(second) == [("02.png", "OK")]
    assert [told.code for told in second.notices] == ["folder-taken-over"]
    first.record._watched.folder.step()  # it wakes up, and finds the folder taken
    first.look(2)
    first.record._watched.folder.step()
    second.record._watched.folder.step()
    second.settle()
    assert on_record(second) == [("02.png", "OK"), ("01.png", "OK")]
    assert on_record(first) == []
    assert first.record._watched.claims == {}


def test_a_verdict_at_the_moment_when_the_folder_is_lost_is_the_only_one(pair, camera):
    first, second = pair
    second.look(5)
    end(first, camera)
    second.record._watched.folder.step()
    second.settle()
    assert on_record(second) == [("02.png", "OK")]
    assert len(on_record(first)) == 1


def test_a_word_that_comes_while_the_list_is_asked_is_heard(pair, camera, monkeypatch):
    first, second = pair
    second.look(5)
    end(first, camera)
    claim = second.record._watched.folder
    for question in ("holds", "waits"):
        monkeypatch.setattr(claim.list, question, _and_then(getattr(claim.list, question), claim.step))
    second.settle()
    assert on_record(second) == [("02.png", "OK")]


def _and_then(ask, happens):
    def asked(arrival):
        answer = ask(arrival)
        happens()
        return answer

    return asked


def test_what_nobody_says_a_word_of_is_held_and_told(pair, camera, monkeypatch):
    _, second = pair
    second.look(5)
    folder = second.record._watched.folder
    monkeypatch.setattr(folder, "overdue", lambda: folder.list.doubts)
    second.settle()
    assert on_record(second) == [("02.png", "OK"), ("01.png", "HOLD")]
    assert [reason.code for reason in second.shown[-1].reasons] == ["picture-in-doubt"]


def test_while_the_record_is_locked_nothing_is_ok_and_afterwards_all_is_on_record(start, camera, monkeypatch):
    monkeypatch.setattr(database_module, "PATIENCE", 0.0)
    station = start()
    station.look()
    with closing(sqlite3.connect(station.store.database.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        put(camera, 1, 2)
        station.look(6)
        assert station.shown == []
        assert [alarm.code for alarm in station.state.alarms] == ["store-busy"]
        assert station.state.waiting == 2
        other.rollback()
    station.settle()
    assert sorted(on_record(station)) == [("01.png", "OK"), ("02.png", "OK")]
    assert station.state.alarms == ()


def test_a_verdict_that_cannot_be_kept_is_shown_as_hold_and_kept_as_that(start, camera, monkeypatch):
    put(camera, 1, 2)
    station = start()
    record_all = Store.record_all

    def full(*_arguments):
        raise StoreError("store-full", store="history.db")

    monkeypatch.setattr(Store, "record_all", full)
    station.look(4)
    (shown,) = station.shown
    assert (shown.verdict, shown.sequence) == (Verdict.HOLD, None)
    assert [reason.code for reason in shown.reasons] == ["store-full"]
    monkeypatch.setattr(Store, "record_all", record_all)
    station.settle()
    assert sorted(verdict for _, verdict in on_record(station)) == ["HOLD", "OK"]
    assert len(station.shown) == 2


def test_what_was_taken_up_and_taken_away_is_held_and_told(start, camera, tmp_path):
    put(camera, 1, 2)
    first = start()
    call_at_points(lambda point: (_ for _ in ()).throw(KeyboardInterrupt) if point is Point.CLAIMED else None)
    try:
        with pytest.raises(KeyboardInterrupt):
            first.look(5)
    finally:
        call_at_points(None)
    first.close()
    (camera / "01.png").unlink()
    again = start()
    again.settle()
    held = next(inspection for inspection in again.shown if inspection.path.name == "01.png")
    assert (held.verdict, [reason.code for reason in held.reasons]) == (Verdict.HOLD, ["picture-gone"])
    assert sorted(on_record(again)) == [("01.png", "HOLD"), ("02.png", "OK")]


def test_a_file_that_was_taken_up_while_it_grew_is_one_part(start, camera):
    slow = camera / "slow.png"
    slow.write_bytes(half(1))
    first = start()
    first.look(4)
    slow.write_bytes(half(1) + b" more")
    first.look(4)
    slow.write_bytes(whole(1))
    first.settle()
    first.close()
    again = start()
    again.settle()
    assert on_record(again) == [("slow.png", "OK")]
    assert again.shown == []


def test_alarms_of_the_line_are_on_record_with_their_end(start, camera, tmp_path):
    station = start()
    put(camera, 1)
    station.settle()
    camera.rename(tmp_path / "away")
    station.look(2)
    (tmp_path / "away").rename(camera)
    station.look(2)
    with station.store.database.reading() as connection:
        (alarm,) = connection.execute(select(alarms)).all()
    assert alarm.code == "folder-lost"
    assert alarm.started < alarm.ended


def test_what_a_person_opens_is_on_record_each_time(tmp_path):
    with store_in(tmp_path) as store:
        follows = Intended(PartFields(part="12"), "late", RoutePlan(RouteAction.COPY, tmp_path / "x"), ("mqtt",))
        record = StationRecord(store, Wishes(operator="kim", intended=lambda *_: follows))
        arrival = Arrival.named(tmp_path / "a.png")
        assert record.claim([arrival, arrival]) == [arrival, arrival]
        assert [record.judged(arrival, inspection_of(1)).sequence for _ in range(2)] == [1, 2]
        record.close()
        with store.database.reading() as connection:
            assert connection.execute(select(inspections.c.operator)).scalars().all() == ["kim", "kim"]
            assert connection.execute(select(inspections.c.shift)).scalars().all() == ["late", "late"]


def test_content_decides_whether_a_name_that_comes_again_is_another_part(start, camera):
    put(camera, 1)
    station = start()
    station.settle()
    (camera / "01.png").chmod(0o600)
    station.look(6)
    (camera / "01.png").write_bytes(whole(9))
    station.settle()
    rows = [row.values["sha256"] for row in every(station.store.database)]
    assert rows == [sha256(whole(1)), sha256(whole(9))]


def put_back_by_copy(camera):
    """The folder goes, and is there again with the same contents in new files."""
    lying = {path.name: path.read_bytes() for path in camera.iterdir()}
    camera.rename(camera.with_name("away"))
    camera.mkdir()
    for name, content in lying.items():
        (camera / name).write_bytes(content)


@pytest.mark.parametrize("meanwhile", ["watching", "stopped"])
def test_a_folder_that_is_put_back_by_copy_is_not_judged_again_and_that_is_told(start, camera, meanwhile):
    put(camera, 1, 2, 3, 4)
    station = start()
    station.settle()
    if meanwhile == "stopped":
        station.close()
    put_back_by_copy(camera)
    if meanwhile == "stopped":
        station = start()
    put(camera, 5)
    station.settle()
    assert [name for name, _ in on_record(station)] == ["01.png", "02.png", "03.png", "04.png", "05.png"]
    told = [notice for notice in station.notices if notice.code == "pictures-again"]
    assert sum(notice.values["count"] for notice in told) == 4
    before = len(station.notices)
    station.look(4)
    assert len(station.notices) == before


def test_rights_that_were_changed_are_not_worth_a_word_also_after_a_restart(start, camera):
    put(camera, 1)
    station = start()
    station.settle()
    (camera / "01.png").chmod(0o600)
    station.settle()
    station.close()
    (camera / "01.png").chmod(0o640)
    station = start()
    station.settle()
    assert len(on_record(station)) == 1
    assert station.notices == []
