"""The heat lies where the network looked, also on pictures that were padded."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.explanation import heat_image, map_on_picture, overlay


@pytest.mark.parametrize(("width", "height"), [(100, 100), (200, 100), (60, 180)])
def test_a_hot_place_lies_on_the_part_of_the_picture_it_came_from(width, height):
    preprocessing = Preprocessing(size=96)
    pixels = np.zeros((height, width), np.uint8)
    row, column = height // 4, 3 * width // 4
    pixels[row - 6 : row + 6, column - 6 : column + 6] = 255
    heat = (preprocessing.resized(pixels) == 255).astype(np.float32)
    found = map_on_picture(heat, width, height, preprocessing)
    rows, columns = np.nonzero(found > 0.5)
    assert abs(rows.mean() - row) < 3
    assert abs(columns.mean() - column) < 3


def test_without_heat_the_picture_shows_unchanged():
    pixels = np.random.default_rng(0).integers(0, 255, (40, 30, 3), dtype=np.uint8)
    np.testing.assert_array_equal(overlay(pixels, np.zeros((7, 7), np.float32), Preprocessing(size=32)), pixels)


def test_opacity_zero_shows_the_picture_alone():
    pixels = np.full((20, 20), 90, np.uint8)
    result = overlay(pixels, np.ones((7, 7), np.float32), Preprocessing(size=32), opacity=0)
    assert (result == 90).all()


def test_stronger_is_lighter():
    strengths = np.linspace(0, 1, 8, dtype=np.float32)[None]
    image = heat_image(strengths, 8, 1, Preprocessing(size=32, resize="stretch"))
    lightness = image[0, :, :3].astype(int) @ [2, 7, 1]
    assert (np.diff(lightness) > 0).all()
