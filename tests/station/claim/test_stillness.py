"""A claim stands still from when it was first seen, also one that says nothing yet."""

from __future__ import annotations

import pytest

from castinspect.station.claim.claim_file import Found
from castinspect.station.claim.stillness import Stillness


@pytest.mark.parametrize("content", [b"", b"1"])
def test_it_stands_still_from_the_first_look_and_anew_from_each_change(content):
    stillness = Stillness()
    assert stillness.seen(Found(content, None), 100.0) == 0.0
    assert stillness.seen(Found(content, None), 145.0) == 45.0
    assert not stillness.has_moved
    assert stillness.seen(Found(b"2", None), 150.0) == 0.0
    assert stillness.seen(Found(b"2", None), 151.0) == 1.0
    assert stillness.has_moved
