"""What machines are shown: silence, error and "not ready" are never OK."""

from __future__ import annotations

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.output import Pulse
from castinspect.station.outputs.present import PresentState
from castinspect.station.outputs.report import Validity, example_report
from tests.helpers.clocks import Clock
from tests.helpers.reports import WHEN, report


@pytest.fixture
def clock():
    return Clock(0.0)


@pytest.fixture
def state(clock):
    return PresentState(silence_seconds=10, clock=clock)


def beat(state, number, *, ready=True):
    state.beat(Pulse(number, WHEN, ready, None if ready else Message("no-model")))


def numbers(state):
    present = state.now()
    return present.verdict_number, present.validity_number, present.is_ready


def test_before_anything_it_is_not_ready(state):
    assert numbers(state) == (0, 0, False)


def test_a_verdict_without_a_heartbeat_is_not_shown(state):
    state.show(report())
    assert numbers(state) == (0, 0, False)


@pytest.mark.parametrize(
    ("verdict", "expected"), [("OK", (1, 1)), ("DEFECT", (2, 1)), ("REVIEW", (3, 2)), ("HOLD", (4, 3))]
)
def test_a_living_line_shows_its_verdict(state, verdict, expected):
    beat(state, 1)
    state.show(report(verdict=Verdict(verdict)))
    assert numbers(state) == (*expected, True)


def test_ready_without_a_part_is_no_verdict(state):
    beat(state, 1)
    assert numbers(state) == (0, 0, True)


def test_a_heartbeat_that_stands_still_takes_the_verdict_away_and_a_new_one_brings_it_back(state, clock):
    beat(state, 1)
    state.show(report())
    for clock.now in (4.0, 8.0, 12.0):
        beat(state, 1)  # the sender lives, the line does not
    assert numbers(state) == (0, 0, False)
    assert state.now().reason == "silent"
    beat(state, 2)
    assert numbers(state) == (1, 1, True)


def test_a_line_that_cannot_judge_takes_the_verdict_away(state):
    beat(state, 1)
    state.show(report())
    beat(state, 2, ready=False)
    assert numbers(state) == (0, 0, False)
    assert "promoted" in state.now().reason


def test_stopping_takes_the_verdict_away(state):
    beat(state, 1)
    state.show(report())
    state.stop()
    assert (state.now().validity, state.now().reason) == (Validity.NOT_READY, "stopped")


def test_a_late_older_report_and_a_test_change_nothing(state):
    beat(state, 1)
    state.show(report(5, Verdict.DEFECT))
    state.show(report(4, Verdict.OK))
    state.show(example_report("s"))
    present = state.now()
    assert present.report is not None
    assert (present.report.sequence, present.verdict) == (5, Verdict.DEFECT)
