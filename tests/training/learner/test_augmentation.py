import math

import torch

from castinspect.training.learner.augmentation import augment, turn


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def still(count):
    return torch.zeros(count), torch.zeros(count, dtype=torch.bool), torch.ones(count), torch.zeros(count, 2)


def test_views_depend_on_the_seed_alone():
    pictures = torch.rand(4, 1, 32, 32, generator=generator())
    assert torch.equal(augment(pictures, generator(1)), augment(pictures, generator(1)))
    assert not torch.equal(augment(pictures, generator(1)), augment(pictures, generator(2)))


def test_views_keep_shape_and_range_and_leave_the_pictures_alone():
    pictures = torch.rand(8, 3, 40, 40, generator=generator())
    before = pictures.clone()
    views = augment(pictures, generator())
    assert views.shape == pictures.shape
    assert 0 <= float(views.min()) <= float(views.max()) <= 1
    assert torch.equal(pictures, before)


def test_views_of_one_picture_differ_within_a_batch():
    picture = torch.rand(1, 1, 32, 32, generator=generator())
    views = augment(picture.expand(4, -1, -1, -1), generator())
    assert len({float(view.sum()) for view in views}) == 4


def test_no_turn_changes_nothing():
    pictures = torch.rand(2, 1, 33, 33, generator=generator())
    torch.testing.assert_close(turn(pictures, *still(2)), pictures)


def test_quarter_turn_and_mirror_are_exact():
    picture = torch.rand(1, 1, 32, 32, generator=generator())
    angle, mirrored, zoom, move = still(1)
    quarter = turn(picture, angle + math.pi / 2, mirrored, zoom, move)
    expected = [torch.rot90(picture, k, (2, 3)) for k in (1, 3)]
    assert any(torch.allclose(quarter, candidate, atol=1e-4) for candidate in expected)
    flipped = turn(picture, angle, ~mirrored, zoom, move)
    torch.testing.assert_close(flipped, picture.flip(3), atol=1e-4, rtol=0)


def test_what_turns_in_from_outside_repeats_the_border():
    bright = torch.full((1, 1, 32, 32), 0.7)
    angle, mirrored, zoom, move = still(1)
    torch.testing.assert_close(turn(bright, angle + math.pi / 4, mirrored, zoom, move), bright)


def test_spot_near_the_edge_stays_in_every_view():
    pictures = torch.zeros(64, 1, 64, 64)
    pictures[:, :, 30:34, 2:6] = 1  # 28 of 32 pixels away from the middle
    views = augment(pictures, generator())
    assert float(views.amax((1, 2, 3)).min()) > 0.5
