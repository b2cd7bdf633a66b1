"""Which pictures show one part: who says so wins in a fixed order."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.data.parts import group_parts, part_numbers, part_weights
from castinspect.errors import DataError

PATHS = [Path("ok/part_1_a.png"), Path("ok/part_1_b.png"), Path("ng/part_2.png"), Path("ng/other.png")]


def test_a_pattern_reads_part_numbers_from_names():
    assert part_numbers(PATHS, r"part_(\d+)") == {PATHS[0]: "1", PATHS[1]: "1", PATHS[2]: "2"}
    assert part_numbers(PATHS, None) == {}


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("part_(", "part-pattern-invalid"),
        (r"part_\d", "part-pattern-without-group"),
        (r"wheel(\d)", "part-pattern-matches-nothing"),
        ("part_(x?)", "part-pattern-matches-nothing"),
    ],
)
def test_a_pattern_of_no_use_is_told(pattern, code):
    with pytest.raises(DataError) as caught:
        part_numbers(PATHS, pattern)
    assert caught.value.code == code
    assert pattern in str(caught.value)


def grouped(stated=(), numbered=(), alike=(0, 1, 2, 3), hashes="abcd"):
    alike = dict(zip(hashes, alike, strict=True)) if alike else {}
    names = group_parts(PATHS, list(hashes), dict(stated), dict(numbered), alike)
    order = {}
    return [order.setdefault(name, len(order)) for name in names]


def test_pictures_that_are_alike_show_one_part():
    assert grouped(alike=(0, 1, 0, 2)) == [0, 1, 0, 2]


def test_a_number_in_the_name_wins_over_likeness():
    numbered = {PATHS[0]: "1", PATHS[1]: "1", PATHS[2]: "2"}
    assert grouped(numbered=numbered, alike=(0, 1, 0, 3)) == [0, 0, 1, 2]


def test_what_is_stated_wins_over_a_number():
    numbered = {PATHS[0]: "1", PATHS[1]: "1"}
    assert grouped(stated={PATHS[0]: "1"}, numbered=numbered) == [0, 1, 2, 3]


def test_a_picture_of_which_nothing_is_said_joins_the_part_that_it_is_like():
    assert grouped(stated={PATHS[2]: "x"}, alike=(0, 1, 2, 2)) == [0, 1, 2, 2]


def test_identical_files_show_one_part_whatever_is_said():
    assert grouped(stated={PATHS[0]: "1", PATHS[3]: "2"}, hashes="abca", alike=None) == [0, 1, 2, 0]


def test_every_part_of_a_class_weighs_the_same():
    parts, labels = ["a", "a", "a", "b", "c", "d", "d"], np.array([0, 0, 0, 0, 1, 1, 1])
    weights = part_weights(parts, labels)
    assert weights == pytest.approx([2 / 3, 2 / 3, 2 / 3, 2, 1.5, 0.75, 0.75])
    assert np.bincount(labels, weights) == pytest.approx(np.bincount(labels))


def test_parts_of_one_picture_each_weigh_one():
    assert part_weights(list("abcd"), np.array([0, 0, 0, 2])) == pytest.approx([1, 1, 1, 1])


def test_the_number_stands_in_the_name_or_else_in_the_nearest_folder():
    root = Path("/part_99/data")
    inside = [root / "ok" / "part_1" / "a.png", root / "ok" / "part_1" / "b.png", root / "ng" / "part_2" / "a.png"]
    named = root / "ng" / "part_3" / "part_4.png"
    plain = root / "ng" / "c.png"
    assert part_numbers([*inside, named, plain], r"part_(\d+)") == {
        inside[0]: "1", inside[1]: "1", inside[2]: "2", named: "4",
    }  # fmt: skip
