"""Harmless marks catch the eye, stay where such marks are, and leave the part's truth alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from castinspect.synthetic import nuisances
from castinspect.synthetic.nuisances import add_nuisances, spot
from castinspect.synthetic.shapes import PartShape, make_body

SIZE = 120
ON_THE_PART = ("_stain", "_reflection", "_chalk", "_machining_lines")


@pytest.fixture(scope="module")
def body():
    return make_body(np.random.default_rng(3), SIZE, PartShape.FLANGE)


def drawn(name, seed, body):
    return getattr(nuisances, name)(np.random.default_rng(seed), body, body.grey)


@pytest.mark.parametrize("name", ON_THE_PART)
def test_marks_of_the_part_leave_the_ground_as_it_was(name, body):
    changed = np.array([drawn(name, seed, body) != body.grey for seed in range(4)])
    assert changed.any()
    assert not changed[:, body.outline > 0].any()


def test_dust_is_faint_and_sparse(body):
    change = np.abs(drawn("dust", 0, body) - body.grey)
    assert 0 < (change > 0).sum() <= 2 * 40
    assert change.max() < 0.5


def test_a_shadow_only_darkens_and_worn_edges_only_brighten(body):
    assert (drawn("_soft_shadow", 0, body) <= body.grey)[body.grey >= 0].all()
    worn = drawn("_edge_wear", 1, body)
    assert (worn >= body.grey).all()
    assert np.abs(body.outline[worn > body.grey]).max() < 6 * body.frame.unit


def test_the_choice_follows_from_the_seed_and_does_not_touch_the_picture_given(body):
    before = body.grey.copy()
    pictures = [add_nuisances(np.random.default_rng(seed), body, body.grey) for seed in (0, 0, *range(1, 12))]
    assert np.array_equal(body.grey, before)
    assert np.array_equal(pictures[0], pictures[1])
    assert len({picture.tobytes() for picture in pictures}) > 8


@pytest.mark.parametrize("seed", range(20))
def test_a_spot_lies_on_the_face(seed, body):
    column, row = spot(np.random.default_rng(seed), body)
    assert body.face[int(row), int(column)]


def test_without_a_face_the_spot_is_the_middle(body):
    bare = replace(body, face=np.zeros_like(body.face))
    assert spot(np.random.default_rng(0), bare) == (SIZE / 2, SIZE / 2)
