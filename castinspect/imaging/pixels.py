"""Pixels out of a decoded Pillow image, in bands, so that no copy of a large picture is made on the way.

| stored as | becomes |
|---|---|
| 1-bit, 8-bit grey (`1`, `L`) | grey |
| 16-bit grey (`I;16`, `I;16B`), 32-bit and signed grey (`I`) | grey, by `castinspect.imaging.depth` |
| palette (`P`) | RGB, or grey if every colour in use is grey |
| `RGB`, `YCbCr`, `LAB`, `HSV`, `CMYK` | RGB |
| 16 bits per channel | RGB, by `castinspect.imaging.depth` where the file or the person says which value is white |
| with transparency (`LA`, `RGBA`, `PA`, ...) | as without it if fully opaque, else refused: what is beneath is hidden |
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.depth import FULL, Range, UnknownDepthError, declared, range_of
from castinspect.imaging.stripes import in_stripes, stripes

GREY_MODES = frozenset({"1", "L"})
DEEP_MODES = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
COLOUR_MODES = frozenset({"RGB", "RGBX", "YCbCr", "LAB", "HSV", "CMYK"})
ALPHA_MODES = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
READABLE_MODES = GREY_MODES | DEEP_MODES | COLOUR_MODES | ALPHA_MODES | {"P"}

_BAND_PIXELS = 4_000_000
_OTHER_BYTE = {"16B": "16L", "16L": "16B", "16N": "16B"}  # 16N is little-endian on every machine that this runs on
_UNKNOWN_HIGH_BYTE = 15

Pixels = NDArray[np.uint8]


class TransparentError(ValueError):
    """What is beneath the transparency is hidden."""


def bytes_per_pixel(mode: str) -> int:
    """What Pillow takes for a pixel of a mode."""
    if mode in {"1", "L", "P"}:
        return 1
    return 2 if mode.startswith("I;16") else 4


def to_pixels(image: Image.Image, content: bytes, white_level: int, factor: int = 1) -> Pixels:
    """Grey (height, width) or RGB (height, width, 3), uint8, as it is stored (not turned).

    Args:
        image: Opened; it is decoded here.
        content: Of its file.
        white_level: Which value of 16 bits is white where the file does not say.
        factor: By how much to reduce it, by the mean of the pixels.

    Raises:
        TransparentError: A pixel is not opaque.
        ValueError: Nothing tells which value is white, or a value is brighter (`castinspect.imaging.depth`).
    """
    wide = wide_rawmode(image)
    if in_stripes(image, factor):
        return _joined(image.height, stripes(image, content, factor), _eight_bits, factor)
    image.load()
    if image.mode in DEEP_MODES:
        found = declared(image, content)
        lowest, highest, low_bits = 0, 0, 0
        for band in _bands(image, 1):
            values = np.asarray(band)
            lowest, highest = min(lowest, int(values.min())), max(highest, int(values.max()))
            low_bits |= int(np.bitwise_or.reduce(values, axis=None))
        scale = range_of(found, lowest, highest, low_bits, white_level)
        return _joined(image.height, _bands(image, factor), lambda band: scale.scaled(np.asarray(band)), factor)
    if wide:
        deep = _wide_pixels(image, content, wide, white_level)
        if deep is not None:
            return _reduced(deep, factor)
    convert = _grey_palette(image) if _is_grey_palette(image) else _eight_bits
    return _joined(image.height, _bands(image, factor), convert, factor)


def _joined(rows: int, bands: Iterable[Image.Image], convert: Callable[[Image.Image], Pixels], factor: int) -> Pixels:
    height = -(-rows // factor)
    out: Pixels | None = None
    at = 0
    for band in bands:
        pixels = _reduced(convert(band), factor)
        if len(pixels) == height:
            return pixels
        if out is None:
            out = np.empty((height, *pixels.shape[1:]), np.uint8)
        out[at : at + len(pixels)] = pixels
        at += len(pixels)
    assert out is not None
    return out


def _bands(image: Image.Image, factor: int) -> Iterator[Image.Image]:
    """The image itself, or one after another of the stripes of a large one."""
    rows = max(1, _BAND_PIXELS // image.width // factor) * factor
    if rows >= image.height:
        yield image
        return
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(image.height, top + rows)))
        band.info = image.info
        yield band


def _reduced(pixels: Pixels, factor: int) -> Pixels:
    return pixels if factor == 1 else np.asarray(Image.fromarray(pixels).reduce(factor))


def _eight_bits(band: Image.Image) -> Pixels:
    if band.mode in ALPHA_MODES or "transparency" in band.info:
        band = _opaque(band)
    if band.mode in GREY_MODES:
        return np.asarray(band if band.mode == "L" else band.convert("L"))
    return np.asarray(band if band.mode == "RGB" else band.convert("RGB"))


def _opaque(image: Image.Image) -> Image.Image:
    with_alpha = image.convert("RGBA")
    lowest, _ = with_alpha.getchannel("A").getextrema()
    if lowest != 255:
        raise TransparentError("not opaque")
    return with_alpha.convert("L" if image.mode in {"L", "LA", "La", "1"} else "RGB")


def _is_grey_palette(image: Image.Image) -> bool:
    if image.mode != "P" or "transparency" in image.info:
        return False
    colours = _palette(image)
    used = colours[np.flatnonzero(image.histogram())]
    return bool((used == used[:, :1]).all())


def _grey_palette(image: Image.Image) -> Callable[[Image.Image], Pixels]:
    greys = np.ascontiguousarray(_palette(image)[:, 0])
    return lambda band: greys[np.asarray(band)]


def _palette(image: Image.Image) -> Pixels:
    """The picture's palette as colours (256, 3), 0 to 255."""
    known = image.getpalette("RGB") or []
    return np.array((known + [0] * 768)[:768], np.uint8).reshape(256, 3)


# --- 16 bits per channel, of which Pillow gives the upper eight ---


def wide_rawmode(image: Image.Image) -> str:
    """Pillow's name of how the file stores 16 bits per channel; empty where it does not."""
    tiles = getattr(image, "tile", ())
    args = tiles[0][3] if tiles else ""
    rawmode = str(args[0] if isinstance(args, tuple) and args else args)
    return rawmode if ";16" in rawmode and image.mode not in DEEP_MODES else ""


def _wide_pixels(image: Image.Image, content: bytes, rawmode: str, white_level: int) -> Pixels | None:
    """Pixels of 16 bits per channel whose range is not all 16 bits; None where the upper eight are right as they are.

    Raises:
        ValueError: As `to_pixels`.
    """
    found = declared(image, content)
    upper = np.asarray(image)[..., :3]
    brightest = int(upper.max())
    said = found.low_bits or white_level != FULL or (found.white not in {None, FULL})
    if brightest > _UNKNOWN_HIGH_BYTE and not said:
        return None
    lower = _lower_bytes(content, rawmode, image.mode) if said and image.mode in {"RGB", "RGBX", "RGBA"} else None
    if lower is None:
        if brightest <= _UNKNOWN_HIGH_BYTE:
            raise UnknownDepthError(brightest << 8 | 255)
        return None
    values = upper.astype(np.uint16) << 8 | lower[..., :3]
    if image.mode == "RGBA" and int(np.asarray(image)[..., 3].min()) != 255:
        raise TransparentError("not opaque")
    scale: Range = range_of(found, 0, int(values.max()), int(np.bitwise_or.reduce(values, axis=None)), white_level)
    return scale.scaled(values)


def _lower_bytes(content: bytes, rawmode: str, mode: str) -> Pixels | None:
    """Decode once more with the byte order swapped, so that the lower eight bits come out."""
    kind, _, order = rawmode.partition(";")
    if order not in _OTHER_BYTE or kind not in {"RGB", "RGBX", "RGBA"}:
        return None
    image = Image.open(io.BytesIO(content), formats=("PNG", "TIFF"))
    swapped = f"{kind};{_OTHER_BYTE[order]}"
    image.tile = [
        tile._replace(args=(swapped, *tile.args[1:]) if isinstance(tile.args, tuple) else swapped)
        for tile in image.tile
    ]
    image.load()
    return np.asarray(image) if image.mode == mode else None
