"""Rows of a scored archive go on record once each, whenever it is cut short, with their reasons as sentences."""

from __future__ import annotations

from contextlib import closing

import pytest

from castinspect.errors import StationError
from castinspect.locks import FileLock
from castinspect.progress import drain
from castinspect.scale.plan import make_plan
from castinspect.scale.recording import record_shards
from castinspect.scale.shards import score_shard, shard_file
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.views.queries import every
from tests.helpers.archives import SpotJudge, write_archive
from tests.helpers.history import store_in


@pytest.fixture
def out(tmp_path):
    return scored(write_archive(tmp_path / "archive", 9), tmp_path / "out")


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path, "archive") as opened:
        yield opened


def scored(archive, out, size=4):
    plan = make_plan(archive, out, "spots", size)
    for shard in range(plan.shards):
        score_shard(plan, shard, SpotJudge(), out)
    return out


def test_every_picture_is_a_row_with_verdict_score_and_sentence(out, store):
    assert drain(record_shards(out, store)) == 10
    rows = {row.values["picture"].rpartition("/")[2]: row.values for row in every(store.database)}
    assert len(rows) == 10
    assert (rows["part_000.png"]["verdict"], rows["part_000.png"]["defect_probability"]) == ("DEFECT", 0.9)
    (reason,) = rows["broken.png"]["reasons"]
    assert reason["code"] == "image-not-a-picture"
    assert "broken.png" in reason["sentence"]
    assert {row["station"] for row in rows.values()} == {"archive"}
    assert not [fault for found in verify(store.database, "archive", store.head()) for fault in found.faults]


def test_cut_short_it_goes_on_where_it_stopped_and_nothing_is_there_twice(out, store, monkeypatch):
    monkeypatch.setattr("castinspect.scale.recording._AT_ONCE", 3)
    with closing(record_shards(out, store)) as steps:
        assert next(steps).rows == 4
    kept = store.record_all

    def once(judgements):
        monkeypatch.setattr(store, "record_all", broken)
        return kept(judgements)

    def broken(_judgements):
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "record_all", once)
    with pytest.raises(KeyboardInterrupt):  # within a shard: three of its rows are there
        drain(record_shards(out, store))
    monkeypatch.setattr(store, "record_all", kept)
    assert drain(record_shards(out, store)) == 10 - 4 - 3
    assert drain(record_shards(out, store)) == 0
    names = [row.values["picture"] for row in every(store.database)]
    assert len(names) == len(set(names)) == 10


def test_another_scoring_of_other_pictures_is_not_mixed_in(out, store, tmp_path):
    drain(record_shards(out, store))
    (tmp_path / "archive" / "lot0" / "aaa.png").write_bytes(b"new, and first")
    other = scored(tmp_path / "archive", tmp_path / "other")
    with pytest.raises(StationError) as told:
        drain(record_shards(other, store))
    assert told.value.code == "archive-recorded-otherwise"
    (tmp_path / "archive" / "lot0" / "aaa.png").unlink()
    (tmp_path / "archive" / "lot1" / "part_001.png").unlink()
    with pytest.raises(StationError):
        drain(record_shards(scored(tmp_path / "archive", tmp_path / "fewer"), store))
    assert len(list(every(store.database))) == 10


def test_a_shard_that_is_missing_and_a_second_program_are_told(out, store):
    with FileLock(out / ".record.lock") as lock:
        lock.acquire()
        with pytest.raises(StationError) as told:
            drain(record_shards(out, store))
        assert told.value.code == "archive-being-recorded"
    shard_file(out, 1).unlink()
    with pytest.raises(StationError) as told:
        drain(record_shards(out, store))
    assert told.value.code == "archive-not-whole"
    assert not list(every(store.database))
