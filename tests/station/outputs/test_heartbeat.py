"""The heartbeat rises by the line alone."""

from __future__ import annotations

from castinspect.messages import Message
from castinspect.station.outputs.heartbeat import Heartbeat


def test_before_the_first_look_the_station_is_not_ready():
    pulse = Heartbeat().pulse
    assert (pulse.heartbeat, pulse.is_ready) == (0, False)
    assert pulse.reason is not None


def test_each_look_counts_and_asking_does_not():
    heartbeat = Heartbeat()
    assert [heartbeat.tick(), heartbeat.tick()] == [1, 2]
    assert heartbeat.pulse.heartbeat == heartbeat.pulse.heartbeat == 2
    assert heartbeat.pulse.is_ready


def test_a_line_that_cannot_judge_says_why():
    heartbeat = Heartbeat()
    heartbeat.tick(ready=False, reason=Message("no-model"))
    assert not heartbeat.pulse.is_ready
    assert heartbeat.pulse.reason == Message("no-model")
