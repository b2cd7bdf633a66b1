"""What is on record of the pictures that lie in a folder now is told, and of no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event

from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.lying_there import recorded_of
from tests.helpers.history import arrival_of, inspection_of, store_in

CAMERA = Path("/camera")


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


def judge(store, *numbers, folder=CAMERA):
    source = WatchedSource(store, folder)
    for claim in source.claim([arrival_of(number) for number in numbers]):
        number = claim.arrival.stamp.inode
        store.record(Judgement(inspection_of(number), source=folder, claim=claim))


def told(store, *lying, folder=CAMERA):
    return [Path(row["picture"]).name for row in recorded_of(store.database, folder, lying)]


def test_the_rows_of_the_pictures_that_lie_there_come_once_in_their_order(store):
    judge(store, 1, 2, 3, 4)
    lying = [arrival_of(number) for number in (4, 2, 9)]
    assert told(store, *lying) == ["part_00002.png", "part_00004.png"]
    assert told(store) == []
    (row,) = recorded_of(store.database, CAMERA, [arrival_of(2)])
    assert row["verdict"] == "DEFECT"
    assert row["reasons"] == []
    assert row["sequence"] == 2


def test_another_file_of_the_name_and_another_folder_have_none(store):
    judge(store, 1)
    assert told(store, arrival_of(1, size=77)) == []
    assert told(store, arrival_of(1, inode=77)) == []
    assert told(store, arrival_of(1), folder=Path("/elsewhere")) == []


def test_more_than_one_query_takes_are_found(store, monkeypatch):
    monkeypatch.setattr("castinspect.station.history.views.lying_there._AT_ONCE", 2)
    judge(store, 1, 2, 3, 4, 5)
    assert len(told(store, *map(arrival_of, range(1, 6)))) == 5


def test_a_picture_that_was_put_back_is_told_by_the_row_of_its_content(store):
    judge(store, 1, 2)
    source = WatchedSource(store, CAMERA)
    back = arrival_of(1, inode=77, mtime_ns=8)
    (claim,) = source.claim([back])
    store.record(Judgement(inspection_of(1), source=CAMERA, claim=claim))
    assert told(store, back, arrival_of(2)) == ["part_00001.png", "part_00002.png"]
    touched = arrival_of(2, ctime_ns=99)
    (claim,) = source.claim([touched])
    store.record(Judgement(inspection_of(2), source=CAMERA, claim=claim))
    assert told(store, touched) == ["part_00002.png"]


def test_of_a_name_that_was_used_often_only_the_file_that_lies_there_is_read(store):
    source, read = WatchedSource(store, CAMERA), []
    for moment in range(1, 30):
        (claim,) = source.claim([arrival_of(1, mtime_ns=moment)])
        store.record(Judgement(inspection_of(moment), source=CAMERA, claim=claim))
    event.listen(store.database.engine, "before_cursor_execute", lambda *said: read.append(said[2:4]))
    assert told(store, arrival_of(1, mtime_ns=7)) == ["part_00007.png"]
    statement, parameters = read[-1]
    with store.database.reading() as connection:
        assert len(connection.exec_driver_sql(statement, parameters).all()) == 1
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert any("SEARCH arrivals USING INDEX" in row.detail and "name=?" in row.detail for row in plan)
