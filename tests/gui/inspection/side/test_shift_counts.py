"""Verdicts and decisions are counted apart; the yield is what parts are in the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from castinspect.gui.inspection.side.shift_counts import ShiftCounts
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.shift.counting import Shift, ShiftPlan, ShiftStart
from castinspect.station.shift.now import CountersNow

PLAN = ShiftPlan([ShiftStart("early", time(6)), ShiftStart("late", time(14))], UTC)


def counted(*verdicts):
    counts = ShiftCounts()
    parts = [Inspection(Path(f"{number}.png"), verdict) for number, verdict in enumerate(verdicts)]
    for part in parts:
        counts.judged(part)
    return counts, parts


def test_an_undecided_review_is_neither_good_nor_bad():
    counts, _ = counted(Verdict.OK, Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD)
    assert counts.counters.total == 4
    assert counts.counters.open == 2
    assert counts.counters.yield_share == 0.5


def test_after_all_reviews_are_decided_the_yield_knows_them():
    counts, parts = counted(*[Verdict.REVIEW] * 3)
    for part, outcome in zip(parts, (Verdict.OK, Verdict.OK, Verdict.DEFECT), strict=True):
        counts.decided(part, outcome)
    assert counts.counters.verdicts[Verdict.REVIEW] == 3
    assert (counts.counters.decided, counts.counters.open) == (3, 0)
    assert counts.counters.yield_share == 2 / 3


def test_a_decision_taken_back_leaves_everything_as_before():
    counts, parts = counted(Verdict.OK, Verdict.DEFECT)
    before = counts.counters
    counts.decided(parts[0], Verdict.DEFECT)
    assert counts.counters.overruled == 1
    counts.decided(parts[0], None)
    assert (counts.counters.good, counts.counters.bad, counts.counters.overruled) == (before.good, before.bad, 0)


def test_a_part_from_before_the_reset_counts_for_nothing():
    counts, parts = counted(Verdict.REVIEW)
    counts.reset()
    counts.decided(parts[0], Verdict.OK)
    assert counts.counters.total == counts.counters.good == 0


def part_on_record(sequence, verdict=Verdict.OK, **given):
    return replace(Inspection(Path(f"{sequence}.png"), verdict), sequence=sequence, **given)


def test_masters_are_no_production():
    counts = ShiftCounts(masters=["M1"])
    counts.judged(part_on_record(1, part="M1"))
    counts.judged(part_on_record(2, part="7"))
    assert counts.counters.total == 1


def test_what_is_on_record_is_gone_on_with_and_nothing_counts_twice():
    counts = ShiftCounts()
    early, late = part_on_record(2, Verdict.REVIEW), part_on_record(3, Verdict.DEFECT)
    for part in (early, late):  # judged while the record is read, which has the first of them
        counts.judged(part)
    shift = Shift(PLAN.at(datetime.now(UTC)))
    for sequence, verdict in ((1, Verdict.OK), (2, Verdict.REVIEW)):
        shift.judged(sequence, verdict, datetime.now(UTC))
    since = datetime.now(UTC) - timedelta(hours=1)
    counts.take(CountersNow(shift, since))
    assert (counts.counters.total, counts.since) == (3, since)
    counts.decided(part_on_record(1), Verdict.DEFECT)
    assert (counts.counters.bad, counts.counters.overruled) == (2, 1)


def test_another_shift_begins_at_zero():
    clock = [datetime(2026, 11, 27, 13, 59, tzinfo=UTC)]
    counts = ShiftCounts(PLAN, clock=lambda: clock[0])
    counts.judged(part_on_record(1))
    assert (counts.turn(), counts.counters.total) == (False, 1)
    assert counts.since == datetime(2026, 11, 27, 6, tzinfo=UTC)
    clock[0] += timedelta(minutes=2)
    assert (counts.turn(), counts.counters.total) == (True, 0)
    assert counts.since == datetime(2026, 11, 27, 14, tzinfo=UTC)
    assert not counts.turn()
