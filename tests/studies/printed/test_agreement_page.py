"""The page says what the study came to, and names are never markup."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import StationError
from castinspect.studies.agreement import Proportion, study
from castinspect.studies.agreement_sheets import StudyPart, StudyPlan
from castinspect.studies.printed.agreement_page import (
    agreement_html,
    classes_text,
    kappa_text,
    limits_text,
    write_agreement,
)


@pytest.fixture
def evaluated():
    reference = [1] * 10 + [0] * 5
    names = ("Kim", "<img src=x>")
    ratings = np.repeat(np.asarray([reference, reference])[:, :, None], 2, axis=2)
    ratings[1, 12:, 0] = 1
    parts = tuple(
        StudyPart(picture=f"{i}.png", reference="ok" if truth else "defect") for i, truth in enumerate(reference)
    )
    plan = StudyPlan(parts=parts, appraisers=names, codes=(tuple("abcdefghijklmno"),) * 2)
    return plan, study(names, ratings, reference)


def test_the_page_tells_the_figures(evaluated):
    html = agreement_html(*evaluated)
    assert "15 parts (10 good, 5 defective)" in html
    assert "12 of 15 = 80.0 % (51.9 to 95.7)" in html.replace("80.0%", "80.0 %")
    assert "3 of 10 = 30.0" in html
    assert "unacceptable" in html


def test_names_are_never_markup(evaluated):
    html = agreement_html(*evaluated)
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_the_page_is_written(evaluated, tmp_path):
    write_agreement(tmp_path / "report.html", *evaluated)
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_told(evaluated, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StationError):
        write_agreement(tmp_path / "file" / "report.html", *evaluated)


def test_numbers_as_texts():
    assert limits_text(Proportion(15, 15)) == "15 of 15 = 100.0% (78.2 to 100.0)"
    assert limits_text(Proportion(0, 0)) == "none judged"
    assert (kappa_text(0.6129), kappa_text(None), kappa_text(float("nan"))) == ("0.613", "–", "–")


def test_classes_of_a_pair_are_told_row_by_row(evaluated):
    (pair,) = evaluated[1].pairs
    assert classes_text(pair) == "10 0 0 | 0 0 0 | 0 3 2"
