"""Verdicts and decisions are counted apart; the yield is what parts are in the end."""

from __future__ import annotations

from pathlib import Path

from castinspect.gui.inspection.side.session_counts import SessionCounts
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict


def counted(*verdicts):
    counts = SessionCounts()
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
