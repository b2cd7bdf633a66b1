"""A bolted camera shows one place: parts differ by their grain, small defects and wear."""

from __future__ import annotations

import numpy as np

from castinspect.synthetic.fixed_camera import fixed_camera_parts


def planes(seed, count, **options):
    return np.stack([part.pixels for part in fixed_camera_parts(seed, count, **options)]).astype(np.float32)


def test_the_same_seed_draws_the_same_set_and_another_another_place():
    np.testing.assert_array_equal(planes(1, 3, size=64), planes(1, 3, size=64))
    assert np.abs(planes(1, 1, size=64) - planes(2, 1, size=64)).mean() > 5


def test_every_second_part_is_defective():
    assert [part.is_defective for part in fixed_camera_parts(0, 4, size=64)] == [False, True, False, True]


def test_parts_stay_in_their_place_and_wear_grows():
    drawn = planes(3, 40)
    for one in drawn[1:]:
        assert np.corrcoef(drawn[0].ravel(), one.ravel())[0, 1] > 0.9
    early, late = np.abs(drawn[1] - drawn[0]).mean(), np.abs(drawn[-1] - drawn[-2]).mean()
    assert np.abs(drawn[-1] - drawn[0]).mean() > max(early, late)


def test_on_a_turntable_the_part_turns_and_the_fixture_stays():
    still, turned = planes(0, 6), planes(0, 6, turntable=True)
    moved = np.abs(turned - still).mean(axis=0)
    assert moved[:20, :20].mean() < 5
    assert moved[100:200, 40:260].mean() > 2 * moved[:20, :20].mean()
