"""A JPEG is decoded if it is whole, and refused if anything of it is missing."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.jpeg import JpegDamagedError, decode_jpeg, refuse_damaged_jpeg
from castinspect.synthetic.scene import make_casting

CASTING = make_casting(3).pixels
COLOURED = np.dstack([CASTING, CASTING[::-1], 255 - CASTING])
EOI = b"\xff\xd9"


def encoded(pixels, mode=None, **options):
    buffer = io.BytesIO()
    image = Image.fromarray(pixels)
    (image.convert(mode) if mode else image).save(buffer, "JPEG", **options)
    return buffer.getvalue()


WHOLE = {
    "grey": encoded(CASTING),
    "rgb": encoded(COLOURED),
    "progressive": encoded(COLOURED, progressive=True),
    "grey progressive": encoded(CASTING, progressive=True, optimize=True),
    "optimised 444": encoded(COLOURED, optimize=True, subsampling=0, quality=95),
    "restarts": encoded(COLOURED, restart_marker_rows=1),
    "flat": encoded(np.full((1500, 2000), 128, np.uint8), progressive=True, optimize=True),
    "padded behind": encoded(CASTING) + bytes(5000),
    "text behind": encoded(CASTING) + b"camera 7",
    "icc of zeros": encoded(CASTING, icc_profile=bytes(3000)),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_one_has_pillows_pixels(name):
    with Image.open(io.BytesIO(WHOLE[name])) as image:
        np.testing.assert_array_equal(decode_jpeg(WHOLE[name], grey=False), np.asarray(image.convert("RGB")))
    refuse_damaged_jpeg(WHOLE[name])


def damaged(content, rng):
    count = len(content)
    start = content.rindex(b"\xff\xda") + 14
    at = start + (count - start) // 2
    yield content[:at]  # cut
    yield content[:at] + EOI  # cut and closed
    yield content[:at] + bytes(60) + content[at + 60 :]  # hole
    yield content[:at] + bytes(count - at)  # tail of zeros
    yield content[:at] + rng.bytes(count - at)  # tail of noise
    yield content[:-2]  # no end
    yield content[:-2] + b"\x55" * 40 + EOI  # more than fits


@pytest.mark.parametrize("name", ["grey", "rgb", "progressive", "optimised 444"])
def test_what_is_missing_or_overwritten_is_noticed(name):
    for content in damaged(WHOLE[name], np.random.default_rng(0)):
        with pytest.raises(JpegDamagedError):
            decode_jpeg(content, grey=True)
        with pytest.raises(JpegDamagedError):
            refuse_damaged_jpeg(content)


@pytest.mark.parametrize("name", ["progressive", "grey progressive"])
def test_a_progressive_one_without_its_last_scans_is_refused(name):
    content = WHOLE[name]
    scans = [at for at in range(len(content) - 1) if content[at : at + 2] == b"\xff\xda"]
    assert len(scans) > 4
    for at in scans[1:]:
        with pytest.raises(JpegDamagedError):
            decode_jpeg(content[:at] + EOI, grey=True)


def test_it_is_decoded_no_further_than_is_wanted():
    assert decode_jpeg(WHOLE["flat"], grey=True, least_side=200).shape[0] in range(200, 400)
    assert decode_jpeg(WHOLE["flat"], grey=True).shape == (1500, 2000)


def test_a_size_that_so_few_bytes_cannot_fill_is_refused_before_memory_is_taken():
    content = WHOLE["grey"]
    at = content.index(b"\xff\xc0") + 5
    with pytest.raises(JpegDamagedError, match="too short"):
        decode_jpeg(content[:at] + b"\x7f\xff\x0b\xff" + content[at + 4 :], grey=True)


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xda", WHOLE["grey"][:300]])
def test_fragments_are_refused(content):
    with pytest.raises(JpegDamagedError):
        decode_jpeg(content, grey=True)


def coded(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", **options)
    return buffer.getvalue()


@pytest.mark.parametrize("colours", [1, 3])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_64_zeros_amid_the_scan_are_noticed_wherever_they_lie(colours, share):
    pixels = np.random.default_rng(3).integers(60, 200, (256, 256), np.uint8)
    whole = coded(np.dstack([pixels] * 3) if colours == 3 else pixels, quality=90)
    start = whole.index(b"\xff\xda") + 14
    at = start + int(share * (len(whole) - start))
    with pytest.raises(JpegDamagedError):
        decode_jpeg(whole[:at] + bytes(64) + whole[at + 64 :], grey=False)


@pytest.mark.parametrize("options", [{}, {"optimize": True}, {"progressive": True}, {"subsampling": 0}])
@pytest.mark.parametrize("colour", [(0, 0, 0), (128, 128, 128), (255, 255, 255), (255, 0, 0)])
def test_flat_ones_and_zeros_after_the_end_are_whole(options, colour):
    pixels = np.full((512, 512, 3), colour, np.uint8)
    pixels[200:220, 200:220] = np.random.default_rng(0).integers(0, 256, (20, 20, 3), np.uint8)
    assert decode_jpeg(coded(pixels, **options) + bytes(4096), grey=False).shape == (512, 512, 3)
