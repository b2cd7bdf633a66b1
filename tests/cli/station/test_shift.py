"""`castinspect shift` prints the counters of the present shift."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.inspection.verdict import Verdict
from tests.station.shift.test_now import record


def test_the_shift_is_told_as_a_whole_and_by_lot(capsys):
    record(Verdict.OK, Verdict.DEFECT)
    assert run(["shift"]) == 0
    out = capsys.readouterr().out
    assert "seconds from part to part" in out
    assert "A7" in out
    assert "50.0%" in out
    assert "500000" in out
