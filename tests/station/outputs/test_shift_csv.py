"""A CSV file a shift, in which each part stands once whatever happens to the file."""

from __future__ import annotations

import csv
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.output import OutputDownError
from castinspect.station.outputs.shift_csv import COLUMNS, ShiftCsvOutput
from castinspect.station.shift.counting import ShiftPlan, ShiftStart
from tests.helpers.reports import WHEN, report

SEOUL = ZoneInfo("Asia/Seoul")  # WHEN is half past eleven there


@pytest.fixture
def output(tmp_path):
    made = ShiftCsvOutput(tmp_path, ShiftPlan((ShiftStart("early", time(6)), ShiftStart("late", time(14))), SEOUL))
    yield made
    made.close()


def rows_of(file):
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


def sequences(file):
    return [row["sequence"] for row in rows_of(file)]


def test_a_row_holds_what_counts(output, tmp_path):
    output.send(report(7, Verdict.REVIEW))
    file = tmp_path / "press 3_2026-11-27_early.csv"
    (row,) = rows_of(file)
    assert tuple(row) == COLUMNS
    assert (row["verdict"], row["validity"], row["part"], row["heartbeat"]) == ("REVIEW", "UNDECIDED", "0007", "47")
    assert row["reasons"] == "Look at the part."
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_each_shift_has_its_file(output, tmp_path):
    for number, hours in enumerate([0, 3, 19]):
        output.send(report(number, inspected=WHEN + timedelta(hours=hours)))
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "press 3_2026-11-27_early.csv",
        "press 3_2026-11-27_late.csv",
        "press 3_2026-11-28_early.csv",
    ]


def test_told_again_after_a_crash_it_stands_once(output, tmp_path):
    output.send(report(1))
    output.send(report(1))
    output.close()
    again = ShiftCsvOutput(tmp_path, ShiftPlan((ShiftStart("early", time(6)),), SEOUL))
    for sequence in (1, 2):
        again.send(report(sequence))
    again.close()
    assert sequences(output.file_of(report())) == ["1", "2"]


def test_a_row_torn_by_a_crash_is_written_whole_when_it_is_told_again(output):
    output.send(report(1))
    output.send(report(2))
    output.close()
    file = output.file_of(report())
    file.write_bytes(file.read_bytes()[:-20])
    output.send(report(2))
    assert sequences(file) == ["1", "2"]


@pytest.mark.parametrize("change", ["deleted", "saved by a spreadsheet", "replaced"])
def test_a_file_that_somebody_changed_while_it_was_open_is_taken_up_again(output, tmp_path, change):
    output.send(report(1))
    file = output.file_of(report())
    if change == "deleted":
        file.unlink()
    elif change == "saved by a spreadsheet":
        file.write_bytes(file.read_bytes().replace(b",", b";"))
    else:
        (tmp_path / "other").write_bytes(file.read_bytes())
        (tmp_path / "other").replace(file)
    output.send(report(2))
    assert "2" in file.read_text(encoding="utf-8-sig").splitlines()[-1][:1]


def test_a_foreign_file_makes_all_wait_until_it_is_gone(output):
    file = output.file_of(report())
    file.write_text("name,age\n")
    with pytest.raises(OutputDownError, match="other columns"):
        output.send(report(1))
    file.unlink()
    output.send(report(1))
    assert sequences(file) == ["1"]


def test_a_station_named_like_a_path_stays_in_the_folder(output, tmp_path):
    assert output.file_of(report(station="../up")).parent == tmp_path


def test_its_test_leaves_nothing(output, tmp_path):
    assert output.test("s").code == "files-work"
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputDownError):
        ShiftCsvOutput(tmp_path / "file" / "below", ShiftPlan()).test("s")
