"""A frame whose last rows are those of the frame before is not judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.stale_rows import StaleRows


def judged(*pictures, verdict=Verdict.OK, size=(300, 300)):
    """What comes of pictures with such bands, one after another."""
    rows = StaleRows()
    width, height = size
    return [
        rows.judged(Inspection(Path("a.png"), verdict, bands=bands, width=width, height=height)) for bands in pictures
    ]


def test_last_rows_of_the_picture_before_are_held():
    first, second = judged((1, 2, 3, 4), (5, 6, 3, 4))
    assert first.verdict is Verdict.OK
    assert second.verdict is Verdict.HOLD
    assert [reason.code for reason in second.reasons] == ["picture-incomplete"]
    assert second.reasons[0].values["value"] == 0.5


@pytest.mark.parametrize(
    "second",
    [
        (5, 6, 7, 8),
        (1, 2, 3, 8),  # equal at the top only
        (1, 2, 3, 4),  # the same picture again
    ],
)
def test_other_pictures_are_judged(second):
    assert [found.verdict for found in judged((1, 2, 3, 4), second)] == ["OK", "OK"]


def test_bands_of_one_value_say_nothing():
    assert [found.verdict for found in judged((1, 2, 0, 0), (5, 6, 0, 0))] == ["OK", "OK"]


def test_a_defect_that_was_found_stays_one():
    assert judged((1, 2), (3, 2), verdict=Verdict.DEFECT)[1].verdict is Verdict.DEFECT


def test_pictures_that_could_not_be_read_are_passed_over():
    assert [found.verdict for found in judged((1, 2), (), (3, 2))] == ["OK", "OK", "HOLD"]


def test_pictures_of_another_size_are_not_compared():
    rows = StaleRows()
    rows.judged(Inspection(Path("a.png"), Verdict.OK, bands=(1, 2), width=300, height=300))
    assert rows.judged(Inspection(Path("b.png"), Verdict.OK, bands=(3, 2), width=200, height=300)).reasons == ()
