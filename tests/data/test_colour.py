"""A data set has colour where more than a stray picture shows some."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.data.colour import has_colour, is_coloured

NOISE = np.random.default_rng(0).integers(60, 200, (80, 80), dtype=np.uint8)
GREY = np.dstack([NOISE] * 3)
RUST = GREY.copy()
RUST[20:40, 20:40] = (180, 90, 30)


@pytest.fixture
def save(tmp_path):
    def save(name, pixels, **options):
        Image.fromarray(pixels).save(tmp_path / name, **options)
        return tmp_path / name

    return save


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp"])
def test_a_spot_of_colour_is_seen_and_grey_in_three_channels_is_none(save, name):
    assert is_coloured(save(name, RUST))
    assert not is_coloured(save(name, GREY))
    assert not is_coloured(save(name, NOISE))


def test_noise_of_compression_is_no_colour(save):
    assert not is_coloured(save("a.jpg", GREY, quality=20))


def test_what_cannot_be_read_has_none(tmp_path):
    assert not is_coloured(tmp_path / "gone.png")
    assert not has_colour([])


def test_one_stray_picture_does_not_make_a_data_set_coloured(save):
    paths = [save(f"{number}.png", NOISE) for number in range(20)]
    assert not has_colour([*paths, save("stray.png", RUST)])
    assert has_colour([*paths, save("one.png", RUST), save("two.png", RUST)])
    assert has_colour([save("alone.png", RUST)])
