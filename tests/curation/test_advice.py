"""What is missing is said, not raised."""

from __future__ import annotations

from castinspect.curation.advice import advise
from castinspect.models.metadata import Role


def codes(*classes, empty=()):
    return [message.code for message in advise(classes, empty)]


def test_enough_of_everything_leaves_only_what_it_proves():
    (message,) = advise([("ng", Role.DEFECT, 60), ("ok", Role.OK, 100)], [])
    assert "0 missed of 60 defective parts proves at most 4.9 %" in str(message)
    assert "240 more would prove 1 %" in str(message)


def test_one_class_an_empty_one_and_unclear_or_like_meanings_are_told():
    assert codes(("ok", Role.OK, 50), empty=["ng"]) == ["data-class-empty", "data-one-class"]
    assert codes(("ok", Role.OK, 50), ("good", Role.OK, 50)) == ["data-one-role"]
    assert codes(("ok", Role.OK, 50), ("front", None, 50)) == ["data-roles-unclear"]


def test_too_few_parts_and_uneven_classes_are_told_with_how_many_are_missing():
    said = advise([("ng", Role.DEFECT, 3), ("ok", Role.OK, 9)], [])
    assert [message.code for message in said] == ["data-class-small", "data-uneven", "data-at-best"]
    assert said[0].values["more"] == 1
