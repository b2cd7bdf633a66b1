"""Parts on both sides of a split are found, and come to one side."""

from __future__ import annotations

from castinspect.data.leaks import crossing_parts, regrouped


def test_only_parts_on_several_sides_cross():
    groups, sides = ["a", "a", "b", "b", "c"], ["train", "test", "train", "train", "test"]
    assert crossing_parts(groups, sides) == {"a": [0, 1]}


def test_a_crossing_part_goes_where_most_of_it_is_and_nothing_else_moves():
    groups = ["a", "a", "a", "b", "b", "c", "d"]
    sides = ["test", "test", "train", "train", "validation", "test", "validation"]
    assert regrouped(groups, [0] * 7, sides) == ["test", "test", "test", "train", "train", "test", "validation"]


def test_where_a_class_would_lose_its_test_pictures_all_is_dealt_anew():
    groups, labels = ["a", "a", "b", "c"], [0, 0, 1, 1]
    assert regrouped(groups, labels, ["train", "test", "train", "test"]) == ["train"] * 4
