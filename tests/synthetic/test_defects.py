"""Each kind of defect is where castings have it, changes what it says and never nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from castinspect.synthetic import defects
from castinspect.synthetic.defects import DefectKind, Dice, add_defect
from castinspect.synthetic.shapes import PartShape, make_body

SIZE = 120
SURFACE = (DefectKind.BLOW_HOLE, DefectKind.PINHOLES, DefectKind.SHRINKAGE)
BORDER = 9 * SIZE / 300


@pytest.fixture(scope="module")
def body():
    return make_body(np.random.default_rng(1), SIZE, PartShape.IMPELLER)


def dice(seed, severity=0.0):
    return Dice(np.random.SeedSequence(seed), severity)


def test_extents_stay_within_their_bounds_and_severe_ones_are_the_largest():
    mild, severe, worst = ([dice(n, s).extent(2, 8) for n in range(50)] for s in (0, 0.5, 1))
    assert 2 <= min(mild) < 3 < max(mild) <= 8
    assert min(severe) >= 4
    assert worst == pytest.approx([8] * 50)


@pytest.mark.parametrize("kind", DefectKind)
@pytest.mark.parametrize("seed", range(4))
def test_a_defect_is_visible_where_its_mask_is_and_nowhere_else(kind, seed, body):
    before = body.grey.copy()
    grey, mask = add_defect(dice(seed), body, body.grey, kind)
    assert np.array_equal(body.grey, before)
    assert 0 <= grey.min() <= grey.max() <= 1
    assert mask.any()
    assert np.array_equal(mask, np.abs(grey - before) > 0.04)


@pytest.mark.parametrize("kind", DefectKind)
def test_the_same_seed_draws_the_same_defect_and_another_another(kind, body):
    first, again, other = (add_defect(dice(seed), body, body.grey, kind)[0] for seed in (7, 7, 8))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("seed", range(6))
def test_flash_stands_at_the_outer_border(seed, body):
    _, mask = add_defect(dice(seed), body, body.grey, DefectKind.BURR)
    assert np.abs(body.outline[mask]).max() < BORDER + 2


@pytest.mark.parametrize("kind", SURFACE)
def test_surface_defects_begin_on_the_face(kind, body):
    on_face = [(body.face & add_defect(dice(seed), body, body.grey, kind)[1]).any() for seed in range(12)]
    assert all(on_face)


@pytest.mark.parametrize("kind", DefectKind)
def test_severe_defects_are_larger_or_stand_out_more(kind, body):
    def change(severity):
        return np.mean(
            [np.abs(add_defect(dice(n, severity), body, body.grey, kind)[0] - body.grey).sum() for n in range(12)]
        )

    assert change(1.0) > change(0.0)


def test_where_nothing_visible_comes_of_it_a_plain_spot_is_drawn(body, monkeypatch):
    monkeypatch.setitem(defects._DRAWERS, DefectKind.SCRATCH, lambda _rng, _body, grey: grey.copy())
    grey, mask = add_defect(dice(0), body, body.grey, DefectKind.SCRATCH)
    assert 1 < mask.sum() < 0.01 * SIZE**2
    assert (np.abs(grey - body.grey)[mask] > 0.04).mean() > 0.5


def test_a_part_without_a_face_still_gets_its_defect_on_the_part(body):
    bare = replace(body, face=np.zeros_like(body.face))
    _, mask = add_defect(dice(2), bare, bare.grey, DefectKind.BLOW_HOLE)
    assert (mask & (bare.outline < 0)).any()
