"""What goes on record goes there once, whole, numbered without gaps, and durably."""

from __future__ import annotations

import json
import math
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.station.history import database as database_module
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.rows import DecisionKind, JudgedBy, Judgement, RouteIntent
from castinspect.station.history.tables import arrivals, audit, daily, decisions, inspections, outbox, routes
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import arrival_of, claimed, filled, inspection_of, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


def rows(store, table):
    with store.database.reading() as connection:
        return [row._asdict() for row in connection.execute(select(table))]


def test_a_row_tells_all_that_is_known_of_an_inspection(store):
    judged = Judgement(
        inspection_of(4, Verdict.REVIEW), source=Path("/camera"), operator="kim", shift="night",
        judged_by=JudgedBy("c" * 64, "d" * 64, 0.1, 0.9), part=PartFields(part="12", lot="A7", cavity="2"),
        timings={"read": 1.5, "network": 9.0},
    )  # fmt: skip
    recorded = store.record(judged)
    (row,) = rows(store, inspections)
    assert (recorded.station, recorded.sequence) == ("cell-3", 1)
    assert row["recorded"] == recorded.recorded
    assert row["inspected"] == judged.inspection.inspected
    told = {"verdict": "REVIEW", "reason_codes": "between-cuts", "defect_probability": 0.5, "novelty": 0.25,
            "cut_ok": 0.1, "cut_defect": 0.9, "checkpoint": "wheel-7", "checkpoint_sha256": "c" * 64,
            "conversion_sha256": "d" * 64, "part": "12", "lot": "A7", "cavity": "2", "heat": "", "operator": "kim",
            "shift": "night", "source": "/camera", "predicted_class": "ok", "width": 300, "milliseconds": 12.5,
            "engine": "openvino"}  # fmt: skip
    assert {name: row[name] for name in told} == told
    assert json.loads(row["probabilities"]) == {"ok": 0.5, "pore": 0.5}
    assert json.loads(row["timings"]) == {"read": 1.5, "network": 9.0}
    (reason,) = json.loads(row["reasons"])
    assert reason["code"] == "between-cuts"
    assert reason["values"]["ok"] == 0.1


def test_an_arrival_is_judged_once_whoever_tries_again(store, tmp_path):
    source = WatchedSource(store, tmp_path)
    (claim,) = claimed(source, 1)
    assert store.record(Judgement(inspection_of(1), claim)).sequence == 1
    assert store.record(Judgement(inspection_of(1), claim)) is None
    assert len(rows(store, inspections)) == 1


def test_a_file_whose_owner_was_changed_is_no_new_part_and_one_with_other_content_is(store, tmp_path):
    source = WatchedSource(store, tmp_path)
    (claim,) = claimed(source, 1)
    store.record(Judgement(inspection_of(1), claim))
    (touched,) = source.claim([arrival_of(1, ctime_ns=99)])
    assert store.record(Judgement(inspection_of(1), touched)) is None
    (overwritten,) = source.claim([arrival_of(1, ctime_ns=100)])
    assert store.record(Judgement(inspection_of(2), overwritten)).sequence == 2
    assert [row["state"] for row in rows(store, arrivals)] == ["done", "repeated", "done"]


def test_the_same_pixels_under_another_name_are_another_part(store, tmp_path):
    source = WatchedSource(store, tmp_path)
    for arrival in (arrival_of(1), arrival_of(2)):
        (claim,) = source.claim([arrival])
        assert store.record(Judgement(inspection_of(1), claim)) is not None


@pytest.mark.parametrize("changed", [{"inode": 77}, {"mtime_ns": 8}, {"inode": 77, "mtime_ns": 8, "ctime_ns": 9}])
def test_what_was_judged_last_under_a_name_and_is_put_back_is_no_new_part(store, tmp_path, changed):
    source = WatchedSource(store, tmp_path)
    for content, arrival in ((1, arrival_of(1)), (1, arrival_of(1, **changed))):
        (claim,) = source.claim([arrival])
        store.record(Judgement(inspection_of(content), claim))
    first, again = rows(store, arrivals)
    assert (first["state"], again["state"], again["sha256"]) == ("done", "repeated", "")
    assert (again["station"], again["sequence"]) == (first["station"], first["sequence"])
    assert len(rows(store, inspections)) == 1


def test_content_that_comes_again_after_another_under_its_name_is_a_new_part(store, tmp_path):
    source = WatchedSource(store, tmp_path)
    for moment, content in enumerate((1, 2, 1, 1, 2), 1):
        (claim,) = source.claim([arrival_of(1, mtime_ns=moment, inode=moment)])
        store.record(Judgement(inspection_of(content), claim))
    assert [row["state"] for row in rows(store, arrivals)] == ["done", "done", "done", "repeated", "done"]


def test_route_and_outputs_are_intended_in_the_same_transaction(store, tmp_path, monkeypatch):
    source = WatchedSource(store, tmp_path)
    (claim,) = claimed(source, 1)
    route = RouteIntent("move", tmp_path / "sorted" / "x.png")
    store.record(Judgement(inspection_of(1), claim, route=route, outputs=("mqtt", "webhook")))
    (planned,) = rows(store, routes)
    assert planned["target"] == str(tmp_path / "sorted" / "x.png").encode()
    assert [row["output"] for row in rows(store, outbox)] == ["mqtt", "webhook"]
    assert rows(store, arrivals)[0]["state"] == "judged"


def test_a_failure_on_the_way_leaves_nothing_of_it(store, tmp_path, monkeypatch):
    (claim,) = claimed(WatchedSource(store, tmp_path), 1)
    filled(store, 2)
    broken = Judgement(inspection_of(9), claim, outputs=("mqtt",), route=RouteIntent("copy", None))
    with pytest.raises(TypeError):
        store.record_all([Judgement(inspection_of(8)), broken])
    assert [row["sequence"] for row in rows(store, inspections)] == [1, 2]
    assert rows(store, outbox) == []
    assert rows(store, arrivals)[0]["state"] == "claimed"
    assert store.record(Judgement(inspection_of(9), claim)).sequence == 3
    assert store.head().number == len(rows(store, audit)) == 3


def test_scores_that_are_no_numbers_are_kept_as_nothing(store):
    broken = replace(inspection_of(1, Verdict.HOLD), prediction=Prediction({"ok": math.nan}, math.nan, None, math.inf))
    store.record(Judgement(broken))
    (row,) = rows(store, inspections)
    assert row["defect_probability"] is row["novelty"] is None
    assert json.loads(row["probabilities"]) == {"ok": None}


def test_a_name_that_is_no_unicode_is_kept(store, tmp_path):
    odd = replace(inspection_of(1), path=Path("/camera/\udcff.png"))
    (claim,) = WatchedSource(store, tmp_path).claim([arrival_of(1, name=b"\xff.png")])
    store.record(Judgement(odd, claim))
    assert rows(store, inspections)[0]["picture"] == "/camera/\\xff.png"
    assert rows(store, arrivals)[0]["name"] == b"\xff.png"


def test_a_day_is_counted_as_it_goes(store):
    filled(store, 8)
    counted = {row["verdict"]: (row["pictures"], row["milliseconds"]) for row in rows(store, daily)}
    assert counted == dict.fromkeys(("OK", "DEFECT", "REVIEW", "HOLD"), (2, 25.0))


def test_numbers_have_no_gaps_where_several_write_at_once(tmp_path):
    def work():
        with store_in(tmp_path) as mine:
            for _ in range(10):
                mine.record(Judgement(inspection_of(1)))

    store_in(tmp_path).close()
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store_in(tmp_path) as store:
        assert [row["sequence"] for row in rows(store, inspections)] == list(range(1, 31))
        assert [row["number"] for row in rows(store, audit)] == list(range(1, 31))


def test_stations_count_apart_in_one_record(tmp_path):
    for name in ("a", "b", "a"):
        with store_in(tmp_path, name) as store:
            store.record(Judgement(inspection_of()))
    with store_in(tmp_path, "a") as store:
        assert {(row["station"], row["sequence"]) for row in rows(store, inspections)} == {("a", 1), ("a", 2), ("b", 1)}


@pytest.mark.parametrize(
    ("verdict", "outcome", "kind"),
    [
        (Verdict.OK, "OK", DecisionKind.CONFIRMED),
        (Verdict.DEFECT, "OK", DecisionKind.OVERRULED),
        (Verdict.REVIEW, "DEFECT", DecisionKind.DECIDED),
        (Verdict.HOLD, "OK", DecisionKind.DECIDED),
    ],
)
def test_a_persons_word_is_a_row_of_its_own(store, verdict, outcome, kind):
    store.record(Judgement(inspection_of(1, verdict), source=Path("/camera")))
    store.decide(1, outcome, Attribution("lee", "seen under the lamp"), outputs=("mqtt",))
    (row,) = rows(store, decisions)
    assert (row["sequence"], row["kind"], row["outcome"], row["who"], row["why"]) == (
        1, kind, outcome, "lee", "seen under the lamp",
    )  # fmt: skip
    assert rows(store, inspections)[0]["verdict"] == verdict
    assert [row["subject"] for row in rows(store, outbox)] == ["decision"]


def test_whoever_overrules_says_why(store):
    store.record(Judgement(inspection_of(1, Verdict.OK)))
    with pytest.raises(StoreError, match="needs a reason"):
        store.decide(1, "DEFECT", Attribution("lee", "  "))
    with pytest.raises(StoreError, match="no inspection 2"):
        store.decide(2, "OK", Attribution("lee"))
    assert rows(store, decisions) == []


def test_what_happens_at_the_station_is_noted(store):
    store.note(AuditKind.PROMOTION, {"checkpoint": "wheel-8"}, who="kim")
    (entry,) = rows(store, audit)
    assert (entry["kind"], entry["who"], json.loads(entry["payload"])) == (
        "promotion",
        "kim",
        {"checkpoint": "wheel-8"},
    )


def test_a_record_that_another_program_holds_is_told_and_keeps_nothing(store, tmp_path, monkeypatch):
    monkeypatch.setattr(database_module, "PATIENCE", 0.0)
    with store_in(tmp_path) as impatient, closing(sqlite3.connect(store.database.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as found:
            impatient.record(Judgement(inspection_of()))
        assert found.value.code == "store-busy"
        other.rollback()
        assert impatient.record(Judgement(inspection_of())).sequence == 1


def test_a_full_disk_is_told_and_loses_nothing(store):
    filled(store, 2)
    with store.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        connection.rollback()
    many = [Judgement(inspection_of(number)) for number in range(3, 600)]
    with pytest.raises(StoreError) as found:
        store.record_all(many)
    assert found.value.code == "store-full"
    before = store.head()
    with store.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    assert store.record(Judgement(inspection_of())).sequence == before.sequence + 1


def test_every_commit_is_on_the_disk(store):
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert mode == ("wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "truncate")


def test_a_decision_is_taken_back_by_a_row_of_its_own_as_long_as_one_stands(store):
    store.record(Judgement(inspection_of(1, Verdict.REVIEW)))
    store.decide(1, "OK", Attribution("lee"), outputs=("mqtt",))
    store.withdraw(1, Attribution("kim"))
    assert [(row["kind"], row["who"]) for row in rows(store, decisions)] == [("decided", "lee"), ("withdrawn", "kim")]
    assert rows(store, outbox) == []  # a person had opened the picture: no machine is told
    with pytest.raises(StoreError) as nothing:
        store.withdraw(1, Attribution("kim"))
    assert nothing.value.message.code == "history-nothing-decided"
