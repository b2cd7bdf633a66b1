import numpy as np
import pytest

from castinspect.synthetic.defects import DefectKind
from castinspect.synthetic.nuisances import _marks_in_recess
from castinspect.synthetic.scene import make_casting
from castinspect.synthetic.shapes import PartShape, make_body

SIZE = 128


@pytest.mark.parametrize("shape", [*PartShape, None])
def test_the_same_seed_gives_the_same_casting(shape):
    first, second = (make_casting(7, size=SIZE, shape=shape) for _ in range(2))
    assert np.array_equal(first.pixels, second.pixels)
    assert np.array_equal(first.masks, second.masks)
    assert first.defects == second.defects


def test_other_seeds_give_other_castings():
    assert not np.array_equal(make_casting(1, size=SIZE).pixels, make_casting(2, size=SIZE).pixels)


@pytest.mark.parametrize("size", [64, 150, 300])
def test_picture_and_masks_have_the_size_asked_for(size):
    casting = make_casting(3, size=size, defects=[DefectKind.BURR])
    assert casting.pixels.shape == (size, size)
    assert casting.pixels.dtype == np.uint8
    assert casting.masks.shape == (len(DefectKind), size, size)
    assert casting.mask.shape == (size, size)


@pytest.mark.parametrize("shape", PartShape)
def test_sound_casting_has_no_mask(shape):
    casting = make_casting(5, size=SIZE, defects=(), shape=shape)
    assert casting.defects == ()
    assert not casting.mask.any()


@pytest.mark.parametrize("kind", DefectKind)
@pytest.mark.parametrize("seed", range(6))
def test_each_kind_asked_for_is_in_its_own_mask_and_in_no_other(kind, seed):
    casting = make_casting(seed, size=SIZE, defects=[kind], shape=None)
    found = {k for k, mask in zip(DefectKind, casting.masks, strict=True) if mask.any()}
    assert casting.defects == (kind,)
    assert found == {kind}


@pytest.mark.parametrize("kind", DefectKind)
def test_picture_differs_from_its_sound_twin_inside_the_mask_and_hardly_elsewhere(kind):
    inside, outside = [], []
    for seed in range(8):
        sound = make_casting(seed, defects=()).pixels.astype(int)
        casting = make_casting(seed, defects=[kind])
        change = np.abs(casting.pixels.astype(int) - sound)
        assert (change[casting.mask] > 0).mean() > 0.6
        inside.append(change[casting.mask].mean())
        outside.append(change[~casting.mask].mean())
    assert np.mean(inside) > 12
    assert np.mean(outside) < 0.5


def test_a_few_kinds_can_be_on_one_casting():
    kinds = [DefectKind.CHIP, DefectKind.PINHOLES, DefectKind.SCRATCH]
    casting = make_casting(11, size=SIZE, defects=kinds)
    assert casting.defects == tuple(kinds)
    assert [mask.any() for mask in casting.masks] == [kind in kinds for kind in DefectKind]


def test_about_half_of_the_random_castings_are_defective_and_all_kinds_occur():
    castings = [make_casting(seed, size=64) for seed in range(120)]
    defective = [c for c in castings if c.defects]
    assert 40 <= len(defective) <= 80
    assert {kind for c in defective for kind in c.defects} == set(DefectKind)
    assert all(1 <= len(c.defects) <= 2 and c.mask.any() for c in defective)


def test_defects_reach_from_small_to_large():
    areas = [make_casting(seed, size=SIZE, defects=[DefectKind.BLOW_HOLE]).mask.sum() for seed in range(30)]
    assert min(areas) < 15
    assert max(areas) > 60


def test_shapes_look_different():
    pictures = [make_casting(4, size=SIZE, defects=(), shape=shape).pixels.astype(int) for shape in PartShape]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(one - other).mean() > 3


@pytest.mark.parametrize("shape", PartShape)
@pytest.mark.parametrize("seed", range(3))
def test_harmless_marks_in_a_recess_leave_every_place_that_is_judged_alone(shape, seed):
    body = make_body(np.random.default_rng(seed), 300, shape)
    assert not (body.recess & body.face).any()
    before = body.grey.copy()
    marked = np.array([_marks_in_recess(np.random.default_rng(n), body, body.grey) for n in range(4)])
    assert np.array_equal(body.grey, before)
    assert not (marked != before)[:, ~body.recess].any()
    assert (marked != before).any() == body.recess.any()


def test_an_impeller_has_recesses():
    assert make_body(np.random.default_rng(0), 300, PartShape.IMPELLER).recess.mean() > 0.03


def test_castings_of_one_line_are_of_one_design_and_lie_as_they_fall():
    first, second = (make_body(np.random.default_rng(seed), SIZE, PartShape.IMPELLER, 5) for seed in (1, 2))
    other = make_body(np.random.default_rng(2), SIZE, PartShape.IMPELLER, 6)
    shares = [body.recess.sum() / (body.outline < 0).sum() for body in (first, second, other)]

    assert shares[0] == pytest.approx(shares[1], rel=0.03)
    assert shares[2] != pytest.approx(shares[1], rel=0.03)
    assert first.frame.light != second.frame.light
    assert not np.array_equal(first.grey, second.grey)


def test_a_line_s_castings_carry_no_harmless_marks_but_dust():
    line, any_marks = (make_casting(12, size=SIZE, defects=(), line=of).pixels for of in (5, None))

    assert not np.array_equal(line, any_marks)
    assert np.array_equal(line, make_casting(12, size=SIZE, defects=(), line=5).pixels)
