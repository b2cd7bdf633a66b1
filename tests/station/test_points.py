"""Tests can stop the line at its points; else nothing happens there."""

from __future__ import annotations

import pytest

from castinspect.station.points import Point, call_at_points, reached


@pytest.fixture
def passed():
    points = []
    call_at_points(points.append)
    yield points
    call_at_points(None)


def test_each_point_is_told_as_it_is_passed(passed):
    for point in Point:
        reached(point)
    assert passed == list(Point)


def test_what_the_hook_raises_stops_the_line_there(passed):
    def stop(_point):
        raise KeyboardInterrupt

    call_at_points(stop)
    with pytest.raises(KeyboardInterrupt):
        reached(Point.WRITTEN)


def test_without_a_hook_nothing_happens(passed):
    call_at_points(None)
    reached(Point.CLAIMED)
    assert passed == []
