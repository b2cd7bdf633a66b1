"""The model fills in all sheets of its name; whatever is not OK counts as defective."""

from __future__ import annotations

import pytest

from castinspect.errors import DataError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.progress import PicturesScored, drain
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_model import model_judges
from castinspect.studies.agreement_sheets import load_study, make_study, read_sheet, sheet_path


class Inspector:
    """OK for what holds the word good, REVIEW for the rest."""

    def inspect(self, paths):
        for path in paths:
            verdict = Verdict.OK if path.read_bytes().startswith(b"good") else Verdict.REVIEW
            yield Inspection(path, verdict, checkpoint="wheel-7")


@pytest.fixture
def made(tmp_path):
    for n in range(4):
        (tmp_path / f"{n}.png").write_bytes(b"good" if n < 2 else b"bad")
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    folder = tmp_path / "study"
    return folder, make_study(folder, paths[:2], paths[2:], ["Kim", "model"], trials=2, seed=1, model="model")


def test_it_fills_in_every_trial(made):
    folder, plan = made
    steps = []
    verdicts = drain(model_judges(folder, plan, "model", Inspector()), steps.append)
    assert verdicts == {Verdict.OK: 4, Verdict.REVIEW: 4}
    assert steps[-1] == PicturesScored(8, 8)
    for trial, codes in enumerate(plan.codes):
        sheet = read_sheet(sheet_path(folder, "model", trial))
        assert [sheet[code] for code in codes] == plan.reference
        assert sorted(plan.reference) == [DEFECTIVE, DEFECTIVE, OK, OK]


def test_the_plan_keeps_who_is_the_model_and_which_version(made):
    folder, plan = made
    drain(model_judges(folder, plan.model_copy(update={"model": ""}), "model", Inspector()))
    kept = load_study(folder)
    assert (kept.model, kept.checkpoint) == ("model", "wheel-7")
    assert (kept.parts, kept.codes) == (plan.parts, plan.codes)


def test_a_name_that_is_not_in_the_study_is_refused(made):
    with pytest.raises(DataError) as caught:
        drain(model_judges(*made, "Park", Inspector()))
    assert caught.value.code == "study-no-appraiser"
