"""How parts lie is told from drawn sets whose parts lie as is known."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.data.turns import guess_turns
from castinspect.synthetic.fixed_camera import fixed_camera_parts

PARTS, SIDE = 24, 96


@pytest.fixture(scope="module")
def fixed():
    return np.stack([part.pixels for part in fixed_camera_parts(3, PARTS, size=SIDE)])


def each_its_own(pictures):
    return [str(index) for index in range(len(pictures))]


def test_parts_under_a_fixed_camera_lie_one_way_up(fixed):
    assert guess_turns(fixed, each_its_own(fixed)) == "none"


def test_parts_turned_by_quarters_are_known_as_such(fixed):
    quarters = np.random.default_rng(0).integers(0, 4, PARTS)
    turned = np.stack([np.rot90(picture, times) for picture, times in zip(fixed, quarters, strict=True)])
    assert guess_turns(turned, each_its_own(turned)) == "quarter"


def test_parts_on_a_turntable_lie_anyhow_though_fixture_and_light_stay():
    parts = np.stack([part.pixels for part in fixed_camera_parts(3, PARTS, size=SIDE, turntable=True)])
    assert guess_turns(parts, each_its_own(parts)) == "any"


def test_colour_tells_no_less(fixed):
    assert guess_turns(fixed[..., None].repeat(3, 3), each_its_own(fixed)) == "none"


def test_many_pictures_of_few_parts_say_nothing(fixed):
    assert guess_turns(fixed, ["one", "two"] * (PARTS // 2)) == "any"


def test_pictures_without_anything_on_them_say_nothing():
    assert guess_turns(np.full((PARTS, SIDE, SIDE), 90, np.uint8), [str(i) for i in range(PARTS)]) == "any"


def test_rectangular_parts_of_differing_looks_lie_straight_more_than_aslant():
    """Like tiles: bright plates on a dark ground, upright or lying, each with marks of its own."""
    generator = np.random.default_rng(0)
    plates = []
    for index in range(PARTS):
        plate = generator.integers(0, 30, (SIDE, SIDE)).astype(np.uint8)
        plate[:, 28:68] += np.uint8(120)
        spot = generator.integers(20, 70)
        plate[spot : spot + 8, 40:48] = 30
        plates.append(np.rot90(plate, index % 2))
    assert guess_turns(np.stack(plates), each_its_own(plates)) == "quarter"
