"""Declared depth is used, unknown depth is refused."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.depth import (
    FULL,
    BeyondWhiteError,
    Declared,
    Range,
    UnknownDepthError,
    declared,
    range_of,
)
from castinspect.imaging.loading import load_image

EIGHT = np.random.default_rng(0).integers(0, 256, (40, 60), dtype=np.uint8)
TWELVE = np.rint(EIGHT / 255 * 4095).astype(np.uint16)
TEN = np.rint(EIGHT / 255 * 1023).astype(np.uint16)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(values, significant=None):
    height, width = values.shape[:2]
    colour = 2 if values.ndim == 3 else 0
    pieces = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, colour, 0, 0, 0))]
    if significant:
        pieces.append(chunk(b"sBIT", bytes([significant] * (3 if values.ndim == 3 else 1))))
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    return b"\x89PNG\r\n\x1a\n" + b"".join([*pieces, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")])


def tiff(values, *tags, order="<", bits=None):
    """Uncompressed, in one strip; tags as (number, type, value)."""
    height, width = values.shape[:2]
    data = values.astype(values.dtype.newbyteorder(order)).tobytes() if bits is None else packed12(values)
    given = {256: (4, width), 257: (4, height), 258: (3, bits or 8 * values.dtype.itemsize), 259: (3, 1), 262: (3, 1),
             273: (4, 0), 277: (3, 1), 278: (4, height), 279: (4, len(data))}  # fmt: skip
    given |= {tag: (kind, value) for tag, kind, value in tags}
    given[273] = (4, 8 + 2 + 12 * len(given) + 4)
    directory = struct.pack(order + "H", len(given))
    for tag, (kind, value) in sorted(given.items()):
        packed = {3: "HH", 4: "I", 8: "hh", 9: "i"}[kind]
        directory += struct.pack(order + "HHI" + packed, tag, kind, 1, *([value, 0] if len(packed) == 2 else [value]))
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    return head + directory + bytes(4) + data


def packed12(values):
    first, second = values[:, 0::2], values[:, 1::2]
    return np.stack([first >> 4, ((first & 15) << 4) | (second >> 8), second & 255], 2).astype(np.uint8).tobytes()


DECLARED = {
    "sBIT 12": png(TWELVE, 12),
    "sBIT 10": png(TEN, 10),
    "sBIT 12, aligned to the high bits": png(TWELVE * 16 + TWELVE // 256, 12),
    "RGB, sBIT 12": png(np.dstack([TWELVE] * 3), 12),
    "RGB, sBIT 16": png(np.dstack([EIGHT.astype(np.uint16) * 257] * 3), 16),
    "MaxSampleValue 4095": tiff(TWELVE, (281, 3, 4095)),
    "MaxSampleValue 1023, big-endian": tiff(TEN, (281, 3, 1023), order=">"),
    "MaxSampleValue that no value reaches": tiff(EIGHT.astype(np.uint16) * 15, (281, 3, 3826)),
    "BitsPerSample 12": tiff(TWELVE, bits=12),
    "SMaxSampleValue 4095": tiff(TWELVE, (341, 3, 4095)),
    "signed, SMaxSampleValue": tiff(EIGHT.astype(np.int16) * 128, (339, 3, 2), (341, 8, 32767)),
    "signed, SMinSampleValue": tiff((EIGHT.astype(np.int32) * 257 - 32768).astype(np.int16), (339, 3, 2),
                                    (340, 8, -32768), (341, 8, 32767)),
    "uint32, MaxSampleValue": tiff(TWELVE.astype(np.uint32), (281, 4, 4095)),
    "low values are bright": tiff(FULL - EIGHT.astype(np.uint16) * 257, (262, 3, 0)),
    "low values are bright, MaxSampleValue": tiff(4095 - TWELVE, (262, 3, 0), (281, 3, 4095)),
    "all 16 bits": png(EIGHT.astype(np.uint16) * 257),
}  # fmt: skip
UNKNOWN = {
    "Mono12": png(TWELVE),
    "Mono10": png(TEN),
    "Mono12 TIFF": tiff(TWELVE),
    "RGB of 12 bits": png(np.dstack([TWELVE] * 3)),
    "RGB of 8 bits times 16": png(np.dstack([EIGHT.astype(np.uint16) * 16] * 3)),
    "MaxSampleValue that only counts": tiff(EIGHT.astype(np.uint16) * 15, (281, 3, 3825)),
    "sBIT 12, but dark and in steps of 16": png(EIGHT.astype(np.uint16) * 16, 12),
    "signed": tiff(EIGHT.astype(np.int16) * 128, (339, 3, 2)),
    "uint32": tiff(EIGHT.astype(np.uint32) * (0xFFFFFFFF // 255)),
}


def loaded(tmp_path, content, **options):
    (tmp_path / "a.png").write_bytes(content)
    pixels = load_image(tmp_path / "a.png", **options).pixels
    return pixels if pixels.ndim == 2 else pixels[..., 1]


@pytest.mark.parametrize("name", DECLARED)
def test_a_declared_depth_gives_the_picture_of_8_bits(tmp_path, name):
    pixels = loaded(tmp_path, DECLARED[name])
    assert np.abs(pixels.astype(int) - EIGHT).max() <= 1


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_depth_is_refused(tmp_path, name):
    with pytest.raises(ImageError) as caught:
        loaded(tmp_path, UNKNOWN[name])
    assert caught.value.code in {"image-depth-unknown", "image-mode"}


@pytest.mark.parametrize("name", ["Mono12", "Mono12 TIFF", "RGB of 12 bits"])
def test_what_a_person_said_is_used_where_nothing_is_declared(tmp_path, name):
    assert np.abs(loaded(tmp_path, UNKNOWN[name], white_level=4095).astype(int) - EIGHT).max() <= 1


def test_what_is_declared_wins_over_what_a_person_said(tmp_path):
    assert np.abs(loaded(tmp_path, DECLARED["sBIT 10"], white_level=4095).astype(int) - EIGHT).max() <= 1


def test_values_beyond_white_are_refused(tmp_path):
    for content, options in ((png(TWELVE * 4), {"white_level": 4095}), (tiff(TWELVE, (281, 3, 1023)), {})):
        with pytest.raises(ImageError) as caught:
            loaded(tmp_path, content, **options)
        assert caught.value.code == "image-beyond-white"


def test_a_range_scales_and_rounds_either_way_up():
    assert Range(0, 4095).scaled(np.array([0, 8, 9, 4095])).tolist() == [0, 0, 1, 255]
    assert Range(4095, 0).scaled(np.array([0, 4095])).tolist() == [255, 0]


@pytest.mark.parametrize(("highest", "bits"), [(255, 8), (256, 10), (1023, 10), (1024, 12), (4095, 12)])
def test_the_bits_that_values_need_are_told(highest, bits):
    with pytest.raises(UnknownDepthError) as caught:
        range_of(Declared(), 0, highest, highest, FULL)
    assert caught.value.bits == bits


def test_a_picture_of_16_bits_needs_no_declaration():
    assert range_of(Declared(), 0, 4096, 4096, FULL) == Range(0, FULL)
    with pytest.raises(BeyondWhiteError):
        range_of(Declared(), 0, 4096, 4096, 4095)


def test_formats_without_a_way_to_declare_say_nothing():
    buffer = io.BytesIO()
    Image.fromarray(EIGHT).save(buffer, "BMP")
    with Image.open(buffer) as image:
        assert declared(image, buffer.getvalue()) == Declared()
