"""The record is read page by page, searched by conditions, and counted by day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import count, days, decisions_on, every, page, station_names
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 12, part=PartFields(part="9", lot="A_7"))
        yield opened


def numbers(rows):
    return [row.place.sequence for row in rows]


def test_pages_follow_each_other_without_a_gap_while_rows_come(store):
    first = page(store.database, limit=5)
    assert numbers(first) == [12, 11, 10, 9, 8]
    filled(store, 3)
    second = page(store.database, limit=5, after=first[-1].place)
    assert numbers(second) == [7, 6, 5, 4, 3]
    assert numbers(page(store.database, limit=5, after=second[-1].place)) == [2, 1]


def test_all_rows_come_oldest_first(store):
    assert numbers(every(store.database)) == list(range(1, 13))


def test_only_the_columns_that_are_wanted_are_read(store):
    store.decide(2, "OK", Attribution("kim"))
    few, whole = list(every(store.database, columns=("verdict", "lot"))), list(every(store.database))
    assert [row.values for row in few] == [{name: row.values[name] for name in ("verdict", "lot")} for row in whole]
    assert [(row.place, row.decision) for row in few] == [(row.place, row.decision) for row in whole]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["verdict=ok"], [4, 8, 12]),
        (["verdict!=OK", "sequence<=3"], [1, 2, 3]),
        (["probability>=0.5", "probability<0.9"], [2, 6, 10]),
        (["reason~between"], [2, 6, 10]),
        (["picture~00011"], [11]),
        (["lot=A_7", "sequence=2"], [2]),
        (["lot~AX7"], []),
        (["part=8"], []),
        (["since=2000-01-01", "until=2000-01-02"], []),
        (["decided=yes"], [2]),
        (["decided=no", "sequence<4"], [1, 3]),
    ],
)
def test_conditions_choose(store, texts, expected):
    store.decide(2, "OK", Attribution("kim"))
    assert numbers(every(store.database, conditions(texts))) == expected
    assert count(store.database, conditions(texts)) == len(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("colour=red", "history-condition"),
        ("verdict", "history-condition"),
        ("verdict>OK", "history-condition"),
        ("verdict=GOOD", "history-value"),
        ("probability=high", "history-value"),
        ("since=yesterday", "history-value"),
        ("decided=maybe", "history-value"),
        ("verdict='; DROP TABLE inspections; --", "history-value"),
    ],
)
def test_a_condition_that_makes_no_sense_is_told(text, code):
    with pytest.raises(StoreError) as found:
        conditions([text])
    assert found.value.code == code


def test_the_latest_decision_stands_beside_the_verdict(store):
    store.decide(1, "DEFECT", Attribution("kim", ""))
    store.decide(1, "OK", Attribution("lee", "only dust"))
    (row,) = page(store.database, conditions(["sequence=1"]))
    assert (row.values["verdict"], row.decision.outcome, row.decision.who, row.decisions) == ("DEFECT", "OK", "lee", 2)
    assert [said.kind for said in decisions_on(store.database, "cell-3", 1)] == ["confirmed", "overruled"]
    assert row.outcome == "OK"
    (undecided,) = page(store.database, conditions(["sequence=2"]))
    assert undecided.outcome == undecided.values["verdict"]


def test_a_day_is_told_without_reading_its_rows(store):
    found = days(store.database, since=f"{datetime.now(UTC):%Y-%m}-01")
    assert {day.verdict: day.pictures for day in found} == dict.fromkeys(("OK", "DEFECT", "REVIEW", "HOLD"), 3)
    assert days(store.database, since="9999") == days(store.database, station="other") == []
    assert station_names(store.database) == ["cell-3"]
