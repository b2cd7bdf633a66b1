"""Of many broken bounds a person is told the cause; what follows from it stands behind, and nothing else is hidden."""

from __future__ import annotations

import pytest

from castinspect.inspection.causes import CAUSES, CODES, plainest
from castinspect.inspection.gate import STATISTICS
from castinspect.messages import MESSAGES, Message


def told(*codes):
    return [reason.code for reason in plainest([Message(code, {}) for code in codes])]


def test_each_cause_is_a_side_of_a_statistic_and_each_code_has_its_sentence():
    assert {cause[:-1] for cause in CAUSES} <= set(STATISTICS)
    assert {cause[-1] for cause in CAUSES} == {"<", ">"}
    assert set(MESSAGES) >= CODES


@pytest.mark.parametrize(
    ("codes", "cause"),
    [
        (("too-dark", "too-flat", "too-few-levels", "too-smooth", "structure-unexpected"), "too-dark"),
        (("structure-unexpected", "too-flat"), "too-flat"),
        (("structure-unexpected", "too-smooth", "unevenly-sharp", "out-of-focus"), "out-of-focus"),
        (("out-of-focus", "too-small"), "too-small"),
        (("colour-unexpected", "picture-incomplete"), "picture-incomplete"),
    ],
)
def test_what_explains_the_others_is_told_alone(codes, cause):
    assert told(*codes) == [cause]


def test_what_is_not_the_gates_is_always_told_in_its_order():
    assert told("unlike-training", "shape-unexpected", "colour-unexpected", "camera-frozen") == [
        "unlike-training",
        "shape-unexpected",
        "camera-frozen",
    ]


def test_no_reason_is_no_word():
    assert plainest(()) == ()
