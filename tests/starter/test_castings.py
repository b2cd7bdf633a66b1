"""Castings for pretraining: drawn alike everywhere, with maps of their defects."""

from __future__ import annotations

import numpy as np

from castinspect.starter.castings import CastingPool, draw_castings, held_out_castings
from castinspect.synthetic.defects import DefectKind


def test_castings_held_out_are_never_trained_on():
    trained = {p.tobytes() for p in draw_castings(0, 0, 16, 64).pixels}
    assert not trained & {p.tobytes() for p in held_out_castings(0, 16, 64).pixels}


def test_maps_mark_the_defective_castings_and_begin_with_more_defects():
    hard, easy = (draw_castings(0, 0, 48, 64, ease) for ease in (0.0, 1.0))
    assert hard.maps.shape == (48, len(DefectKind), 8, 8)
    assert 4 <= (~hard.maps.any(axis=(1, 2, 3))).sum() <= 26
    assert easy.maps.sum() > 1.5 * hard.maps.sum()


def test_pool_uses_each_casting_as_often_as_asked():
    pool = CastingPool(0, 0, 64, 4.0, 0)
    rng = np.random.default_rng(0)
    for _ in range(16):
        assert len({p.tobytes() for p in pool.batch(rng, 32).pixels}) == 32
    assert pool.next_index == 16 * 32 / 4


def test_other_processes_draw_the_same_castings():
    rng = np.random.default_rng(0)
    pool = CastingPool(0, 0, 64, 1.0, 1)
    try:
        drawn = pool.batch(rng, 8)
    finally:
        pool.close()
    here = {p.tobytes() for p in draw_castings(0, 0, 32, 64).pixels}
    assert {p.tobytes() for p in drawn.pixels} <= here
