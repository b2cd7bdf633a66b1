"""When the counters were set to zero is read from the audit chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.audit.resets import RESET, last_reset
from castinspect.station.shift.counting import ShiftPeriod
from tests.helpers.history import store_in

NOW = datetime.now(UTC)
SHIFT = ShiftPeriod("early", NOW - timedelta(hours=1), NOW + timedelta(hours=7))


def test_the_last_reset_of_the_shift_counts(tmp_path):
    with store_in(tmp_path) as store:
        assert last_reset(store.database, "cell-3", SHIFT) is None
        store.note(AuditKind.SETTING, {**RESET, "decided": 0}, "kim")
        first = last_reset(store.database, "cell-3", SHIFT)
        store.note(AuditKind.SETTING, {**RESET, "decided": 1}, "kim")
        store.note(AuditKind.SETTING, {"cuts": "others"}, "kim")
        second = last_reset(store.database, "cell-3", SHIFT)
        assert first is not None
        assert NOW <= first <= second


def test_a_reset_of_another_shift_or_station_counts_for_nothing(tmp_path):
    with store_in(tmp_path) as store:
        store.note(AuditKind.SETTING, dict(RESET), "kim")
        later = ShiftPeriod("late", SHIFT.end, SHIFT.end + timedelta(hours=8))
        assert last_reset(store.database, "cell-3", later) is None
        assert last_reset(store.database, "cell-4", SHIFT) is None
