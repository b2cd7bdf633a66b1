"""Shifts change what they say and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.shifts import SHIFTS, blur, gamma, noise, vignette


@pytest.fixture
def picture():
    return np.random.default_rng(0).integers(20, 200, (60, 80), dtype=np.uint8)


@pytest.mark.parametrize("name", SHIFTS)
@pytest.mark.parametrize("colour", [False, True])
def test_shape_and_type_stay_and_the_same_picture_is_shifted_alike(picture, name, colour):
    pixels = np.stack([picture] * 3, axis=-1) if colour else picture
    shifted = SHIFTS[name](pixels)
    assert shifted.shape == pixels.shape
    assert shifted.dtype == np.uint8
    assert not np.array_equal(shifted, pixels)
    assert np.array_equal(SHIFTS[name](pixels), shifted)


def test_gamma_keeps_black_and_white_and_moves_the_middle():
    ends = np.array([[0, 128, 255]], np.uint8)
    assert gamma(0.6)(ends).tolist()[0][::2] == gamma(1.6)(ends).tolist()[0][::2] == [0, 255]
    assert gamma(0.6)(ends)[0, 1] > 128 > gamma(1.6)(ends)[0, 1]


def test_blur_smooths_noise_roughens_and_vignette_darkens_the_corners(picture):
    assert blur(0.02)(picture).std() < 0.5 * picture.std()
    flat = np.full((50, 50), 128, np.uint8)
    assert noise(10)(flat).std() == pytest.approx(10, rel=0.1)
    dark = vignette(0.5)(flat)
    assert dark[0, 0] == 64
    assert dark[25, 25] == pytest.approx(128, abs=1)
