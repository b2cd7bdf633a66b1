"""A shift is released by its check of masters, by a person who says why, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from castinspect.errors import StationError, StoreError
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.audit.checks import ShiftChecks
from castinspect.station.shift.check import ShiftCheck
from castinspect.station.shift.counting import ShiftPlan, ShiftStart
from castinspect.station.shift.masters import Master, MasterState
from tests.helpers.clocks import Clock
from tests.helpers.history import inspection_of, store_in

MASTERS = (Master("M1", Verdict.OK), Master("M2", Verdict.DEFECT))
PLAN = ShiftPlan([ShiftStart("early", time(0)), ShiftStart("late", time(12))], UTC)
OK, DEFECT = inspection_of(1, Verdict.OK), inspection_of(2)


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as store:
        yield store


@pytest.fixture
def clock():
    return Clock(datetime.now(UTC))


@pytest.fixture
def check(store, clock):
    return ShiftCheck(PLAN, MASTERS, ShiftChecks(store), clock)


def pass_masters(check):
    check.judged("M1", OK)
    check.judged("M2", DEFECT)


def test_nothing_is_ok_before_the_check_has_passed(check):
    held = check.judged("7", OK)
    assert (held.verdict, held.reasons[-1].code) == (Verdict.HOLD, "masters-missing")
    assert check.judged("8", DEFECT) is DEFECT
    assert check.judged("M1", OK) is OK
    assert check.judged("9", OK).verdict is Verdict.HOLD
    check.judged("M2", DEFECT)
    assert check.state.is_released
    assert check.state.message is None
    assert check.judged("10", OK) is OK


def test_a_master_that_is_judged_wrongly_stops_the_shift_until_the_check_is_done_anew(check):
    pass_masters(check)
    check.judged("M2", OK)
    assert check.state.check.state is MasterState.FAILED
    assert check.judged("7", OK).reasons[-1].code == "masters-failed"
    pass_masters(check)
    assert not check.state.is_released
    check.start_again("kim")
    assert check.judged("7", OK).reasons[-1].code == "masters-missing"
    pass_masters(check)
    assert check.judged("7", OK).verdict is Verdict.OK


def test_a_restart_within_the_shift_asks_for_no_other_check(check, store, clock):
    pass_masters(check)
    again = ShiftCheck(PLAN, MASTERS, ShiftChecks(store), clock)
    assert again.state.released_by == "cell-3"
    again.judged("M2", OK)
    assert not ShiftCheck(PLAN, MASTERS, ShiftChecks(store), clock).state.is_released


def test_another_shift_begins_with_a_check_of_its_own(check, clock):
    pass_masters(check)
    clock.now += timedelta(hours=12)
    assert not check.state.is_released
    assert check.judged("7", OK).verdict is Verdict.HOLD


def test_a_bypass_needs_a_reason_and_stands_on_record(check, store, clock):
    with pytest.raises(StationError) as refused:
        check.bypass(Attribution("kim"))
    assert refused.value.message.code == "masters-bypass-why"
    check.bypass(Attribution("kim", "masters are at the calibration"))
    assert check.judged("7", OK) is OK
    state = ShiftCheck(PLAN, MASTERS, ShiftChecks(store), clock).state
    assert (state.released_by, state.bypass_reason) == ("kim", "masters are at the calibration")


def test_a_check_that_cannot_be_kept_releases_nothing_until_it_is_kept(check, store, monkeypatch):
    def full(*_given, **_named):
        raise StoreError("store-full", store="/r")

    with monkeypatch.context() as broken:
        broken.setattr(store, "note", full)
        pass_masters(check)
        assert check.judged("7", OK).verdict is Verdict.HOLD
    assert check.judged("8", OK) is OK


def test_without_masters_every_part_is_released(store, clock):
    check = ShiftCheck(PLAN, (), ShiftChecks(store), clock)
    assert check.judged("7", OK) is OK
    assert check.state.is_released
    with pytest.raises(StationError):
        check.start_again("kim")
