"""Every shape of part has a face to be judged, lies in its picture and stands off the ground."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.synthetic.shapes import PartShape, make_body

SIZE = 120
SEEDS = range(4)


def made(shape, seed, size=SIZE):
    return make_body(np.random.default_rng(seed), size, shape)


@pytest.mark.parametrize("shape", PartShape)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_has_a_face_inside_its_outline_apart_from_its_recesses(shape, seed):
    body = made(shape, seed)
    assert body.grey.shape == (SIZE, SIZE)
    assert np.isfinite(body.grey).all()
    assert body.face.mean() > 0.05
    assert (body.outline[body.face] < 0).all()
    assert not (body.face & body.recess).any()


@pytest.mark.parametrize("shape", PartShape)
def test_most_of_the_border_of_the_picture_shows_the_ground(shape):
    for seed in SEEDS:
        outside = made(shape, seed).outline > 0
        edge = np.concatenate([outside[0], outside[-1], outside[:, 0], outside[:, -1]])
        assert edge.mean() > 0.7


@pytest.mark.parametrize("shape", [PartShape.RING, PartShape.FLANGE, PartShape.HOUSING])
@pytest.mark.parametrize("seed", SEEDS)
def test_parts_with_a_bore_in_the_middle_have_a_recess_there(shape, seed):
    body = made(shape, seed)
    middle = np.unravel_index(np.hypot(body.frame.u, body.frame.v).argmin(), (SIZE, SIZE))
    assert body.recess[middle]
    assert not body.face[middle]


@pytest.mark.parametrize("shape", PartShape)
def test_the_same_seed_gives_the_same_part_and_another_another(shape):
    first, again, other = (made(shape, seed, 64).grey for seed in (2, 2, 3))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_bores_are_darker_than_the_face_around_them():
    for seed in SEEDS:
        body = made(PartShape.RING, seed)
        assert np.median(body.grey[body.recess]) < np.median(body.grey[body.face])
