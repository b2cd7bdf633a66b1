"""Pixels become a JPEG that says the same, also inside an address."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from castinspect.studies.record.jpeg import data_url, jpeg_of


@pytest.mark.parametrize("shape", [(20, 30), (20, 30, 3)])
def test_a_jpeg_shows_the_pixels(shape):
    with Image.open(io.BytesIO(jpeg_of(np.full(shape, 120, np.uint8)))) as found:
        assert (found.format, found.size) == ("JPEG", (30, 20))
        assert np.abs(np.asarray(found, float) - 120).max() <= 2


def test_an_address_holds_the_whole_picture():
    pixels = np.zeros((4, 4), np.uint8)
    kind, content = data_url(pixels).split(",")
    assert kind == "data:image/jpeg;base64"
    assert base64.b64decode(content) == jpeg_of(pixels)
