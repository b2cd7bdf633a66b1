"""Alarms start, end and are acknowledged, each once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.alarms.rules import (
    AlarmCode,
    AlarmEventKind,
    Alarms,
    Condition,
    DefectRun,
    GateRate,
    Limits,
    NoveltyRate,
    StationState,
    binomial_tail,
    conditions_of,
)

START = datetime(2026, 11, 27, 6, tzinfo=UTC)
LOST = Condition(AlarmCode.SOURCE, Message("no-model"))
STARTED, ENDED, ACKNOWLEDGED = AlarmEventKind


def at(minutes):
    return START + timedelta(minutes=minutes)


def kinds(events):
    return [event.kind for event in events]


def test_a_condition_is_one_alarm_however_often_it_is_seen():
    alarms = Alarms()
    assert kinds(alarms.observe([LOST], at(0))) == [STARTED]
    assert kinds(alarms.observe([LOST], at(1))) == []
    (alarm,) = alarms.open
    assert (alarm.started, alarm.is_active) == (at(0), True)


@pytest.mark.parametrize("first", ["ends", "is acknowledged"])
def test_it_stays_open_until_it_has_ended_and_a_person_has_seen_it(first):
    alarms = Alarms()
    alarms.observe([LOST], at(0))
    steps = [
        lambda now: alarms.observe([], now),
        lambda now: alarms.acknowledge(AlarmCode.SOURCE, "", "kim", now),
    ]
    if first != "ends":
        steps.reverse()
    steps[0](at(1))
    assert len(alarms.open) == 1
    (event,) = steps[1](at(2))
    assert alarms.open == ()
    assert (event.alarm.ended, event.alarm.acknowledged) in {(at(1), at(2)), (at(2), at(1))}
    assert event.alarm.acknowledged_by == "kim"


def test_what_comes_back_before_it_was_seen_is_the_same_alarm():
    alarms = Alarms()
    alarms.observe([LOST], at(0))
    assert kinds(alarms.observe([], at(1))) == [ENDED]
    assert kinds(alarms.observe([LOST], at(2))) == [STARTED]
    (alarm,) = alarms.open
    assert (alarm.started, alarm.ended) == (at(0), None)


def test_what_comes_back_after_it_was_seen_and_ended_is_a_new_one():
    alarms = Alarms()
    alarms.observe([LOST], at(0))
    alarms.acknowledge(AlarmCode.SOURCE, "", "kim", at(1))
    alarms.observe([], at(2))
    (event,) = alarms.observe([LOST], at(3))
    assert (event.alarm.started, event.alarm.acknowledged) == (at(3), None)


def test_acknowledging_twice_or_nothing_is_nothing():
    alarms = Alarms()
    assert alarms.acknowledge(AlarmCode.SOURCE, "", "kim", at(0)) == ()
    alarms.observe([LOST], at(0))
    assert kinds(alarms.acknowledge(AlarmCode.SOURCE, "", "kim", at(1))) == [ACKNOWLEDGED]
    assert alarms.acknowledge(AlarmCode.SOURCE, "", "lee", at(2)) == ()


def test_subjects_are_alarms_of_their_own():
    alarms = Alarms()
    outputs = [Condition(AlarmCode.OUTPUT, Message("no-model"), name) for name in ("plc", "mes")]
    assert len(alarms.observe(outputs, at(0))) == 2
    assert kinds(alarms.observe(outputs[:1], at(1))) == [ENDED]


def test_after_a_restart_open_alarms_go_on():
    before = Alarms()
    before.observe([LOST], at(0))
    alarms = Alarms(before.open)
    assert alarms.observe([LOST], at(5)) == ()
    assert kinds(alarms.observe([], at(6))) == [ENDED]


def test_those_that_nobody_has_seen_come_first():
    alarms = Alarms()
    alarms.observe([LOST], at(0))
    alarms.observe([LOST, Condition(AlarmCode.DISK, Message("no-model"))], at(1))
    alarms.acknowledge(AlarmCode.SOURCE, "", "kim", at(2))
    assert [alarm.code for alarm in alarms.open] == [AlarmCode.DISK, AlarmCode.SOURCE]


def test_a_station_that_is_well_has_no_conditions():
    assert conditions_of(StationState(free_bytes=10**12, oldest_seconds=1), Limits()) == ()


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (StationState(model=Message("no-model")), AlarmCode.MODEL),
        (StationState(store=Message("no-model")), AlarmCode.STORE),
        (StationState(source=Message("no-model")), AlarmCode.SOURCE),
        (StationState(camera=Message("no-model")), AlarmCode.CAMERA),
        (StationState(masters=Message("no-model")), AlarmCode.MASTERS),
        (StationState(outputs=(("plc", Message("no-model")),)), AlarmCode.OUTPUT),
        (StationState(free_bytes=10**9), AlarmCode.DISK),
        (StationState(oldest_seconds=61), AlarmCode.QUEUE),
    ],
)
def test_each_thing_that_is_wrong_has_its_code_and_a_sentence(state, code):
    (condition,) = conditions_of(state, Limits())
    assert condition.code is code
    assert str(condition.message)


def test_three_of_the_last_ten_are_too_many():
    run = DefectRun(3, 10)
    for verdict in [Verdict.DEFECT, Verdict.OK, Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD]:
        run.judged(verdict)
    assert run.condition is None
    run.judged(Verdict.DEFECT)
    assert run.condition is not None
    assert "3 of the last 6" in str(run.condition.message)
    for _ in range(8):
        run.judged(Verdict.OK)
    assert run.condition is None


@pytest.mark.parametrize("numbers", [(0, 10), (11, 10)])
def test_impossible_numbers_are_refused(numbers):
    with pytest.raises(ValueError, match="cannot be"):
        DefectRun(*numbers)


def test_a_rising_share_of_novel_parts_is_told_and_chance_is_not():
    rate = NoveltyRate(expected=0.02, of=100)
    for number in range(300):
        rate.measured(1.5 if number % 50 == 0 else 0.5)  # two in a hundred, as expected
        assert rate.condition is None
    for _ in range(10):
        rate.measured(1.5)
    assert rate.condition is not None
    for _ in range(100):
        rate.measured(0.5)
    assert rate.condition is None


def test_a_few_parts_say_nothing_yet_and_unknown_novelty_never():
    rate = NoveltyRate(of=100)
    for _ in range(24):
        rate.measured(9.0)
    for _ in range(100):
        rate.measured(None)
    assert rate.condition is None
    rate.measured(float("nan"))  # no number is novel
    assert rate.condition is not None


def test_a_rising_share_that_the_gate_stops_is_told():
    rate = GateRate(of=100)
    for _ in range(92):
        rate.measured(["between-cuts"])
    for _ in range(8):
        assert rate.condition is None
        rate.measured(["out-of-focus", "too-dark"])
    for _ in range(2):
        rate.measured(["out-of-focus"])
    assert str(rate.condition.message).startswith("10 of the last 100 pictures were stopped")
    assert rate.condition.code is AlarmCode.GATE


def test_the_tail_is_exact():
    assert binomial_tail(0, 10, 0.3) == pytest.approx(1)
    assert binomial_tail(10, 10, 0.3) == pytest.approx(0.3**10)
    assert binomial_tail(2, 3, 0.5) == pytest.approx(0.5)
