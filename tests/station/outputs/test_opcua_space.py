"""What OPC UA clients are shown follows from the present, and says nothing that a machine could take for an OK."""

from __future__ import annotations

import json
import math

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.opcua_space import values_of
from castinspect.station.outputs.output import Pulse
from castinspect.station.outputs.present import PresentState
from tests.helpers.reports import WHEN, report

RESULT = "ResultManagement/Result/"


def shown(*reports, ready=True, heartbeat=7):
    """Values by path, after these reports and a sign of life."""
    state = PresentState(clock=lambda: 0.0)
    state.beat(Pulse(heartbeat, WHEN, ready, None if ready else Message("no-model")))
    for told in reports:
        state.show(told)
    return values_of(state.now())


def test_before_the_first_part_nothing_is_valid():
    values = values_of(PresentState(clock=lambda: 0.0).now())
    assert values["IsReady"] is False
    assert values["VisionStateMachine/CurrentState"] == "Halted"
    assert (values[RESULT + "Verdict"], values[RESULT + "VerdictNumber"]) == ("", 0)
    assert values[RESULT + "Validity"] == "NOT_READY"
    assert math.isnan(values[RESULT + "DefectProbability"])


@pytest.mark.parametrize(
    ("verdict", "number", "validity", "state"),
    [
        (Verdict.OK, 1, "VALID", 1),
        (Verdict.DEFECT, 2, "VALID", 1),
        (Verdict.REVIEW, 3, "UNDECIDED", 1),
        (Verdict.HOLD, 4, "INVALID", 4),
    ],
)
def test_each_verdict_has_its_number_its_validity_and_its_state(verdict, number, validity, state):
    values = shown(report(3, verdict))
    assert values[RESULT + "Verdict"] == str(verdict)
    assert values[RESULT + "VerdictNumber"] == number
    assert values[RESULT + "Validity"] == validity
    assert values[RESULT + "ResultState"] == state


def test_a_result_names_its_part_its_model_and_itself():
    values = shown(report(12))
    assert values[RESULT + "ResultId"] == "press 3-12"
    assert (values[RESULT + "PartId"], values[RESULT + "JobId"]) == ("0012", "L7")
    assert values["RecipeManagement/InternalRecipeId"] == values[RESULT + "InternalRecipeId"] == "wheel-1"
    assert values[RESULT + "CreationTime"] == WHEN
    assert json.loads(values[RESULT + "ResultContent"])["validity"] == "VALID"


def test_a_line_that_cannot_judge_shows_no_verdict_of_the_part_before():
    values = shown(report(3, Verdict.OK), ready=False)
    assert (values[RESULT + "Verdict"], values[RESULT + "VerdictNumber"]) == ("", 0)
    assert values[RESULT + "Validity"] == "NOT_READY"
    assert values[RESULT + "ResultContent"] == ""
    assert values["Reason"] == str(Message("no-model"))


def test_a_part_without_a_score_has_none():
    held = report(3, Verdict.HOLD, defect_probability=None, probabilities={})
    assert math.isnan(shown(held)[RESULT + "DefectProbability"])
    assert shown(report(3))[RESULT + "DefectProbability"] == 0.1


def test_numbers_too_large_for_an_int32_start_again():
    values = shown(report(2**31 + 5), heartbeat=2**31 + 9)
    assert (values[RESULT + "Sequence"], values["Heartbeat"]) == (5, 9)


def test_every_path_is_there_before_and_after_with_values_of_the_same_type():
    before, after = shown(), shown(report(3))
    assert before.keys() == after.keys()
    assert {path: type(value) for path, value in before.items()} == {p: type(v) for p, v in after.items()}
