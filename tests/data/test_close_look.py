"""A closer look tells copies from other parts of one kind at one place."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.data.close_look import alike_everywhere, camera_picture, fine_map, turned_onto
from castinspect.synthetic.fixed_camera import fixed_camera_parts
from tests.data.test_likeness import copied, turned


@pytest.fixture(scope="module")
def parts():
    return [part.pixels for part in fixed_camera_parts(5, 24)]


@pytest.fixture(scope="module")
def maps(parts):
    return [fine_map(pixels) for pixels in parts]


@pytest.fixture(scope="module")
def copies(parts):
    rng = np.random.default_rng(0)
    return [fine_map(copied(pixels, rng)) for pixels in parts]


def test_turning_a_picture_rolls_its_map(parts, maps):
    for change in (lambda p: turned(p, 90), lambda p: p[:, ::-1], lambda p: turned(p, 33)):
        back = turned_onto(maps[0], fine_map(change(parts[0])))
        assert np.corrcoef(back.ravel(), maps[0].ravel())[0, 1] > 0.95


def test_copies_are_alike_everywhere_and_other_parts_are_not(maps, copies):
    assert min(alike_everywhere(*pair) for pair in zip(maps, copies, strict=True)) > 0.74
    table = [part.pixels for part in fixed_camera_parts(5, 24, turntable=True)]
    others = [fine_map(pixels) for pixels in table]
    assert max(alike_everywhere(others[0], other) for other in others[1:]) < 0.7


def test_pictures_without_structure_are_like_nothing():
    flat = fine_map(np.full((80, 100), 128, np.uint8))
    assert alike_everywhere(flat, flat) == 0


def test_without_the_cameras_picture_only_copies_are_alike(maps, copies):
    camera = camera_picture([*maps, *copies])
    left = np.stack([camera.left_of(found) for found in maps])
    again = np.stack([camera.left_of(found) for found in copies])
    np.testing.assert_allclose(np.linalg.norm(left, axis=1), 1, atol=0.02)
    alike = left @ again.T
    assert alike.diagonal().min() > 0.36
    assert (alike - np.diag(alike.diagonal())).max() < 0.3


def test_copies_do_not_become_the_cameras_picture(parts, maps):
    """A third of the set shows one part: what is left of it must not vanish."""
    rng = np.random.default_rng(1)
    many = [fine_map(copied(parts[0], rng)) for _ in range(10)]
    camera = camera_picture([*maps, *many])
    assert float(camera.left_of(many[0]) @ camera.left_of(many[1])) > 0.36
