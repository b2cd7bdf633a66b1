"""A TIFF is proven whole by its table of strips or tiles."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.tiff import TiffDamagedError, refuse_damaged_tiff
from castinspect.synthetic.scene import make_casting

CASTING = make_casting(3).pixels
COMPRESSIONS = ["raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate", "jpeg"]


def encoded(pixels, compression="raw", **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "TIFF", compression=compression, **options)
    return buffer.getvalue()


def check(content):
    with Image.open(io.BytesIO(content), formats=("TIFF",)) as image:
        refuse_damaged_tiff(content, image.tag_v2, image.size)


def strips(content):
    with Image.open(io.BytesIO(content)) as image:
        return list(zip(image.tag_v2[273], image.tag_v2[279], strict=True))


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("pixels", [CASTING, np.dstack([CASTING] * 3), np.zeros((700, 500), np.uint8)])
def test_whole_ones_pass(compression, pixels):
    check(encoded(pixels, compression))


def test_fax_strips_and_several_strips_pass():
    buffer = io.BytesIO()
    Image.fromarray(CASTING).convert("1").save(buffer, "TIFF", compression="group4")
    check(buffer.getvalue())
    check(encoded(CASTING, "tiff_lzw", tiffinfo={278: 16}))


def test_zeros_in_a_tag_of_its_own_harm_nothing():
    check(encoded(CASTING, "tiff_lzw", tiffinfo={65000: bytes(2000)}))


@pytest.mark.parametrize("compression", COMPRESSIONS[1:])
def test_a_strip_with_a_hole_of_zeros_is_noticed(compression):
    content = bytearray(encoded(CASTING, compression))
    start, length = strips(bytes(content))[-1]
    content[start + length // 2 : start + length // 2 + 200] = bytes(200)
    with pytest.raises(TiffDamagedError):
        check(bytes(content))


@pytest.mark.parametrize("change", [lambda at, n: (at + 10**7, n), lambda at, n: (at, n // 2), lambda at, _: (at, 0),
                                    lambda _, n: (0, n)])  # fmt: skip
def test_a_table_that_leads_outside_or_holds_too_little_is_noticed(change):
    content = encoded(CASTING)
    (at, length), *_ = strips(content)
    new_at, new_length = change(at, length)
    for tag, value in ((273, new_at), (279, new_length)):
        entry = content.index(struct.pack("<HHI", tag, 4, 1)) + 8
        content = content[:entry] + struct.pack("<I", value) + content[entry + 4 :]
    with pytest.raises(TiffDamagedError):
        check(content)


def test_a_cut_file_is_noticed_though_its_table_stands_in_front():
    content = encoded(CASTING)
    with pytest.raises(TiffDamagedError):
        check(content[:-100])


def test_strips_that_are_one_and_the_same_are_noticed():
    content = encoded(np.tile(CASTING, (4, 4)), "tiff_lzw")
    table = strips(content)
    assert len(table) > 1
    packed = struct.pack(f"<{len(table)}I", *(at for at, _ in table))
    with pytest.raises(TiffDamagedError):
        check(content.replace(packed, packed[:4] * len(table)))
