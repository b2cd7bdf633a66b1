"""Reports wait in memory until they are taken."""

from __future__ import annotations

from datetime import timedelta

from castinspect.station.outputs.report import report_from_row
from tests.helpers.memory_outbox import MemoryOutbox
from tests.helpers.reports import WHEN, report


def test_each_output_has_its_own_and_the_oldest_comes_first():
    outbox = MemoryOutbox()
    for sequence in (1, 2):
        outbox.put(report(sequence), ("a", "b"), WHEN)
    first, second = outbox.due("a", WHEN)
    assert report_from_row(first.row) == report(1)
    outbox.sent([first.id])
    assert [due.id for due in outbox.due("a", WHEN)] == [second.id]
    assert outbox.state("b").waiting == 2
    assert len(outbox.due("b", WHEN, limit=1)) == 1
    assert outbox.due("a", WHEN, after=second.id) == []


def test_what_failed_waits_for_its_next_attempt():
    outbox = MemoryOutbox()
    outbox.put(report(), ("a",), WHEN)
    (due,) = outbox.due("a", WHEN)
    outbox.failed(due.id, "no", WHEN + timedelta(seconds=4))
    assert outbox.due("a", WHEN + timedelta(seconds=3)) == []
    (again,) = outbox.due("a", WHEN + timedelta(seconds=4))
    assert (again.attempts, again.error) == (1, "no")


def test_its_state_tells_the_oldest():
    outbox = MemoryOutbox()
    assert (outbox.state("a").waiting, outbox.state("a").oldest) == (0, None)
    outbox.put(report(1), ("a",), WHEN)
    outbox.put(report(2), ("a",), WHEN + timedelta(seconds=1))
    assert (outbox.state("a").waiting, outbox.state("a").oldest) == (2, WHEN)
