"""Names that every file system takes."""

from __future__ import annotations

import pytest

from castinspect.station.names import LONGEST_NAME, fitting_name, folder_name


def test_a_name_that_fits_stays_as_it_is():
    assert fitting_name("part.png", ".json") == "part.png.json"
    assert len(fitting_name("a" * 250, ".json")) == LONGEST_NAME


@pytest.mark.parametrize("name", ["a" * 300, "부" * 100, "a" * 254 + "\udcff\udcfe"])
def test_a_long_name_is_cut_to_bytes_and_stays_its_own(name):
    cut = fitting_name(name, ".json", spare=38)
    assert len(cut.encode()) <= LONGEST_NAME - 38
    assert cut.endswith(".json")
    assert cut != fitting_name(name[:-1] + "x", ".json", spare=38)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L7", "L7"),
        ("휠 7", "휠 7"),
        ("a/b\\c", "a_b_c"),
        ("../../etc", "_.._etc"),
        ("..", "none"),
        ("", "none"),
        (" . ", "none"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("a\x00b\n", "a_b_"),
    ],
)
def test_a_field_becomes_one_folder_below_and_never_above(text, name):
    assert folder_name(text, "none") == name


def test_a_long_field_fits():
    assert len(folder_name("부" * 200, "none").encode()) <= LONGEST_NAME
