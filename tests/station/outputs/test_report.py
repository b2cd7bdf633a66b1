"""A report says of a judged part what machines and people need, and nothing becomes OK on the way."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.report import (
    Report,
    Validity,
    example_report,
    report_as_dict,
    report_as_json,
    report_from_row,
)
from castinspect.station.sources.identity import PartFields
from tests.helpers.reports import WHEN, report


@pytest.mark.parametrize(
    ("verdict", "validity"),
    [
        (Verdict.OK, Validity.VALID),
        (Verdict.DEFECT, Validity.VALID),
        (Verdict.REVIEW, Validity.UNDECIDED),
        (Verdict.HOLD, Validity.INVALID),
    ],
)
def test_each_verdict_says_whether_a_machine_may_act_on_it(verdict, validity):
    assert report(verdict=verdict).validity is validity
    assert report_as_dict(report(verdict=verdict))["validity"] == validity


@pytest.mark.parametrize("verdict", Verdict)
def test_it_survives_the_store(verdict):
    told = report(verdict=verdict, novelty=1.25)
    assert TypeAdapter(Report).validate_json(report_as_json(told)) == told


def test_names_that_are_not_utf8_survive_readably():
    told = report(picture=b"/camera/bad\xff.png".decode("utf-8", "surrogateescape"))
    assert "bad" in TypeAdapter(Report).validate_json(report_as_json(told)).picture
    assert "bad" in json.loads(json.dumps(report_as_dict(told)))["picture"]


def test_a_row_of_the_record_becomes_a_report():
    row = {
        "sequence": 7, "station": "s", "inspected": WHEN.isoformat(), "verdict": "HOLD", "part": "12", "lot": None,
        "reasons": [{"code": "no-model", "values": {}, "sentence": "No model."}], "something": "else",
        "probabilities": {"ok": 0.5, "defect": None},
    }  # fmt: skip
    told = report_from_row(row)
    assert (told.verdict, told.identity, told.inspected) == (Verdict.HOLD, PartFields(part="12"), WHEN)
    assert told.reasons[0].sentence == "No model."
    assert told.probabilities == {"ok": 0.5}


@pytest.mark.parametrize("missing", ["sequence", "station", "inspected", "verdict"])
def test_a_row_without_what_counts_is_no_report(missing):
    row = {"sequence": 7, "station": "s", "inspected": WHEN.isoformat(), "verdict": "OK"}
    del row[missing]
    with pytest.raises(ValueError, match=missing):
        report_from_row(row)


def test_a_test_report_is_never_a_good_part():
    told = example_report("s")
    assert (told.verdict, told.sequence, told.is_test) == (Verdict.HOLD, 0, True)
