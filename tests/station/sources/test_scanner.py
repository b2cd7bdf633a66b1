"""A scan belongs to the picture that the station sees next."""

from __future__ import annotations

import pytest

from castinspect.errors import StationError
from castinspect.station.sources.identity import PartFields
from castinspect.station.sources.scanner import Scanner
from tests.helpers.clocks import Clock


@pytest.fixture
def clock():
    return Clock(0.0)


@pytest.fixture
def scanner(clock):
    return Scanner(clock=clock)


def test_a_part_number_names_one_picture_and_the_lot_holds(scanner, clock):
    clock.now = 1
    assert scanner.scan("lot=L7;part=0012") == PartFields(part="0012", lot="L7")
    assert scanner.take(2) == PartFields(part="0012", lot="L7")
    assert scanner.take(3) == PartFields(lot="L7")
    clock.now = 4
    assert scanner.scan("0013") == scanner.standing == PartFields(part="0013", lot="L7")


def test_a_picture_that_still_waits_keeps_the_scan_before_it(scanner, clock):
    for clock.now, text in ((1, "A"), (3, "B")):
        scanner.scan(text)
    assert scanner.take(2).part == "A"
    assert scanner.take(4).part == "B"


def test_a_scan_without_a_picture_is_given_up_for_the_next(scanner, clock):
    for clock.now, text in ((1, "A"), (3, "B")):
        scanner.scan(text)
    assert scanner.take(4).part == "B"
    assert scanner.take(5).part == ""


def test_what_was_seen_before_the_scan_has_no_part_in_it(scanner, clock):
    clock.now = 5
    scanner.scan("A")
    assert scanner.take(4) == PartFields()
    assert scanner.take(None) == PartFields()


def test_a_scan_is_forgotten_where_a_person_says_so(scanner, clock):
    scanner.scan("lot=L7")
    clock.now = 2
    scanner.clear()
    assert scanner.standing == PartFields()
    assert scanner.take(1) == PartFields(lot="L7")


def test_an_empty_scan_changes_nothing(scanner):
    scanner.scan("A")
    with pytest.raises(StationError):
        scanner.scan("\r\n")
    assert scanner.standing.part == "A"
