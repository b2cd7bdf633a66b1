"""Pixels of every mode, in one piece or in bands."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging import pixels as module
from castinspect.imaging.pixels import TransparentError, bytes_per_pixel, to_pixels

GREY = np.random.default_rng(0).integers(0, 256, (61, 47), dtype=np.uint8)
RGB = np.random.default_rng(1).integers(0, 256, (61, 47, 3), dtype=np.uint8)
IMAGES = {
    "L": Image.fromarray(GREY),
    "1": Image.fromarray(GREY).convert("1"),
    "I;16": Image.fromarray(GREY.astype(np.uint16) * 257),
    "RGB": Image.fromarray(RGB),
    "grey palette": Image.fromarray(GREY).convert("P"),
    "palette": Image.fromarray(RGB).quantize(40),
    "RGBA": Image.fromarray(RGB).convert("RGBA"),
    "LA": Image.fromarray(GREY).convert("LA"),
}


def pixels_of(name, factor=1):
    buffer = io.BytesIO()
    IMAGES[name].save(buffer, "PNG")
    with Image.open(buffer) as image:
        return to_pixels(image, buffer.getvalue(), 65535, factor)


@pytest.mark.parametrize("name", IMAGES)
@pytest.mark.parametrize("factor", [1, 3])
def test_bands_change_nothing(monkeypatch, name, factor):
    whole = pixels_of(name, factor)
    assert whole.shape[:2] == (-(-61 // factor), -(-47 // factor))
    monkeypatch.setattr(module, "_BAND_PIXELS", 47 * 7)
    np.testing.assert_array_equal(pixels_of(name, factor), whole)


@pytest.mark.parametrize(("name", "right"), [("L", GREY), ("I;16", GREY), ("grey palette", GREY), ("RGB", RGB),
                                             ("RGBA", RGB), ("LA", GREY)])  # fmt: skip
def test_values_are_kept(name, right):
    np.testing.assert_array_equal(pixels_of(name), right)


def test_one_transparent_pixel_in_the_last_band_is_noticed(monkeypatch):
    monkeypatch.setattr(module, "_BAND_PIXELS", 47 * 7)
    image = Image.fromarray(RGB).convert("RGBA")
    image.putpixel((46, 60), (0, 0, 0, 254))
    monkeypatch.setitem(IMAGES, "hole", image)
    with pytest.raises(TransparentError):
        pixels_of("hole")


def test_memory_of_a_pixel_is_pillows():
    assert [bytes_per_pixel(mode) for mode in ("L", "P", "I;16B", "I", "RGB", "RGBA")] == [1, 1, 2, 4, 4, 4]
