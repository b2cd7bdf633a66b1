"""Stripes of a very large picture, decoded one after another: Pillow alone would take four bytes for each pixel.

Rows of BMP and of TIFF without compression lie in the file as they are. The stream of a PNG is inflated stripe by
stripe; its rows go to Pillow as a small PNG of their own, which begins with the row above, for a row may be stored as
the difference from that. What is compressed otherwise, or interlaced, cannot be had in stripes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.png import HEADER, SIGNATURE, PngDamagedError, chunks, inflated

STRIPE_PIXELS = 1_000_000
BYTES_PER_STRIPE_PIXEL = 24
"""Of what a stripe takes: as it is stored, in the small PNG, in Pillow, in RGB, and reduced."""

_BYTES_OF_RAW = {"RGB": 3, "BGR": 3, "RGBX": 4, "BGRX": 4, "RGBA": 4, "BGRA": 4}
_BYTES_OF_PNG = {"RGB": 3, "RGBA": 4}
_AS_IT_IS = 0
"""The filter of a PNG's row that is stored without any; and the level of compression that does nothing."""


def has_stripes(image: Image.Image) -> bool:
    """Whether a picture in colour can be had in stripes."""
    tiles = getattr(image, "tile", ())
    if not tiles or any(tile.extents[0] or tile.extents[2] != image.width for tile in tiles):
        return False
    if all(tile.codec_name == "raw" for tile in tiles):
        return all(tile.args[0] in _BYTES_OF_RAW for tile in tiles)
    is_plain_png = image.format == "PNG" and tiles[0].args in _BYTES_OF_PNG
    return is_plain_png and not image.info.get("interlace")


def in_stripes(image: Image.Image, factor: int) -> bool:
    """Whether a picture that is reduced by a factor is decoded stripe by stripe, and never as a whole."""
    return factor > 1 and has_stripes(image)


def stripes(image: Image.Image, content: bytes, factor: int) -> Iterator[Image.Image]:
    """The stripes of a picture from top to bottom.

    Args:
        image: Opened, and not decoded; see `has_stripes`.
        content: Of its file, proven whole.
        factor: Each has a multiple of so many rows, but the last.

    Raises:
        ValueError: Rows are missing.
    """
    rows = max(1, STRIPE_PIXELS // image.width // factor) * factor
    found = _of_png(image, content, rows) if image.format == "PNG" else _of_raw(image, content, rows)
    for stripe in found:
        stripe.info = image.info
        yield stripe


def _of_raw(image: Image.Image, content: bytes, rows: int) -> Iterator[Image.Image]:
    rawmode, starts = _row_starts(image)
    view, length = memoryview(content), image.width * _BYTES_OF_RAW[rawmode]
    for top in range(0, image.height, rows):
        chosen = starts[top : top + rows]
        data = b"".join(view[start : start + length] for start in chosen.tolist())
        yield Image.frombytes(image.mode, (image.width, len(chosen)), data, "raw", rawmode)


def _row_starts(image: Image.Image) -> tuple[str, NDArray[np.int64]]:
    """How a pixel is stored, and where in the file each row begins."""
    starts = np.zeros(image.height, np.int64)
    rawmode = ""
    for tile in image.tile:  # type: ignore[attr-defined]
        rawmode, stride, orientation = tile.args
        _, top, _, bottom = tile.extents
        places = tile.offset + (stride or image.width * _BYTES_OF_RAW[rawmode]) * np.arange(bottom - top)
        starts[top:bottom] = places if orientation > 0 else places[::-1]
    return rawmode, starts


def _of_png(image: Image.Image, content: bytes, rows: int) -> Iterator[Image.Image]:
    channels = _BYTES_OF_PNG[image.tile[0].args]  # type: ignore[attr-defined]
    length = 1 + image.width * channels
    header = next(bytes(body) for kind, body in chunks(content) if kind == b"IHDR")
    above, left = b"", image.height
    for lines in _in_pieces(content, rows * length):
        count = len(lines) // length
        with Image.open(io.BytesIO(_small_png(header, above, lines, count)), formats=("PNG",)) as decoded:
            stripe = decoded.crop((0, int(bool(above)), image.width, count + int(bool(above))))
        yield stripe
        above, left = bytes([_AS_IT_IS]) + stripe.crop((0, count - 1, image.width, count)).tobytes(), left - count
    if left:
        raise PngDamagedError("rows are missing")


def _in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    """The stream of pixels, inflated, in pieces of one size; the last may be shorter."""
    waiting = bytearray()
    inflater = zlib.decompressobj()
    for kind, body in chunks(content):
        if kind == b"IDAT":
            for found in inflated(inflater, body):
                waiting += found
                while len(waiting) >= size:
                    yield bytes(waiting[:size])
                    del waiting[:size]
    if waiting:
        yield bytes(waiting)


def _small_png(header: bytes, above: bytes, lines: bytes, count: int) -> bytes:
    width, _, *others = HEADER.unpack(header)
    size = HEADER.pack(width, count + bool(above), *others)
    pieces = ((b"IHDR", size), (b"IDAT", zlib.compress(above + lines, _AS_IT_IS)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    )
