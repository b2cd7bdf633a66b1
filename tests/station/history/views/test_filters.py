"""Conditions as a person types them: read with their operators, and refused with what would make sense."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.dialects import sqlite

from castinspect.errors import StoreError
from castinspect.station.history.views.filters import conditions


def sql_of(text):
    (found,) = conditions([text])
    compiled = found.compile(dialect=sqlite.dialect())
    return str(compiled), list(compiled.params.values())


@pytest.mark.parametrize(
    ("text", "sql", "value"),
    [
        ("verdict=defect", "inspections.verdict = ?", "DEFECT"),
        (" verdict != OK ", "inspections.verdict != ?", "OK"),
        ("probability>=0.5", "inspections.defect_probability >= ?", 0.5),
        ("novelty<7", "inspections.novelty < ?", 7.0),
        ("operator=A = B", "inspections.operator = ?", "A = B"),
        ("operator=", "inspections.operator = ?", ""),
    ],
)
def test_a_condition_asks_the_right_column(text, sql, value):
    asked, values = sql_of(text)
    assert asked.startswith(sql)
    assert values == [value]


def test_what_is_contained_is_taken_by_the_letter():
    _, values = sql_of("picture~50%_a")
    assert values == ["50/%/_a"]


def test_a_day_begins_where_the_station_stands_and_is_asked_for_in_utc():
    sql, (moment,) = sql_of("since=2026-11-27T06:00:00+09:00")
    assert "recorded >=" in sql
    assert moment == datetime(2026, 11, 26, 21, tzinfo=UTC)
    assert "recorded <" in sql_of("until=2026-11-27")[0]


def test_several_conditions_are_kept_apart():
    assert len(conditions(["verdict=OK", "lot=7", "decided=no"])) == 3
    assert conditions([]) == []


@pytest.mark.parametrize("text", ["colour=red", "verdict>OK", "probability~5", "verdict", "=OK", "", "since>2026"])
def test_what_is_no_condition_is_refused_with_the_fields_that_there_are(text):
    with pytest.raises(StoreError) as refused:
        conditions([text])
    assert refused.value.code == "history-condition"
    assert all(name in str(refused.value) for name in ("verdict", "probability", "since", "decided"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("verdict=GOOD", "HOLD"), ("probability>high", "0.5"), ("since=yesterday", "2026-11-27"),
        ("decided=maybe", "yes or no"),
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_refused_with_one_that_does(text, hint):
    with pytest.raises(StoreError, match=hint) as refused:
        conditions([text])
    assert refused.value.code == "history-value"
