"""Which part a picture shows, from its path and from a scanner."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath

import pytest

from castinspect.errors import StationError
from castinspect.station.sources.identity import (
    LONGEST_VALUE,
    IdentityPattern,
    PartFields,
    cleaned,
    preview,
    read_scan,
)

PATTERN = r"(?P<lot>[^/]+)/cam(?P<camera>\d)/c(?P<cavity>\d)_h(?P<heat>\w+?)_(?P<part>\d+)"


def test_every_field_is_read_from_the_path():
    read = IdentityPattern(PATTERN).read(PurePath("lot_7/cam2/c4_hA31_0012.png"))
    assert read == PartFields(part="0012", lot="lot_7", cavity="4", heat="A31", camera="2")


def test_a_path_of_windows_reads_the_same():
    read = IdentityPattern(PATTERN).read(PureWindowsPath(r"lot_7\cam2\c4_hA31_0012.png"))
    assert read is not None
    assert read.part == "0012"


def test_composed_and_decomposed_names_give_one_lot():
    pattern = IdentityPattern(r"(?P<lot>휠\d)")
    lots = {pattern.read(PurePath(name)).lot for name in ("휠7/a.png", "\u1112\u1171\u11af7/a.png")}
    assert lots == {"휠7"}


def test_a_group_that_took_no_part_is_empty():
    assert IdentityPattern(r"(?P<lot>L\d+)?_(?P<part>\d+)").read(PurePath("_5.png")) == PartFields(part="5")


def test_what_does_not_match_is_none():
    assert IdentityPattern(PATTERN).read(PurePath("other.png")) is None


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("(", "identity-pattern-invalid"),
        (r"part_(\d+)", "identity-pattern-nameless"),
        (r"(?P<batch>\d+)", "identity-pattern-unknown"),
        ("(?P<part>x)" + "y" * 500, "identity-pattern-long"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_a_sentence(pattern, code):
    with pytest.raises(StationError) as caught:
        IdentityPattern(pattern)
    assert caught.value.code == code


def test_the_preview_shows_matches_and_misses_in_order():
    rows = preview(r"part_(?P<part>\d+)", [PurePath("a/part_1.png"), PurePath("b/other.png")])
    assert [(row.path, row.identity) for row in rows] == [
        ("a/part_1.png", PartFields(part="1")),
        ("b/other.png", None),
    ]


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("0012\r\n", PartFields(part="0012")),
        ("\x02SN-0012\x03", PartFields(part="SN-0012")),
        ("lot=L7;part=0012", PartFields(part="0012", lot="L7")),
        ("LOT=L7|CAVITY=3", PartFields(lot="L7", cavity="3")),
        ("batch=7;part=1", PartFields(part="batch=7;part=1")),
        ("0012;0013", PartFields(part="0012;0013")),
    ],
)
def test_a_scan_fills_the_same_fields(typed, fields):
    assert read_scan(typed) == fields


def test_a_scan_is_read_by_a_pattern_where_it_matches():
    pattern = IdentityPattern(r"(?P<lot>\d{4})-(?P<part>\d+)")
    assert read_scan("2611-77", pattern) == PartFields(part="77", lot="2611")
    assert read_scan("77", pattern) == PartFields(part="77")


@pytest.mark.parametrize("typed", ["", "\r\n", "\x00\x02"])
def test_an_empty_scan_is_said(typed):
    with pytest.raises(StationError, match="Nothing was scanned"):
        read_scan(typed)


def test_a_field_holds_no_control_characters_and_is_not_endless():
    assert cleaned("a\x00b\u202ec\n") == "a b c"
    assert len(cleaned("9" * 1000)) == LONGEST_VALUE
    cleaned(b"\xff".decode("utf-8", "surrogateescape")).encode()


def test_fields_are_filled_from_another_source():
    path, scanner = PartFields(lot="L7", camera="2"), PartFields(part="12", lot="other")
    assert path.filled_from(scanner) == PartFields(part="12", lot="L7", camera="2")
    assert path.is_known
    assert not PartFields().is_known
