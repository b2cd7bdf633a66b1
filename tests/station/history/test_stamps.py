"""A file is known by the same columns wherever the record speaks of it."""

from __future__ import annotations

from castinspect.station.history.stamps import SAME_FILE, STAMP, stamp_columns
from castinspect.station.history.tables import arrivals
from tests.helpers.history import arrival_of


def test_numbers_of_files_that_are_too_large_for_databases_are_cut():
    assert stamp_columns(arrival_of(2**64 - 1))["inode"] == 2**63 - 1


def test_all_that_identifies_a_file_is_a_column_of_arrivals():
    assert tuple(stamp_columns(arrival_of(1))) == STAMP
    assert set(STAMP) <= set(arrivals.c.keys())
    assert set(STAMP) - set(SAME_FILE) == {"ctime_ns"}
