"""A PNG is proven whole by its checksums."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.png import PngDamagedError, chunks, refuse_damaged_png, significant_bits

NOISE = np.random.default_rng(0).integers(0, 256, (37, 41, 4), dtype=np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def encoded(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


def rebuilt(content, kind, change):
    """The same file with one kind of chunk changed, and its CRC right."""
    pieces = [chunk(k, change(bytes(b)) if k == kind else bytes(b)) for k, b in chunks(content)]
    return content[:8] + b"".join(pieces)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "LA", "P", "I;16"])
def test_whole_pictures_of_every_mode_pass(mode):
    image = Image.fromarray(NOISE)
    deep = Image.fromarray(NOISE[..., 0].astype(np.uint16) * 257)
    refuse_damaged_png(encoded(deep if mode == "I;16" else image.convert(mode)))


def interlaced(width, height):
    """A grey picture in seven passes, each with rows that it needs."""
    passes = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))
    rows = [b"\0" + bytes(len(range(x, width, across))) for x, across, y, down in passes
            for _ in range(y, height, down) if x < width]  # fmt: skip
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    stream = zlib.compress(b"".join(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", stream) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (8, 8), (37, 41)])
def test_interlaced_pictures_pass(size):
    refuse_damaged_png(interlaced(*size))
    assert Image.open(io.BytesIO(interlaced(*size))).getextrema() == (0, 0)


def test_a_stream_of_many_chunks_and_what_stands_behind_the_end_harm_nothing():
    content = encoded(Image.fromarray(np.zeros((1500, 1500), np.uint8)))
    refuse_damaged_png(content + bytes(5000))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_or_zeroed_end_is_noticed(share):
    content = encoded(Image.fromarray(NOISE))
    kept = content[: int(len(content) * share)]
    for damaged in (kept, kept + bytes(len(content) - len(kept))):
        with pytest.raises(PngDamagedError):
            refuse_damaged_png(damaged)


def test_every_flipped_bit_is_noticed():
    content = encoded(Image.fromarray(NOISE), dpi=(300, 300))
    for at in np.random.default_rng(1).integers(8, len(content), 200):
        damaged = bytearray(content)
        damaged[at] ^= 4
        with pytest.raises(PngDamagedError):
            refuse_damaged_png(bytes(damaged))


def test_pixels_that_were_closed_too_early_are_noticed_though_every_crc_is_right():
    content = encoded(Image.fromarray(NOISE))
    raw = zlib.decompress(b"".join(bytes(body) for kind, body in chunks(content) if kind == b"IDAT"))
    for change in (
        lambda _: zlib.compress(raw[:-10]), lambda _: zlib.compress(raw + b"more"), lambda data: data[:-6],
        lambda data: data[:-4] + b"\1\2\3\4",
    ):  # fmt: skip
        with pytest.raises(PngDamagedError):
            refuse_damaged_png(rebuilt(content, b"IDAT", change))


def test_the_declared_depth_is_found_where_there_is_one():
    content = encoded(Image.fromarray(NOISE[..., 0].astype(np.uint16) * 257))
    assert significant_bits(content) is None
    header = content.index(b"IDAT") - 4
    assert significant_bits(content[:header] + chunk(b"sBIT", b"\x0c") + content[header:]) == 12
