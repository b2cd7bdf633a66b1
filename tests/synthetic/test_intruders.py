"""Pictures that should not come before the station."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.intruders import Intruder, make_intruder
from castinspect.synthetic.scene import make_casting

SIZE = 96


@pytest.fixture(scope="module")
def part():
    return make_casting(1, size=SIZE, defects=[]).pixels


@pytest.mark.parametrize("kind", Intruder)
def test_the_same_seed_gives_the_same_picture_and_another_seed_another(kind, part):
    first, again, other = (make_intruder(seed, kind, part) for seed in (5, 5, 6))
    assert first.shape == (SIZE, SIZE)
    assert first.dtype == np.uint8
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("seed", range(8))
def test_a_blank_belt_has_little_structure(seed, part):
    assert make_intruder(seed, Intruder.BLANK_BELT, part).std() < 40


def test_out_of_focus_it_is_still_the_part(part):
    blurred = make_intruder(0, Intruder.DEFOCUS, part)
    assert np.corrcoef(blurred.ravel(), part.ravel())[0, 1] > 0.6
    assert np.abs(np.diff(blurred.astype(int))).mean() < np.abs(np.diff(part.astype(int))).mean()


@pytest.mark.parametrize("seed", range(8))
def test_a_hand_leaves_some_of_the_part_as_it_was(seed, part):
    near = np.abs(make_intruder(seed, Intruder.HAND, part).astype(int) - part) < 20
    assert 0.2 < near.mean() < 0.98
