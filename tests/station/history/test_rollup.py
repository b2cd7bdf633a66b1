"""Counts a day follow each inspection, by station, checkpoint and verdict, and go with its transaction."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.station.history.rollup import count
from castinspect.station.history.views.queries import days
from tests.helpers.history import filled, store_in

WHEN = datetime(2026, 11, 27, 23, 59, tzinfo=UTC)


@pytest.fixture
def database(tmp_path):
    with store_in(tmp_path) as store:
        yield store.database


def row(**changed):
    values = {"station": "cell-3", "checkpoint": "wheel-7", "verdict": "OK", "milliseconds": 2.0, "recorded": WHEN}
    return values | changed


def counted(database, *rows):
    with database.writing() as connection:
        for values in rows:
            count(connection, [values])
    return [(found.day, found.verdict, found.checkpoint, found.pictures) for found in days(database)]


def test_the_same_day_is_counted_on_and_its_time_added(database):
    assert counted(database, row(), row(milliseconds=3.5)) == [("2026-11-27", "OK", "wheel-7", 2)]
    assert days(database)[0].milliseconds == 5.5


def test_another_day_verdict_or_checkpoint_is_counted_apart(database):
    rows = (row(), row(verdict="DEFECT"), row(checkpoint="wheel-8"), row(recorded=WHEN.replace(day=28)))
    assert counted(database, *rows) == [
        ("2026-11-28", "OK", "wheel-7", 1),
        ("2026-11-27", "DEFECT", "wheel-7", 1),
        ("2026-11-27", "OK", "wheel-7", 1),
        ("2026-11-27", "OK", "wheel-8", 1),
    ]


def test_what_is_not_kept_is_not_counted(database):
    with pytest.raises(KeyError), database.writing() as connection:
        count(connection, [row(), {}])
    assert days(database) == []


def test_every_inspection_on_record_is_counted_once(tmp_path):
    with store_in(tmp_path) as store:
        filled(store, 8)
        filled(store, 3)
        assert sum(day.pictures for day in days(store.database)) == 11
