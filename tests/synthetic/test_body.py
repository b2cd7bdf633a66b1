"""A part lies wholly in its picture, wherever chance puts it."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.body import place

SIZE = 120


def placed(seed, *, turn=True, size=SIZE):
    return place(np.random.default_rng(seed), size, turn=turn)


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_centre_is_in_the_picture_and_its_radius_fits(seed):
    frame = placed(seed)
    radial = np.hypot(frame.u, frame.v)
    row, column = np.unravel_index(radial.argmin(), radial.shape)
    assert 0.355 * SIZE <= frame.radius <= 0.455 * SIZE
    assert radial.min() < 1.2
    for middle in (row, column):
        assert 0.9 * frame.radius < middle < SIZE - 0.9 * frame.radius
    assert 0 <= frame.light <= 2 * np.pi


def test_the_same_seed_places_alike_and_another_elsewhere():
    first, again, other = (placed(seed) for seed in (3, 3, 4))
    assert np.array_equal(first.u, again.u)
    assert np.array_equal(first.v, again.v)
    assert not np.array_equal(first.u, other.u)


@pytest.mark.parametrize("seed", range(6))
def test_an_unturned_part_keeps_its_axes_along_the_picture(seed):
    frame = placed(seed, turn=False)
    right, down = np.diff(frame.u, axis=1), np.diff(frame.v, axis=0)
    assert (right > 0.9).all()
    assert (down > 0.9).all()
    assert max(right.max(), down.max()) <= 1.17


def test_a_turned_part_is_turned():
    directions = {
        round(float(np.arctan2(f.v[0, 1] - f.v[0, 0], f.u[0, 1] - f.u[0, 0])), 1) for f in map(placed, range(20))
    }
    assert len(directions) > 10


def test_a_larger_picture_of_the_same_seed_shows_the_same_part():
    small, large = placed(5), placed(5, size=2 * SIZE)
    assert large.radius == pytest.approx(2 * small.radius)
    assert large.unit == 2 * small.unit
    assert large.u[::2, ::2] == pytest.approx(2 * small.u, abs=0.01)
