"""A mask is a lossless picture of few values beside one of the same name that has many."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.masks import masks_among

NOISE = np.random.default_rng(0).integers(0, 256, (40, 40), dtype=np.uint8)
MASK = np.where(NOISE > 200, 255, 0).astype(np.uint8)


def save(path, pixels):
    Image.fromarray(pixels).save(path)
    return path


@pytest.mark.parametrize("pixels", [MASK, MASK * 0, MASK // 255, np.dstack([MASK, MASK * 0, MASK]), NOISE // 60])
@pytest.mark.parametrize("name", ["part_1.png", "PART_1.bmp", "part_1_mask.png", "part_1_gt.tif"])
def test_masks_are_recognised(tmp_path, name, pixels):
    picture, mask = save(tmp_path / "part_1.jpg", NOISE), save(tmp_path / name, pixels)
    assert masks_among([picture, mask]) == {mask}


def test_labels_of_16_bits_are_masks(tmp_path):
    picture, mask = save(tmp_path / "a.jpg", NOISE), save(tmp_path / "a.png", (MASK // 255).astype(np.uint16))
    assert masks_among([picture, mask]) == {mask}


SHAPE = np.zeros((160, 160), np.uint8)
SHAPE[40:90, 50:120] = 255


@pytest.mark.parametrize("name", ["part_1_mask.jpg", "part_1_gt.jpeg", "part_1-mask.webp"])
@pytest.mark.parametrize("pixels", [SHAPE, 255 - SHAPE, SHAPE * 0])
def test_masks_that_were_saved_with_loss_are_recognised(tmp_path, name, pixels):
    picture, mask = save(tmp_path / "part_1.png", NOISE), save(tmp_path / name, pixels)
    assert masks_among([picture, mask]) == {mask}


@pytest.mark.parametrize(
    ("pictures", "masks"), [(".", "masks"), (".", "Ground_Truth"), ("images", "masks"), ("img", "mask")]
)
def test_masks_in_a_folder_of_their_own_are_recognised(tmp_path, pictures, masks):
    for folder in (pictures, masks):
        (tmp_path / folder).mkdir(exist_ok=True)
    picture, mask = save(tmp_path / pictures / "a.jpg", NOISE), save(tmp_path / masks / "a_mask.png", MASK)
    assert masks_among([picture, mask]) == {mask}


def test_two_pictures_of_one_name_are_no_masks(tmp_path):
    assert masks_among([save(tmp_path / "a.jpg", NOISE), save(tmp_path / "a.png", NOISE)]) == set()


def test_two_flat_pictures_of_one_name_are_not_both_masks(tmp_path):
    assert masks_among([save(tmp_path / "a.bmp", MASK), save(tmp_path / "a.png", MASK)]) == set()


def test_a_flat_picture_alone_is_not_even_opened(tmp_path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    (tmp_path / "below").mkdir()
    assert masks_among([tmp_path / "a.png", save(tmp_path / "below" / "a.jpg", NOISE)]) == set()
