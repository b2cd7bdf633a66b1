"""An impeller has a disc, a dark bladed ring and a bore, each where defects count or don't."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.body import place
from castinspect.synthetic.impeller import impeller

SIZE = 150


def drawn(seed, size):
    rng = np.random.default_rng(seed)
    return impeller(rng, place(rng, size))


@pytest.fixture(scope="module", params=range(5))
def body(request):
    return drawn(request.param, SIZE)


def test_its_picture_and_regions_fit_together(body):
    for plane in (body.grey, body.outline, body.angle, body.face, body.recess):
        assert plane.shape == (SIZE, SIZE)
    assert np.isfinite(body.grey).all()
    assert -0.2 < body.grey.min() < body.grey.max() < 1.8
    assert not (body.face & body.recess).any()


def test_face_and_recess_lie_inside_the_outer_border(body):
    assert (body.outline[body.face] < 0).all()
    assert (body.outline[body.recess] < 0).all()
    assert body.face.mean() > 0.1
    assert body.recess.mean() > 0.02


def test_the_space_between_the_blades_is_darker_than_the_machined_face(body):
    radial = body.outline + body.frame.radius
    blades = body.recess & (radial > 0.36 * body.frame.radius)
    assert np.median(body.grey[blades]) < 0.6 * np.median(body.grey[body.face])


def test_the_outline_is_the_distance_from_a_circle(body):
    radial = np.hypot(body.frame.u, body.frame.v)
    assert body.outline == pytest.approx(radial - body.frame.radius, abs=1e-3)


def test_the_same_seed_gives_the_same_impeller():
    first, again, other = (drawn(seed, 64).grey for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
