"""An inspection as a row: everything that was said of it, in a form that every database and every output takes."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect import __version__
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.inspection_row import inspection_row, path_text, plain_row
from castinspect.station.history.rows import JudgedBy, Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of

WHEN = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)


def row_of(inspection, **given):
    return inspection_row(Judgement(inspection, **given), "cell-3", 7, WHEN)


def test_what_was_judged_by_what_and_for_whom_is_in_the_row():
    row = row_of(
        inspection_of(5), part=PartFields(part="9", lot="L7"), judged_by=JudgedBy("a" * 64, "", 0.1, 0.9),
        operator="kim", shift="late", source=Path("/camera"), timings={"decode": 1.5},
    )  # fmt: skip
    assert (row["station"], row["sequence"], row["recorded"]) == ("cell-3", 7, WHEN)
    assert (row["verdict"], row["predicted_class"], row["defect_probability"]) == ("DEFECT", "pore", 0.97)
    assert (row["part"], row["lot"], row["operator"], row["shift"]) == ("9", "L7", "kim", "late")
    assert (row["checkpoint_sha256"], row["cut_ok"], row["cut_defect"]) == ("a" * 64, 0.1, 0.9)
    assert (row["source"], row["app_version"], row["arrival"]) == ("/camera", __version__, None)


def test_a_part_that_was_not_judged_has_a_reason_and_no_figures():
    row = row_of(inspection_of(5, Verdict.HOLD))
    figures = ("predicted_class", "defect_probability", "first_look", "probabilities", "novelty")
    assert [row[name] for name in figures] == [None] * 5
    assert row["reason_codes"] == "score-not-finite"


def test_the_first_look_is_kept_where_a_second_one_decided():
    looked = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.72)
    assert row_of(replace(inspection_of(5), prediction=looked))["first_look"] == 0.72
    assert row_of(inspection_of(5))["first_look"] is None


def test_numbers_that_are_none_are_none_in_the_row():
    broken = Prediction({"ok": float("nan"), "pore": 0.5}, float("inf"), None, float("nan"))
    row = row_of(replace(inspection_of(5), prediction=broken))
    assert (row["defect_probability"], row["novelty"]) == (None, None)
    assert json.loads(row["probabilities"]) == {"ok": None, "pore": 0.5}


def test_as_plain_values_it_is_json_with_sentences_and_times_in_utc():
    plain = plain_row(row_of(inspection_of(5, Verdict.REVIEW)))
    (reason,) = plain["reasons"]
    assert reason["code"] == "between-cuts"
    assert reason["sentence"].endswith(".")
    assert plain["recorded"] == "2026-11-27T02:30:00.000+00:00"
    assert json.loads(json.dumps(plain)) == plain


@pytest.mark.parametrize(
    ("name", "text"),
    [(b"/camera/a.png", "/camera/a.png"), (b"/c/\xff.png", "/c/\\xff.png"), ("/부품".encode(), "/부품")],
)
def test_a_path_is_text_whatever_its_bytes_are(name, text):
    assert path_text(Path(os.fsdecode(name))) == text
