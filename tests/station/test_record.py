"""A station without a record judges everything anew and shows it as it is."""

from __future__ import annotations

from pathlib import Path

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.record import NoRecord
from castinspect.station.sources.arrival import Arrival


def test_everything_is_new_and_nothing_is_changed():
    record, arrival = NoRecord(), Arrival(Path("a.png"))
    inspection = Inspection(Path("a.png"), Verdict.OK)
    assert record.claim([arrival, arrival]) == [arrival, arrival]
    assert record.judged(arrival, inspection) is inspection
    assert record.alarm is None
    assert not record.skips_existing
    assert list(record.missed({})) == []
    with record.watching(Path("camera")):
        record.skip([arrival])
        record.standing([])
