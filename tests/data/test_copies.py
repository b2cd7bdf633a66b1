"""Copies are grouped and other parts are not, whatever the camera shows of all of them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.bench.likeness import random_copy
from castinspect.data.copies import group_pictures, normal_likeness, tells_parts_apart
from castinspect.data.likeness import signature
from castinspect.imaging.loading import load_image
from castinspect.synthetic.fixed_camera import fixed_camera_parts
from castinspect.synthetic.scene import make_casting
from tests.helpers.likeness import group_alike

_PARTS, _COPIED = 30, 8


def written(folder, planes):
    """Each part, and a copy of the first few; paths, signatures and which part each shows."""
    rng, paths, truth = np.random.default_rng(0), [], []
    for number, pixels in enumerate(planes):
        Image.fromarray(pixels).save(folder / f"{number}.png")
        paths.append(folder / f"{number}.png")
        truth.append(number)
        if number < _COPIED:
            copy, quality = random_copy(pixels, rng)
            copy.save(folder / f"{number}-copy.jpg", quality=quality)
            paths.append(folder / f"{number}-copy.jpg")
            truth.append(number)
    return paths, np.stack([signature(load_image(path).pixels) for path in paths]), truth


@pytest.mark.parametrize("turntable", [False, True], ids=["bolted camera", "turntable"])
def test_parts_of_one_kind_at_one_place_are_told_apart(tmp_path, turntable):
    planes = (part.pixels for part in fixed_camera_parts(0, _PARTS, turntable=turntable))
    paths, signatures, truth = written(tmp_path, planes)
    assert not tells_parts_apart(signatures)
    groups = group_pictures(signatures, paths)
    assert len({*zip(groups, truth, strict=True)}) == len(set(groups)), "no two parts became one"
    assert len(set(groups)) <= _PARTS + 1, "one copy may be missed"
    assert len(set(group_alike(signatures))) < _PARTS


def test_parts_that_look_different_are_told_apart_by_their_signatures_alone(tmp_path):
    planes = (make_casting(seed).pixels for seed in range(_PARTS))
    paths, signatures, truth = written(tmp_path, planes)
    assert tells_parts_apart(signatures)

    def never(_path):
        raise AssertionError("read once more")

    assert group_pictures(signatures, paths, never) == group_alike(signatures) == truth


def test_a_picture_that_is_gone_meanwhile_is_a_part_of_its_own(tmp_path):
    planes = (part.pixels for part in fixed_camera_parts(0, 12))
    paths, signatures, truth = written(tmp_path, planes)
    paths[1].unlink()
    groups = group_pictures(signatures, paths)
    assert groups.count(groups[1]) == 1
    assert len(set(groups)) == len(set(truth)) + 1


def test_a_few_pictures_have_no_normal_likeness():
    assert normal_likeness(np.zeros((2, 16, 32), np.complex64)) == (0, 0)
    assert group_pictures(np.zeros((0, 16, 32), np.complex64), []) == []
