"""Pictures are carried step by step, and what goes wrong waits and is said."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.routing.carrying import Carrier
from castinspect.station.routing.retention import RetentionRules
from tests.helpers.clocks import Clock

NOW = datetime(2026, 11, 27, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    sequence: int
    source: Path
    sha256: str
    target: Path
    action: str = "move"
    attempts: int = 0
    next_attempt: datetime = NOW


class Routes:
    def __init__(self):
        self.waiting, self.placed = {}, {}

    def due(self, now, limit=64):
        return [route for route in self.waiting.values() if route.next_attempt <= now][:limit]

    def routed(self, placed):
        for sequence in placed:
            del self.waiting[sequence]
        self.placed |= placed

    def failed(self, sequence, error, next_attempt):
        route = self.waiting[sequence]
        self.waiting[sequence] = replace(route, attempts=route.attempts + 1, next_attempt=next_attempt)


@pytest.fixture
def clock():
    return Clock(NOW)


@pytest.fixture
def routes():
    return Routes()


@pytest.fixture
def root(tmp_path):
    (tmp_path / "routed").mkdir()
    (tmp_path / "camera").mkdir()
    return tmp_path / "routed"


def put(routes, root, sequence, name=None):
    source = root.parent / "camera" / (name or f"part_{sequence}.png")
    content = f"picture {sequence}".encode()
    source.write_bytes(content)
    target = root / "OK" / source.name
    routes.waiting[sequence] = Waiting(sequence, source, hashlib.sha256(content).hexdigest(), target)
    return source


def carrier_of(routes, root, clock, keep=RetentionRules(), known=0):  # noqa: B008 (frozen)
    return Carrier(routes, root, keep, known, clock)


def test_all_that_waits_is_carried(routes, root, clock):
    for sequence in range(100):
        put(routes, root, sequence)
    carrier = carrier_of(routes, root, clock)
    assert carrier.step() == 0
    assert carrier.step() == 1
    assert len(routes.placed) == 100
    assert not routes.waiting
    assert len(list((root / "OK").iterdir())) == 100
    assert carrier.problem is None


def test_what_was_carried_before_a_crash_is_found_and_not_carried_twice(routes, root, clock):
    source = put(routes, root, 1)
    content = source.read_bytes()
    carrier_of(routes, root, clock).step()
    put(routes, root, 1)
    assert source.read_bytes() == content
    carrier_of(routes, root, clock, known=1).step()
    assert routes.placed[1].name == "part_1.png"
    assert len(list((root / "OK").iterdir())) == 1


def test_a_picture_that_is_gone_lets_the_others_pass_and_waits_a_day(routes, root, clock):
    put(routes, root, 1).unlink()
    put(routes, root, 2)
    carrier = carrier_of(routes, root, clock)
    carrier.step()
    assert list(routes.placed) == [2]
    assert carrier.problem is not None
    assert "is gone" in str(carrier.problem)
    assert routes.waiting[1].next_attempt == NOW + timedelta(days=1)


def test_a_share_that_is_not_there_makes_all_wait_with_growing_pauses(routes, root, clock):
    put(routes, root, 1)
    root.rmdir()
    carrier = carrier_of(routes, root, clock)
    assert [carrier.step() for _ in range(4)] == [1, 2, 4, 8]
    assert "not there" in str(carrier.problem)
    root.mkdir()
    carrier.step()
    assert list(routes.placed) == [1]
    assert carrier.problem is None


@pytest.mark.parametrize("action", ["copy", "move"])
def test_a_record_that_cannot_be_written_does_not_leave_the_step_nor_make_a_second_copy(routes, root, clock, action):
    class Locked(Routes):
        is_locked = True

        def routed(self, placed):
            if self.is_locked:
                raise StationError("unexpected", detail="locked")
            super().routed(placed)

    locked = Locked()
    put(locked, root, 1)
    locked.waiting[1] = replace(locked.waiting[1], action=action)
    carrier = carrier_of(locked, root, clock)
    assert carrier.step() == 1
    assert "locked" in str(carrier.problem)
    locked.is_locked = False
    carrier.step()
    assert locked.placed[1].name == "part_1.png"
    assert len(list((root / "OK").iterdir())) == 1


def test_old_pictures_go_each_hour_and_warnings_are_told(routes, root, clock):
    (root / "OK").mkdir()
    for name, days in (("old.png", 40), ("soon.png", 28)):
        (root / "OK" / name).write_bytes(b"x")
        taken = (NOW - timedelta(days=days)).timestamp()
        os.utime(root / "OK" / name, (taken, taken))
    carrier = carrier_of(routes, root, clock, RetentionRules({Verdict.OK: 30}))
    carrier.step()
    assert [file.name for file in (root / "OK").iterdir()] == ["soon.png"]
    assert [warning.code for warning in carrier.warnings] == ["keep-going-soon"]
    clock.now += timedelta(days=3)
    carrier.step()
    assert list((root / "OK").iterdir()) == []
    assert carrier.warnings == ()
