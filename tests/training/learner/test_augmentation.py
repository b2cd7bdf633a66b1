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


def marked():
    """A picture with one bright corner, many times."""
    pictures = torch.zeros(32, 1, 40, 40)
    pictures[:, :, 4:12, 4:12] = 1
    return pictures


def brightest_corners(views):
    """Which of the four quarters of each view is the brightest."""
    quarters = torch.nn.functional.adaptive_avg_pool2d(views, 2).flatten(1)
    return set(quarters.argmax(1).tolist())


def test_parts_with_one_right_way_up_are_neither_turned_nor_mirrored():
    assert brightest_corners(augment(marked(), generator(), "none")) == {0}


def test_parts_turned_by_quarters_stay_straight():
    views = augment(marked(), generator(), "quarter")
    assert brightest_corners(views) == {0, 1, 2, 3}
    edges = (views - views.mean((2, 3), keepdim=True)).abs().amax((1, 2, 3))
    rows = views.amax(3).squeeze(1) > views.mean((1, 2, 3), keepdim=True).squeeze(1).squeeze(1) + edges[:, None] / 2
    assert ((rows.sum(1) >= 6) & (rows.sum(1) <= 10)).all()  # a square turned aslant would reach over more rows
