"""What needs a person keeps the screen until it was seen or decided; OK does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.job import ShownInspection
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict


def part(verdict, name="a.png"):
    return ShownInspection(Inspection(Path(name), verdict), None, None, Preprocessing(size=32))


@pytest.mark.parametrize("verdict", [Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD])
def test_what_needs_a_person_is_not_pushed_away_by_the_next(verdict):
    attention, first = Attention(), part(verdict)
    attention.arrive(first)
    attention.arrive(part(Verdict.OK))
    assert attention.current is first
    assert attention.unseen == [first.inspection]


def test_the_latest_ok_is_shown_when_nothing_waits():
    attention, latest = Attention(), part(Verdict.OK, "b.png")
    attention.arrive(part(Verdict.OK))
    attention.arrive(latest)
    assert attention.current is latest
    assert not attention.can_go_on


def test_acknowledging_goes_through_those_that_wait_in_their_order():
    attention = Attention()
    parts = [part(Verdict.DEFECT), part(Verdict.OK), part(Verdict.HOLD)]
    for each in parts:
        attention.arrive(each)
    assert attention.waiting == 1
    attention.acknowledge()
    assert attention.current is parts[2]
    attention.acknowledge()
    assert attention.current is parts[2]
    assert not attention.needs_person


def test_a_decision_takes_a_part_out_of_the_line_wherever_it_stands():
    attention = Attention()
    first, second = part(Verdict.DEFECT), part(Verdict.REVIEW, "b.png")
    attention.arrive(first)
    attention.arrive(second)
    attention.look_again(second)
    attention.decided(second.inspection)
    assert attention.current is first
    assert attention.waiting == 0


def test_parts_from_before_the_start_come_before_those_that_arrived_since():
    attention = Attention()
    live, first, second = part(Verdict.DEFECT, "live"), part(Verdict.REVIEW, "1"), part(Verdict.HOLD, "2")
    attention.arrive(live)
    attention.recall([first, second])
    assert attention.current is first
    assert attention.unseen == [first.inspection, second.inspection, live.inspection]


def test_a_part_with_its_pixels_takes_its_own_place():
    attention, first, latest = Attention(), part(Verdict.REVIEW), part(Verdict.OK)
    attention.recall([first])
    attention.arrive(latest)
    whole = replace(first)
    attention.replace_current(whole)
    assert attention.current is whole
    assert attention.needs_person
    attention.acknowledge()
    assert attention.current is latest


def test_what_is_undecided_again_waits_first_and_once():
    attention, waiting, again = Attention(), part(Verdict.DEFECT), part(Verdict.REVIEW)
    attention.arrive(waiting)
    attention.undecided(again)
    attention.undecided(again)
    assert attention.current is again
    assert attention.unseen == [again.inspection, waiting.inspection]
    attention.undecided(part(Verdict.OK))
    assert len(attention.unseen) == 2
