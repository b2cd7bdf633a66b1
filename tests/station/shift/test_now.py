"""The present shift is read from the record; without one it is empty."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

from castinspect.inspection.verdict import Verdict
from castinspect.sections import ShiftSection
from castinspect.settings import Settings
from castinspect.station.history.opening import open_record, open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.shift.counting import Counters
from castinspect.station.shift.now import counters_now, shift_now
from castinspect.station.shift.resetting import reset_counters
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of


def record(*verdicts, lot="A7"):
    with open_store() as store:
        for number, verdict in enumerate(verdicts):
            store.record(Judgement(inspection_of(number, verdict), part=PartFields(part=str(number), lot=lot)))


def test_without_a_record_the_shift_is_empty():
    (shift,) = shift_now(Settings())
    assert shift.counters.total == 0
    assert datetime.now(UTC) in shift.period


def test_what_is_on_record_counts_as_a_whole_and_by_lot():
    record(Verdict.OK, Verdict.OK, Verdict.DEFECT)
    record(Verdict.HOLD, lot="B1")
    (shift,) = shift_now(Settings())
    assert (shift.counters.total, shift.counters.bad, shift.counters.open) == (4, 1, 1)
    assert {lot: counters.total for lot, counters in shift.lots.items()} == {"A7": 3, "B1": 1}


def test_masters_do_not_count():
    record(Verdict.OK, Verdict.DEFECT)
    (shift,) = shift_now(Settings(shift=ShiftSection(masters={"1": "DEFECT"})))
    assert shift.counters.total == 1


def test_another_day_is_another_shift():
    record(Verdict.OK)
    (shift,) = shift_now(Settings(), datetime.now(UTC) + timedelta(days=2))
    assert shift.counters.total == 0


def test_the_counters_are_the_shifts_since_they_were_set_to_zero():
    record(Verdict.OK, Verdict.OK, Verdict.DEFECT)
    with closing(open_record()) as database:
        before = counters_now(database, Settings())
        assert (before.shift.counters.total, before.since) == (3, before.shift.period.start)
        list(reset_counters(Counters()))
        record(Verdict.REVIEW, lot="B1")
        after = counters_now(database, Settings())
    assert (after.shift.counters.total, after.shift.counters.open) == (1, 1)
    assert before.since < after.since
    (whole,) = shift_now(Settings())
    assert whole.counters.total == 4
