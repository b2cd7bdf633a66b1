"""What drawings stand on: edges that fade, noise that repeats and profiles that are looked up."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.canvas import (
    REFERENCE_SIZE,
    along,
    around,
    blend,
    cloud,
    coverage,
    periodic_noise,
    pixel_grid,
    unit,
)


def generator(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize(("size", "expected"), [(REFERENCE_SIZE, 1.0), (600, 2.0), (75, 0.25)])
def test_lengths_grow_with_the_picture(size, expected):
    assert unit(size) == expected


def test_the_grid_is_a_row_of_columns_and_a_column_of_rows():
    x, y = pixel_grid(4)
    assert (x.shape, y.shape) == ((1, 4), (4, 1))
    assert (x + 10 * y)[2].tolist() == [20, 21, 22, 23]


def test_a_border_covers_half_a_pixel_and_softness_widens_it():
    distance = np.array([-3, -0.25, 0, 0.25, 3], np.float32)
    assert coverage(distance).tolist() == [1, 0.75, 0.5, 0.25, 0]
    assert coverage(distance, 12).tolist() == [
        0.75,
        pytest.approx(0.5208, abs=1e-3),
        0.5,
        pytest.approx(0.479, abs=1e-3),
        0.25,
    ]


def test_blend_goes_from_what_lies_under_to_what_lies_over():
    under, share = np.full(3, 0.2, np.float32), np.array([0, 0.5, 1], np.float32)
    assert blend(under, 0.8, share).tolist() == pytest.approx([0.2, 0.5, 0.8])
    assert blend(under, under, share).tolist() == pytest.approx([0.2] * 3)


def test_a_cloud_is_smooth_and_follows_from_its_seed():
    few, many = cloud(generator(), 64, 4), cloud(generator(), 64, 30)
    assert few.shape == many.shape == (64, 64)
    assert np.abs(np.diff(few)).mean() < 0.5 * np.abs(np.diff(many)).mean()
    assert np.array_equal(few, cloud(generator(), 64, 4))


def test_noise_around_a_circle_has_unit_variance_no_mean_and_no_seam():
    noise = periodic_noise(generator(), 5, 512)
    assert noise.shape == (512,)
    assert noise.std() == pytest.approx(1, abs=1e-4)
    assert noise.mean() == pytest.approx(0, abs=1e-4)
    assert abs(noise[0] - noise[-1]) <= 2 * np.abs(np.diff(noise)).max()


def test_a_profile_around_the_circle_wraps():
    profile = np.array([0, 1, 2, 3], np.float32)
    angle = np.array([0.1, np.pi / 2 + 0.1, 2 * np.pi + 0.1, 5 * np.pi / 2 + 0.1], np.float32)
    assert around(angle, profile).tolist() == [0, 1, 0, 1]


def test_a_profile_along_a_line_ends_with_its_end_values():
    profile = np.array([5, 6, 7], np.float32)
    assert along(np.array([-9, 0, 0.6, 1.1, 50], np.float32), profile, 0.5).tolist() == [5, 5, 6, 7, 7]
