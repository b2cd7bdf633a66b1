"""The printed study tells its figures, where it stands in the record, and every name as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from castinspect import language
from castinspect.errors import StationError
from castinspect.studies.agreement import study
from castinspect.studies.agreement_sheets import StudyPart, StudyPlan
from castinspect.studies.printed.agreement_pdf import write_agreement_pdf
from castinspect.studies.printed.origin import Origin, StationHead
from tests.helpers.paper import links_of, text_of
from tests.helpers.spiteful import FORMULAS, KOREAN, MARKUP

ORIGIN = Origin((StationHead("cell-3", 412, "ab" * 32),), who=KOREAN)
DIGEST = "cd" * 32


def evaluated(names, model=""):
    reference = [1] * 10 + [0] * 5
    ratings = np.repeat(np.asarray([reference] * len(names))[:, :, None], 2, axis=2)
    ratings[1, 12:, 0] = 1
    parts = tuple(StudyPart(picture=f"{i}.png", reference="ok" if one else "defect") for i, one in enumerate(reference))
    plan = StudyPlan(parts=parts, appraisers=names, codes=(tuple("abcdefghijklmno"),) * 2, model=model)
    return plan, study(names, ratings, reference)


def test_figures_and_audit_head_stand_on_it(tmp_path):
    write_agreement_pdf(tmp_path / "a.pdf", *evaluated(("Kim", "Lee"), "Lee"), ORIGIN, DIGEST)
    text = text_of(tmp_path / "a.pdf")
    assert "12 of 15 = 80.0% (51.9 to 95.7)" in text
    assert "10 good parts, 5 defective, 2 trials each" in text
    assert "412 entries, head " + "ab" * 32 in text.replace("ab ab", "abab")
    assert DIGEST in text
    assert "Lee is the model." in text
    assert KOREAN in text


def test_a_study_that_is_not_on_record_says_so(tmp_path):
    write_agreement_pdf(tmp_path / "a.pdf", *evaluated(("Kim", "Lee")), Origin(()))
    assert "not on record" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", [*FORMULAS, *MARKUP])
def test_names_are_text_and_nothing_can_be_clicked(tmp_path, name):
    write_agreement_pdf(tmp_path / "a.pdf", *evaluated(("Kim", name)), replace(ORIGIN, who=name), DIGEST)
    text = text_of(tmp_path / "a.pdf").replace(" ", "")
    assert "".join(name.encode("unicode_escape").decode().split()) in text
    assert links_of(tmp_path / "a.pdf") == []


def test_it_is_said_in_the_language_of_who_prints(tmp_path, monkeypatch):
    words = {"Agreement study": "일치도 연구", "effectiveness": "유효성"}
    monkeypatch.setattr(language._Spoken, "sentences", words)
    write_agreement_pdf(tmp_path / "a.pdf", *evaluated(("김", "Lee")), ORIGIN, DIGEST)
    text = text_of(tmp_path / "a.pdf")
    assert "일치도 연구" in text
    assert "유효성" in text


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StationError):
        write_agreement_pdf(tmp_path / "file" / "a.pdf", *evaluated(("Kim", "Lee")), ORIGIN)
