"""Whether every picture format that a station takes is decoded: each is written and read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.errors import SelfTestError
from castinspect.imaging.loading import load_image
from castinspect.language import say

_SIDE = 64
_LOSSY_TOLERANCE = 40  # grey levels; a wrong channel order or scale is further off


@dataclass(frozen=True)
class StoredAs:
    """One way in which a camera may store a picture: the file's suffix, its depth, Pillow's options, what is lost."""

    name: str
    suffix: str
    mode: str = "L"
    options: dict[str, Any] = field(default_factory=dict)
    lossless: bool = True


WAYS = (
    StoredAs("JPEG grey", ".jpg", options={"quality": 95}, lossless=False),
    StoredAs("JPEG colour", ".jpg", "RGB", {"quality": 95}, lossless=False),
    StoredAs("progressive JPEG", ".jpeg", "RGB", {"quality": 95, "progressive": True}, lossless=False),
    StoredAs("PNG grey", ".png"),
    StoredAs("PNG colour", ".png", "RGB"),
    StoredAs("PNG 16-bit", ".png", "I;16"),
    StoredAs("BMP grey", ".bmp"),
    StoredAs("BMP colour", ".bmp", "RGB"),
    StoredAs("TIFF grey", ".tif"),
    StoredAs("TIFF 16-bit", ".tif", "I;16"),
    StoredAs("TIFF LZW", ".tiff", "RGB", {"compression": "tiff_lzw"}),
    StoredAs("TIFF deflate", ".tiff", "RGB", {"compression": "tiff_adobe_deflate"}),
    StoredAs("TIFF JPEG", ".tiff", "RGB", {"compression": "jpeg", "quality": 95}, lossless=False),
    StoredAs("WebP", ".webp", "RGB", {"quality": 95}, lossless=False),
    StoredAs("WebP lossless", ".webp", "RGB", {"lossless": True}),
)


def check_formats(folder: Path) -> str:
    """Write a picture in every way and see that the decoder gives it back.

    Raises:
        SelfTestError: A decoder is missing, or gives other pixels.
        ImageError: The file is refused.
    """
    for index, way in enumerate(WAYS):
        expected = _pixels(way.mode)
        file = folder / f"{index}{way.suffix}"
        _image(expected, way.mode).save(file, **way.options)
        found = load_image(file).pixels
        if found.shape != expected.shape or _difference(found, expected) > (0 if way.lossless else _LOSSY_TOLERANCE):
            raise SelfTestError("self-test-other-pixels", format=way.name)
    return say("{count} ways to store a picture: JPEG, PNG, BMP, TIFF, WebP", count=len(WAYS))


def _pixels(mode: str) -> NDArray[np.uint8]:
    """Slopes of brightness, other ones in each channel, as 8-bit grey (side, side) or RGB (side, side, 3)."""
    slope = np.linspace(0, 255, _SIDE)
    channels = (np.add.outer(slope, slope) / 2, np.add.outer(slope, slope[::-1]) / 2, np.add.outer(slope, 0 * slope))
    stacked = np.rint(np.stack(channels, axis=-1)).astype(np.uint8)
    return stacked if mode == "RGB" else np.ascontiguousarray(stacked[..., 0])


def _image(pixels: NDArray[np.uint8], mode: str) -> Image.Image:
    if mode == "I;16":
        return Image.fromarray(pixels.astype(np.uint16) * 257)  # 65535 is white
    return Image.fromarray(pixels)


def _difference(found: NDArray[np.uint8], expected: NDArray[np.uint8]) -> int:
    return int(np.abs(found.astype(int) - expected).max())
