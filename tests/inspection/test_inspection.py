"""One record of a judged picture: frozen, timed in UTC, and by itself not on record anywhere."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict


def test_what_is_not_known_is_empty_and_never_a_number_that_could_be_taken_for_one():
    found = Inspection(Path("part.png"), Verdict.HOLD)
    assert (found.sequence, found.prediction, found.stamp) == (None, None, None)
    assert (found.checkpoint, found.sha256, found.device, found.engine) == ("", "", "", "")
    assert (found.part, found.lot) == (None, None)


def test_its_time_is_now_in_utc():
    before = datetime.now(UTC)
    found = Inspection(Path("part.png"), Verdict.OK)
    assert before <= found.inspected <= datetime.now(UTC)
    assert found.inspected.utcoffset().total_seconds() == 0


def test_nobody_changes_a_verdict_afterwards():
    found = Inspection(Path("part.png"), Verdict.DEFECT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.verdict = Verdict.OK
    numbered = dataclasses.replace(found, sequence=7)
    assert (numbered.sequence, found.sequence) == (7, None)
    assert numbered.inspected == found.inspected
