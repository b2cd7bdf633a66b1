"""Checks of masters in the audit chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.audit.checks import ShiftChecks
from castinspect.station.history.audit.verify import verify
from castinspect.station.shift.counting import ShiftPeriod
from castinspect.station.shift.masters import Master, MasterCheck
from tests.helpers.history import filled, store_in

NOW = datetime.now(UTC)
SHIFT = ShiftPeriod("early", NOW - timedelta(hours=1), NOW + timedelta(hours=7))
BEFORE = ShiftPeriod("night", NOW - timedelta(hours=9), NOW - timedelta(hours=1))
CHECK = MasterCheck((Master("M2", Verdict.DEFECT),), NOW)


def test_the_latest_word_on_the_shift_counts(tmp_path):
    with store_in(tmp_path) as store:
        checks = ShiftChecks(store)
        assert checks.latest(SHIFT) == ("", "")
        assert checks.concluded(SHIFT, CHECK.judged("M2", Verdict.DEFECT)) == "cell-3"
        filled(store, 8)
        assert checks.latest(SHIFT) == ("cell-3", "")
        assert checks.latest(BEFORE) == ("", "")
        checks.started_again(SHIFT, "kim")
        assert checks.latest(SHIFT) == ("", "")
        checks.bypassed(SHIFT, Attribution("kim", "no masters here"))
        assert checks.latest(SHIFT) == ("kim", "no masters here")
        assert checks.concluded(SHIFT, CHECK.judged("M2", Verdict.OK)) == ""
        assert checks.latest(SHIFT) == ("", "")
        assert [fault for step in verify(store.database, "cell-3") for fault in step.faults] == []
