"""What a picture looks like as a whole, whatever its turn and its light."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.appearance import WIDTH, appearance
from castinspect.synthetic.scene import make_casting

SIZE = 96
PREPROCESSING = Preprocessing(size=SIZE)


def inputs(*pictures):
    return np.stack([PREPROCESSING.resized(picture) for picture in pictures])


@pytest.fixture(scope="module")
def part():
    return make_casting(3, size=SIZE, defects=[]).pixels


def distance(one, other):
    return float(np.abs(one - other).mean())


@pytest.mark.parametrize("size", [32, 33, 224, 300])
def test_pictures_of_any_size_are_described_by_as_many_numbers(size, part):
    found = appearance(np.stack([Preprocessing(size=size).resized(part)] * 2))
    assert found.shape == (2, WIDTH)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    np.testing.assert_array_equal(found[0], found[1])


def test_a_batch_gives_what_each_picture_gives_alone(part):
    batch = inputs(part, part[::-1], part // 2)
    alone = np.concatenate([appearance(batch[index : index + 1]) for index in range(3)])
    np.testing.assert_array_equal(appearance(batch), alone)


def test_turns_mirrors_and_light_change_little_and_another_part_much(part):
    copies = inputs(part, np.rot90(part), part[:, ::-1], (part * 0.7 + 20).astype(np.uint8))
    original, *changed = appearance(copies)
    (other,) = appearance(inputs(make_casting(3, size=SIZE, defects=[], shape="plate").pixels))
    assert max(distance(original, copy) for copy in changed) < 0.2 * distance(original, other)


def test_blur_shows_in_what_a_picture_is_described_by(part):
    sharp, blurred = appearance(inputs(part, gaussian_filter(part, 3)))
    assert distance(sharp, blurred) > 0.1


def test_of_colour_pictures_green_counts(part):
    coloured = np.stack([part * 0, part, part // 3], axis=-1)[None]
    np.testing.assert_array_equal(appearance(coloured), appearance(part[None]))


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_picture_without_any_structure_is_described_too(level):
    assert np.isfinite(appearance(inputs(np.full((SIZE, SIZE), level, np.uint8)))).all()
