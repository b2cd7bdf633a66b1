"""A shift counts what was judged and decided, as a whole and by lot."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.shift.counting import LONGEST_CYCLE, Counters, Shift, ShiftPeriod, ShiftPlan, ShiftStart

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
THREE = (ShiftStart("early", time(6)), ShiftStart("late", time(14)), ShiftStart("night", time(22)))
START = datetime(2026, 11, 27, 6, tzinfo=UTC)


@pytest.fixture
def shift():
    return Shift(ShiftPeriod("early", START, START + timedelta(hours=8)))


def after(seconds):
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("clock", "name", "begins"),
    [
        ((27, 6, 0), "early", (27, 6)),
        ((27, 13, 59), "early", (27, 6)),
        ((27, 14, 0), "late", (27, 14)),
        ((27, 23, 0), "night", (27, 22)),
        ((28, 5, 59), "night", (27, 22)),
    ],
)
def test_a_shift_lasts_until_the_next_begins_also_over_midnight(clock, name, begins):
    period = ShiftPlan(THREE, SEOUL).at(datetime(2026, 11, *clock, tzinfo=SEOUL))
    assert (period.name, period.start) == (name, datetime(2026, 11, *begins, tzinfo=SEOUL))
    assert datetime(2026, 11, *clock, tzinfo=SEOUL) in period
    assert period.end not in period


def test_without_shifts_a_day_is_one():
    period = ShiftPlan(zone=SEOUL).at(datetime(2026, 11, 26, 16, tzinfo=UTC))
    assert (period.start, period.end - period.start) == (datetime(2026, 11, 27, tzinfo=SEOUL), timedelta(days=1))


@pytest.mark.parametrize(("day", "hours"), [(datetime(2026, 3, 28), 7), (datetime(2026, 10, 24), 9)])
def test_the_night_that_the_clock_is_changed_is_shorter_or_longer(day, hours):
    period = ShiftPlan(THREE, BERLIN).at(day.replace(hour=23, tzinfo=BERLIN))
    assert (period.name, period.end - period.start) == ("night", timedelta(hours=hours))


def test_the_computers_own_clock_is_taken_where_no_zone_is_named():
    when = datetime(2026, 11, 27, 12).astimezone()
    assert ShiftPlan(THREE).at(when).start.astimezone().hour == 6


def test_each_verdict_is_counted_as_a_whole_and_by_lot(shift):
    verdicts = [Verdict.OK, Verdict.OK, Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD]
    for number, verdict in enumerate(verdicts):
        shift.judged(number, verdict, after(number), lot="A" if number < 3 else "B")
    assert (shift.counters.total, shift.counters.good, shift.counters.bad, shift.counters.open) == (5, 2, 1, 2)
    assert shift.lots["A"].total == 3
    assert shift.lots["B"].verdicts[Verdict.HOLD] == 1


def test_a_part_that_is_told_twice_counts_once(shift):
    for _ in range(2):
        shift.judged(1, Verdict.OK, after(0))
    assert shift.counters.total == 1


def test_yield_and_ppm_leave_open_parts_out(shift):
    for number, verdict in enumerate([Verdict.OK] * 3 + [Verdict.DEFECT] + [Verdict.REVIEW] * 4):
        shift.judged(number, verdict, after(number))
    assert (shift.counters.yield_share, shift.counters.ppm) == (0.75, 250_000)


def test_nothing_judged_has_no_yield():
    assert (Counters().yield_share, Counters().ppm, Counters().cycles.mean) == (None, None, None)


def test_decisions_count_for_the_part_and_overruling_apart(shift):
    for number, verdict in enumerate([Verdict.OK, Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD]):
        shift.judged(number, verdict, after(number), lot="A")
    shift.decided(0, Verdict.OK)  # confirmed
    shift.decided(1, Verdict.OK)  # overruled
    shift.decided(2, Verdict.DEFECT)
    counters = shift.lots["A"]
    assert (counters.decided, counters.overruled) == (3, 1)
    assert (counters.good, counters.bad, counters.open) == (2, 1, 1)
    assert counters.verdicts[Verdict.DEFECT] == 1  # the station's verdict stays what it was
    assert counters == shift.counters


def test_a_later_decision_takes_the_place_of_the_first(shift):
    shift.judged(1, Verdict.OK, after(0))
    for outcome in (Verdict.DEFECT, Verdict.OK, Verdict.DEFECT):
        shift.decided(1, outcome)
    assert (shift.counters.decided, shift.counters.overruled, shift.counters.bad, shift.counters.good) == (1, 1, 1, 0)


def test_a_decision_taken_back_leaves_the_verdict(shift):
    shift.judged(1, Verdict.OK, after(0), lot="A")
    before = shift.counters
    shift.decided(1, Verdict.DEFECT)
    assert (shift.counters.bad, shift.counters.overruled) == (1, 1)
    shift.decided(1, None)
    assert shift.counters == shift.lots["A"] == before
    assert 1 in shift
    assert 2 not in shift


def test_only_ok_and_defect_can_be_decided_and_only_of_known_parts(shift):
    shift.judged(1, Verdict.REVIEW, after(0))
    with pytest.raises(ValueError, match="HOLD"):
        shift.decided(1, Verdict.HOLD)
    with pytest.raises(KeyError):
        shift.decided(2, Verdict.OK)


def test_cycle_times_leave_pauses_out(shift):
    for number, seconds in enumerate([0, 2, 8, 8 + LONGEST_CYCLE + 1, 8 + LONGEST_CYCLE + 5]):
        shift.judged(number, Verdict.OK, after(seconds))
    cycles = shift.counters.cycles
    assert (cycles.count, cycles.shortest, cycles.longest, cycles.mean, cycles.pauses) == (3, 2, 6, 4, 1)


def test_a_clock_that_was_put_back_makes_no_negative_cycle(shift):
    for number, seconds in enumerate([100, 50, 104]):
        shift.judged(number, Verdict.OK, after(seconds))
    assert (shift.counters.cycles.count, shift.counters.cycles.shortest) == (1, 4)
