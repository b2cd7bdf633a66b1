"""Nothing falls through to OK."""

from __future__ import annotations

import pytest

from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Decision, Verdict, decide, doubted
from castinspect.messages import Message
from castinspect.models.metadata import Cuts

CUTS = Cuts(ok=0.3, defect=0.7)
NAN, INFINITE = float("nan"), float("inf")


def judged(probability, cuts=CUTS, novelty=None):
    return decide(Prediction({"ok": 1 - probability, "defect": probability}, probability, novelty=novelty), cuts)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [
        (0.0, "OK"),
        (0.3, "OK"),
        (0.3001, "REVIEW"),
        (0.5, "REVIEW"),
        (0.6999, "REVIEW"),
        (0.7, "DEFECT"),
        (1.0, "DEFECT"),
    ],
)
def test_cuts(probability, verdict):
    assert judged(probability).verdict == verdict


def test_equal_cuts_leave_no_review_and_the_doubtful_one_is_a_defect():
    assert judged(0.5, Cuts(ok=0.5, defect=0.5)).verdict is Verdict.DEFECT


@pytest.mark.parametrize("broken", [NAN, INFINITE, -INFINITE])
def test_scores_that_are_not_finite_are_held(broken):
    assert judged(broken).verdict is Verdict.HOLD
    assert decide(Prediction({"ok": broken, "defect": 0.0}, 0.0), CUTS).verdict is Verdict.HOLD


@pytest.mark.parametrize("probability", [0.5, NAN])
def test_review_and_hold_carry_a_reason(probability):
    assert str(judged(probability).reasons[0])


@pytest.mark.parametrize(("novelty", "verdict"), [(0.0, "OK"), (1.0, "OK"), (1.001, "REVIEW"), (50.0, "REVIEW")])
def test_what_is_unlike_the_training_pictures_is_never_ok(novelty, verdict):
    decision = judged(0.0, novelty=novelty)
    assert decision.verdict == verdict
    assert [reason.code for reason in decision.reasons] == ["unlike-training"] * (verdict == "REVIEW")


def test_a_defect_unlike_the_training_pictures_stays_one_and_says_so():
    decision = judged(1.0, novelty=2.5)
    assert decision.verdict is Verdict.DEFECT
    assert "2.5 times" in str(decision.reasons[0])


def test_a_doubtful_part_that_is_also_novel_says_both():
    assert [reason.code for reason in judged(0.5, novelty=2.0).reasons] == ["unlike-training", "between-cuts"]


@pytest.mark.parametrize("probability", [0.0, 1.0])
@pytest.mark.parametrize("broken", [NAN, INFINITE])
def test_a_novelty_that_is_not_finite_is_held(probability, broken):
    assert judged(probability, novelty=broken).verdict is Verdict.HOLD


def test_predicted_class_is_the_most_probable_whatever_its_place():
    assert Prediction({"b": 0.1, "a": 0.7, "c": 0.2}, 0.3).predicted_class == "a"


@pytest.mark.parametrize(("verdict", "then"), [("OK", "REVIEW"), ("REVIEW", "REVIEW"), ("DEFECT", "DEFECT")])
def test_a_doubt_keeps_a_part_from_ok_and_changes_nothing_else(verdict, then):
    doubt = Message("not-guarded")
    assert doubted(Decision(Verdict(verdict)), (doubt,)) == Decision(Verdict(then), (doubt,))


def test_without_a_doubt_and_for_a_hold_nothing_changes():
    hold = Decision(Verdict.HOLD, (Message("score-not-finite"),))
    assert doubted(hold, (Message("not-guarded"),)) is hold
    assert doubted(Decision(Verdict.OK), ()).verdict is Verdict.OK
