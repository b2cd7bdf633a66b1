"""A shift begins with parts that are known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.shift.masters import Master, MasterCheck, MasterState

START = datetime(2026, 11, 27, 6, tzinfo=UTC)
GOOD, BAD = Master("M1", Verdict.OK), Master("M2", Verdict.DEFECT)


@pytest.fixture
def check():
    return MasterCheck((GOOD, BAD), START)


def test_it_runs_until_every_master_was_seen(check):
    assert check.state is MasterState.RUNNING
    check = check.judged("M2", Verdict.DEFECT)
    assert (check.state, check.missing) == (MasterState.RUNNING, (GOOD,))
    assert "M1" in str(check.message)
    check = check.judged("M1", Verdict.OK)
    assert (check.state, check.message.code) == (MasterState.PASSED, "masters-passed")


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.REVIEW, Verdict.HOLD])
def test_a_bad_master_that_is_not_called_defect_fails(check, verdict):
    check = check.judged("M1", Verdict.OK).judged("M2", verdict)
    assert (check.state, check.wrong) == (MasterState.FAILED, (BAD,))
    assert str(verdict) in str(check.message)


def test_a_second_look_does_not_heal_a_failed_check(check):
    check = check.judged("M2", Verdict.OK).judged("M2", Verdict.DEFECT).judged("M1", Verdict.OK)
    assert check.state is MasterState.FAILED


def test_other_parts_change_nothing(check):
    assert check.judged("0012", Verdict.HOLD) is check


@pytest.mark.parametrize(
    ("masters", "code"),
    [((GOOD,), "masters-without-defect"), ((), "masters-without-defect"), ((BAD, BAD), "masters-twice")],
)
def test_masters_that_prove_nothing_are_refused(masters, code):
    with pytest.raises(StationError) as caught:
        MasterCheck(masters, START)
    assert caught.value.code == code
