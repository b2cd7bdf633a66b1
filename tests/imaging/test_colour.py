"""Colour is found also where only the brightness was decoded."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.colour import colourfulness
from castinspect.imaging.loading import Wanted, decode_picture


def of(pixels, form, **wanted):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, form)
    return colourfulness(file.getvalue(), decode_picture(file.getvalue(), Path("a"), Wanted(**wanted)))


@pytest.fixture
def grey():
    return np.random.default_rng(0).integers(0, 255, (160, 160), dtype=np.uint8)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_grey_has_none_in_whichever_mode_it_is_stored(grey, form):
    assert of(grey, form) == 0
    assert of(np.repeat(grey[..., None], 3, axis=2), form, grey=True) < 0.03


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_coloured_spot_counts(grey, form):
    pixels = np.repeat(grey[..., None], 3, axis=2)
    pixels[:32, :32] = (220, 20, 20)
    assert of(pixels, form, grey=True) > 0.5
    assert of(pixels, form) > 0.5
