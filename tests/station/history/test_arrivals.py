"""Files that came are taken up once; what a crash cut off is found again."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event

from castinspect.station.history.arrivals import WatchedSource, is_known, waiting
from castinspect.station.history.rows import Judgement
from tests.helpers.history import arrival_of, claimed, inspection_of, store_in

CAMERA = Path("/camera")


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def source(store):
    return WatchedSource(store, CAMERA)


def names(claims):
    return [claim.arrival.name for claim in claims]


def test_a_folder_is_known_once_it_was_watched(store):
    assert not is_known(store, CAMERA)
    WatchedSource(store, CAMERA)
    assert is_known(store, CAMERA)
    assert not is_known(store, CAMERA / "other")


def test_what_was_claimed_and_not_judged_is_found_again_oldest_first(store, source):
    claimed(source, 2, 1)
    claimed(source, 3)
    again = WatchedSource(store, CAMERA).unfinished()
    assert names(again) == [b"part_00002.png", b"part_00001.png", b"part_00003.png"]
    assert again[0].arrival == arrival_of(2)


def test_what_is_on_record_is_never_taken_up_again(store, source):
    (claim,) = claimed(source, 1)
    store.record(Judgement(inspection_of(1), claim=claim))
    assert claimed(source, 1) == []
    assert source.unfinished() == []


def test_an_open_claim_is_given_to_whoever_asks_again_under_the_same_number(source):
    (first,), (again,) = claimed(source, 1), claimed(source, 1)
    assert first == again


def test_a_file_that_grew_overtakes_its_own_open_claim(source):
    (small,) = claimed(source, 1)
    (whole,) = source.claim([arrival_of(1, size=2000)])
    assert whole.id != small.id
    assert [claim.id for claim in source.unfinished()] == [whole.id]


def test_what_lay_there_before_the_first_start_can_be_left_alone_for_good(store):
    source = WatchedSource(store, CAMERA, existing=False)
    assert source.is_to_skip
    source.skip([arrival_of(1)])
    assert not source.is_to_skip
    assert claimed(source, 1, 2)[0].arrival.name == b"part_00002.png"
    assert not WatchedSource(store, CAMERA, existing=False).is_to_skip


def test_a_claim_goes_where_its_file_went_under_another_name(source):
    (old,) = claimed(source, 1)
    assert not source.overtaken(old)
    source.claim([arrival_of(1, name=b"renamed.png")])
    assert source.overtaken(old)
    assert names(source.unfinished()) == [b"renamed.png"]


def test_what_was_skipped_still_is_when_its_share_numbers_files_anew(store):
    source = WatchedSource(store, CAMERA, existing=False)
    source.skip([arrival_of(1), arrival_of(2)])
    assert source.claim([arrival_of(1, inode=99), arrival_of(2, inode=98)]) == []
    assert names(source.claim([arrival_of(1, inode=97, ctime_ns=5)])) == [b"part_00001.png"]


def test_of_a_name_that_was_used_very_often_only_what_is_asked_is_read(store, source, monkeypatch):
    for moment in range(1, 40):
        (claim,) = source.claim([arrival_of(1, mtime_ns=moment)])
        store.record(Judgement(inspection_of(moment), claim=claim))
    assert source.claim([arrival_of(1, mtime_ns=7), arrival_of(1, mtime_ns=39)]) == []
    (claim,) = source.claim([arrival_of(1, mtime_ns=40), arrival_of(1, mtime_ns=8)])
    assert claim.arrival.stamp.mtime_ns == 40
    with store.database.reading() as connection:
        assert len(list(source._known(connection, [arrival_of(1, mtime_ns=7)]))) == 1


def test_a_copy_is_told_from_a_file_that_was_only_touched(store, source):
    (claim,) = claimed(source, 1)
    store.record(Judgement(inspection_of(1), claim=claim))
    assert not source.is_rewritten(arrival_of(1))
    assert not source.is_rewritten(arrival_of(1, ctime_ns=99))
    assert source.is_rewritten(arrival_of(1, inode=99))
    assert source.is_rewritten(arrival_of(1, mtime_ns=99))


def test_how_many_wait_is_read_from_the_index_of_those_and_not_from_all_that_came(store, source):
    (claim, *_) = claimed(source, 1, 2, 3)
    store.record(Judgement(inspection_of(1), claim=claim))
    asked = []
    with store.database.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append(said[2:4]))
        assert waiting(connection) == 2
        statement, parameters = asked[-1]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert [row.detail for row in plan] == ["SCAN arrivals USING INDEX arrivals_open"]


def test_what_is_released_was_never_taken_up_and_what_is_on_record_stays(store, source):
    first, second = claimed(source, 1, 2)
    store.record(Judgement(inspection_of(1), claim=first))
    source.release([first, second])
    assert source.unfinished() == []
    assert names(claimed(source, 1, 2)) == [b"part_00002.png"]


def test_what_has_a_verdict_is_told_by_its_name(store, source):
    first, _ = claimed(source, 1, 2)
    store.record(Judgement(inspection_of(1), claim=first))
    source.skip([arrival_of(3)])
    assert list(source.dealt_with([b"part_%05d.png" % number for number in range(4)])) == [arrival_of(1)]


def test_what_another_station_judged_is_given_up_where_it_was_taken_up(source):
    claimed(source, 1)
    source.skip([arrival_of(1)])
    assert source.unfinished() == []
    assert claimed(source, 1) == []
