"""A CSV file is a view of the record: what a crash kept from it is written at the next start, once."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from castinspect.cli.common.sinks import Sinks
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.station.events import ArrivalJudged
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.arrival import Arrival
from tests.helpers.history import inspection_of, store_in

CAMERA = Path("/camera")


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


def keep(store, number, source=CAMERA):
    inspection = replace(inspection_of(number), inspected=datetime.now(UTC) + timedelta(seconds=number))
    kept = store.record(Judgement(inspection, source=source))
    shown = replace(inspection, sequence=kept.sequence)
    return ArrivalJudged(Arrival(inspection.path), shown, Preprocessing())


def start(store, file, *numbers):
    """One start of `watch --csv`; the names that are in the file at its end."""
    with Sinks(file, None, as_json=True) as sinks:
        sinks.complete(store.database, store.station, CAMERA)
        for number in numbers:
            sinks.take(number if isinstance(number, ArrivalJudged) else keep(store, number))
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return [Path(row["path"]).name for row in csv.DictReader(opened)]


def names(*numbers):
    return [f"part_{number:05}.png" for number in numbers]


def test_rows_that_a_crash_kept_from_the_file_come_at_the_next_start_once(store, tmp_path):
    file = tmp_path / "verdicts.csv"
    assert start(store, file, 1, 2) == names(1, 2)
    keep(store, 3)
    keep(store, 4)
    keep(store, 5, source=Path("/elsewhere"))
    assert start(store, file) == names(1, 2, 3, 4)
    assert start(store, file, 6) == names(1, 2, 3, 4, 6)


def test_a_file_that_has_only_its_header_begins_where_it_was_made(store, tmp_path):
    file = tmp_path / "verdicts.csv"
    keep(store, 1)
    assert start(store, file) == []
    keep(store, 2)
    assert start(store, file) == names(2)


def test_a_row_is_the_same_whether_it_comes_from_the_line_or_from_the_record(store, tmp_path):
    for name in ("taken.csv", "missed.csv"):
        start(store, tmp_path / name)
    start(store, tmp_path / "taken.csv", 1)
    start(store, tmp_path / "missed.csv")
    lines = [(tmp_path / name).read_bytes() for name in ("taken.csv", "missed.csv")]
    assert lines[0] == lines[1]


def test_a_file_whose_last_row_the_record_does_not_know_is_left_as_it_is(store, tmp_path):
    file = tmp_path / "verdicts.csv"
    start(store, file, ArrivalJudged(Arrival(CAMERA), inspection_of(9), Preprocessing()))
    keep(store, 1)
    assert start(store, file) == names(9)
