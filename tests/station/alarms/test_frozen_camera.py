"""The same pixels again and again are never called OK."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.alarms.frozen_camera import FrozenCamera


def judged(camera, pixels, verdict=Verdict.OK):
    return camera.judged(Inspection(Path("a.png"), verdict, pixels_sha256=pixels))


def test_from_the_third_picture_of_the_same_pixels_on_none_is_ok():
    camera = FrozenCamera()
    found = [judged(camera, pixels) for pixels in "aaaab"]
    assert [one.verdict for one in found] == ["OK", "OK", "HOLD", "HOLD", "OK"]
    assert [reason.code for reason in found[2].reasons] == ["camera-frozen"]


@pytest.mark.parametrize("verdict", [Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD])
def test_what_is_not_ok_stays_what_it_is_with_a_reason_more(verdict):
    camera = FrozenCamera()
    found = [judged(camera, "a", verdict) for _ in range(3)]
    assert found[-1].verdict is verdict
    assert found[-1].reasons[-1].code == "camera-frozen"


def test_the_alarm_stands_until_the_pictures_differ():
    camera = FrozenCamera()
    alarms = []
    for pixels in "aaaabaa":
        judged(camera, pixels)
        alarms.append(camera.alarm is not None)
    assert alarms == [False, False, True, True, False, False, False]


def test_acknowledging_ends_the_alarm_and_not_the_doubt():
    camera = FrozenCamera()
    for _ in range(3):
        judged(camera, "a")
    camera.acknowledge()
    assert camera.alarm is None
    assert judged(camera, "a").verdict is Verdict.HOLD
    for _ in range(3):
        judged(camera, "b")
    assert camera.alarm is not None


def test_pictures_that_could_not_be_read_say_nothing_of_the_camera():
    camera = FrozenCamera()
    assert [judged(camera, pixels).verdict for pixels in ("a", "a", "", "", "a")] == ["OK"] * 4 + ["HOLD"]
