"""Grounds, shadows and finishes: brightness in its bounds, lines in their direction."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from castinspect.synthetic.body import place
from castinspect.synthetic.surface import bench, cast_finish, cast_shadow, milled_finish, turned_finish

SIZE = 100
SEEDS = range(6)


def generator(seed):
    return np.random.default_rng(seed)


@pytest.fixture(params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture
def frame(seed):
    return place(generator(seed), SIZE)


def test_the_ground_is_plain(seed):
    ground = bench(generator(seed), SIZE)
    assert ground.shape == (SIZE, SIZE)
    assert 0 < ground.mean() < 1.1
    assert ground.std() < 0.12


def test_a_shadow_darkens_beside_the_part_and_fades_away_from_it(seed, frame):
    radial = np.hypot(frame.u, frame.v)
    outline, ground = radial - np.float32(frame.radius * 0.5), np.full((SIZE, SIZE), 0.7, np.float32)
    shaded = cast_shadow(generator(seed), ground, outline, np.arctan2(frame.v, frame.u), frame.unit)
    assert (shaded <= ground).all()
    assert shaded[np.abs(outline) < 2].mean() < shaded[outline > 30].mean()


def test_finishes_are_factors_around_one(seed, frame):
    radial, angle = np.hypot(frame.u, frame.v), np.arctan2(frame.v, frame.u)
    for finish in (
        turned_finish(generator(seed), frame, radial, angle),
        milled_finish(generator(seed), frame),
        cast_finish(generator(seed), frame),
    ):
        assert finish.shape == (SIZE, SIZE)
        assert finish.mean() == pytest.approx(1, abs=0.3)
        assert finish.std() > 0.003
        assert finish.min() > 0


def test_a_turned_face_has_the_same_light_all_along_a_radius(frame):
    """Highlights of a turned face go by angle; by radius there are only fine lines."""
    radial, angle = np.hypot(frame.u, frame.v), np.arctan2(frame.v, frame.u)
    finish = turned_finish(generator(1), frame, radial, angle)
    inner, outer = radial < 0.5 * frame.radius, (radial > 0.5 * frame.radius) & (radial < frame.radius)
    sectors = np.linspace(-np.pi, np.pi, 13)
    by_angle = [
        [finish[ring & (angle >= low) & (angle < high)].mean() for low, high in pairwise(sectors)]
        for ring in (inner, outer)
    ]
    assert np.corrcoef(by_angle)[0, 1] > 0.9
