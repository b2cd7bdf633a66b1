"""A shift as the record has it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.shifts import read_shift
from castinspect.station.shift.counting import ShiftPeriod
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of, store_in

NOW = datetime.now(UTC)
SHIFT = ShiftPeriod("early", NOW - timedelta(hours=1), NOW + timedelta(hours=7))


def test_it_counts_parts_and_decisions_without_masters(tmp_path):
    with store_in(tmp_path) as store:
        given = [
            ("M1", "", Verdict.OK),
            ("1", "L7", Verdict.OK),
            ("2", "L7", Verdict.REVIEW),
            ("3", "L8", Verdict.DEFECT),
        ]
        for number, (part, lot, verdict) in enumerate(given, 1):
            store.record(Judgement(inspection_of(number, verdict), part=PartFields(part=part, lot=lot)))
        store.decide(1, "DEFECT", Attribution("kim", "a master"))
        store.decide(3, "OK", Attribution("kim"))
        shift = read_shift(store.database, "cell-3", SHIFT, ["M1"])
    assert shift.counters.total == 3
    assert (shift.counters.good, shift.counters.bad, shift.counters.decided) == (2, 1, 1)
    assert {lot: counters.total for lot, counters in shift.lots.items()} == {"L7": 2, "L8": 1}


def test_parts_of_other_shifts_and_stations_count_for_nothing(tmp_path):
    with store_in(tmp_path) as store:
        store.record(Judgement(inspection_of()))
        later = ShiftPeriod("late", SHIFT.end, SHIFT.end + timedelta(hours=8))
        assert read_shift(store.database, "cell-3", later).counters.total == 0
        assert read_shift(store.database, "cell-4", SHIFT).counters.total == 0
