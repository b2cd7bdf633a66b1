"""A whole study through the command line, with a model among the appraisers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from castinspect.cli import run
from castinspect.paths import demo_checkpoint
from castinspect.studies.agreement_record import study_digest
from castinspect.studies.agreement_sheets import fill_sheets, load_study
from tests.helpers.paper import text_of


@pytest.fixture(scope="module")
def castings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("castings")
    assert run(["synth", str(folder), "--count", "8", "--seed", "5", "--size", "96"]) == 0
    return folder


@pytest.fixture
def planned(castings, tmp_path):
    arguments = ["--ok", str(castings / "ok"), "--defect", str(castings / "defect"), "-a", "model", "-a", "Kim"]
    assert run(["agreement", "plan", str(tmp_path / "study"), *arguments, "--trials", "1"]) == 0
    return tmp_path / "study"


def fill(study, name):
    sheet = study / "sheets" / f"{name}-1.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace(",\n", ",ok\n"), encoding="utf-8")


def test_a_model_and_a_person_are_compared(planned, tmp_path, capsys):
    assert (
        run(
            [
                "agreement",
                "model",
                str(planned),
                "--as",
                "model",
                "--model",
                str(demo_checkpoint()),
                "--engine",
                "torch",
            ]
        )
        == 0
    )
    fill(planned, "Kim")
    capsys.readouterr()
    assert run(["agreement", "report", str(planned), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    kim = found["appraisers"][1]
    assert (kim["name"], kim["misses"], kim["false_alarms"]) == (
        "Kim", {"count": 4, "total": 4}, {"count": 0, "total": 4},
    )  # fmt: skip
    assert run(["agreement", "report", str(planned), "--html", str(tmp_path / "study.html")]) == 0
    shown = capsys.readouterr().out
    assert "Kim: unacceptable" in shown
    assert "4 of 4 = 100.0%" in shown
    assert "Kim" in (tmp_path / "study.html").read_text(encoding="utf-8")


def test_the_page_of_a_study_on_record_says_so(planned, tmp_path):
    fill(planned, "Kim")
    fill(planned, "model")
    page = tmp_path / "study.html"
    assert run(["agreement", "report", str(planned), "--html", str(page)]) == 0
    assert "SHA-256" not in page.read_text(encoding="utf-8")
    assert run(["agreement", "report", str(planned), "--html", str(page), "--record"]) == 0
    assert study_digest(planned, load_study(planned)) in page.read_text(encoding="utf-8")


def test_a_sheet_that_is_not_filled_in_is_named(planned, capsys):
    assert run(["agreement", "report", str(planned)]) == 1
    assert "lacks 8 of 8 ratings" in capsys.readouterr().err


def test_the_model_must_be_an_appraiser(planned, capsys):
    assert run(["agreement", "model", str(planned), "--as", "Park", "--model", str(demo_checkpoint())]) == 1
    assert "no appraiser called Park" in capsys.readouterr().err


def test_a_pdf_says_where_the_record_stands(planned, capsys, tmp_path):
    fill(planned, "Kim")
    fill(planned, "model")
    paper = tmp_path / "study.pdf"
    assert run(["agreement", "report", str(planned), "--pdf", str(paper)]) == 0
    assert "not on record" in text_of(paper)  # nor is there a record yet
    assert run(["agreement", "report", str(planned), "--pdf", str(paper), "--record"]) == 0
    text = text_of(paper)
    assert "audit chain of" in text
    assert "SHA-256 of plan and sheets" in text
    assert str(paper) in "".join(capsys.readouterr().out.split())


def test_the_uncertainty_range_of_measured_parts_is_shown(planned, capsys, tmp_path):
    plan = load_study(planned)
    truth = dict(zip(plan.codes[0], plan.reference, strict=True))
    for name in plan.appraisers:
        fill_sheets(planned, plan, name, truth)
    lines = [f"{Path(part.picture).name},{0.2 if part.reference == 'ok' else 0.9}" for part in plan.parts]
    values = tmp_path / "values.csv"
    values.write_text("\n".join(["picture,value", *lines]), encoding="utf-8")
    assert run(["agreement", "report", str(planned), "--values", str(values), "--tolerance", "1.4"]) == 0
    shown = capsys.readouterr().out
    assert "not agreed on between 0.2 and 0.9: 0.7 wide" in shown
    assert "0.7 on average; 50% of the tolerance" in shown


def test_the_printed_study_names_the_version_that_judged(planned, capsys, tmp_path):
    arguments = ["--as", "model", "--model", str(demo_checkpoint()), "--engine", "torch"]
    assert run(["agreement", "model", str(planned), *arguments]) == 0
    fill(planned, "Kim")
    page = tmp_path / "study.html"
    assert run(["agreement", "report", str(planned), "--html", str(page)]) == 0
    assert "model is the model" in capsys.readouterr().out
    assert load_study(planned).checkpoint in page.read_text(encoding="utf-8")
