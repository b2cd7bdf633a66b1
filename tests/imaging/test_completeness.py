"""Files are held against what their formats say; pixels without a checksum are looked at."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.completeness import has_no_checksum, is_filled, refuse_incomplete
from castinspect.imaging.loading import load_image
from castinspect.synthetic.scene import make_casting

CASTING = np.clip(make_casting(3).pixels, 12, 240)
HEIGHT, WIDTH = CASTING.shape


def encoded(kind, pixels=CASTING, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def is_complete(content):
    with Image.open(io.BytesIO(content)) as image:
        try:
            refuse_incomplete(image, content)
        except ValueError:
            return False
    return True


def filled(start, end, value=0, pixels=CASTING):
    found = pixels.reshape(-1).copy()
    found[start:end] = value
    return found.reshape(pixels.shape)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_whole_files_are_complete_and_cut_ones_are_not(kind):
    content = encoded(kind)
    assert is_complete(content)
    if kind == "WEBP":  # its decoder refuses that by itself
        with pytest.raises(OSError, match="decoder"):
            Image.open(io.BytesIO(content[:-400]))
    else:
        assert not is_complete(content[:-400])


@pytest.mark.parametrize("options", [{"quality": 80}, {"quality": 10}, {"lossless": True}])
@pytest.mark.parametrize("level", [0, 255, 128])
def test_flat_webp_is_complete_and_one_with_zeros_is_not(options, level):
    assert is_complete(encoded("WEBP", np.full((1500, 1500), level, np.uint8), **options))
    content = encoded("WEBP", **options)
    assert not is_complete(content[:-400] + bytes(400))
    half = len(content) // 2
    assert not is_complete(content[: half - 200] + bytes(400) + content[half + 200 :])


def test_webp_of_noise_above_what_is_flat_is_complete():
    frame = np.full((800, 800), 90, np.uint8)
    frame[:266] = np.random.default_rng(0).integers(0, 255, (266, 800))
    assert is_complete(encoded("WEBP", frame, quality=60, method=0))


def test_webp_with_exif_of_zeros_is_complete():
    assert is_complete(encoded("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0" + bytes(3000)))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_bitmaps_of_every_depth_are_complete_unless_rows_are_missing(mode):
    buffer = io.BytesIO()
    Image.fromarray(CASTING).convert(mode).save(buffer, "BMP")
    assert is_complete(buffer.getvalue())
    assert not is_complete(buffer.getvalue()[:-WIDTH])


def test_only_bitmaps_and_raw_tiff_have_no_checksum():
    found = {}
    for kind, options in (("BMP", {}), ("TIFF", {}), ("TIFF", {"compression": "tiff_adobe_deflate"}), ("PNG", {})):
        with Image.open(io.BytesIO(encoded(kind, **options))) as image:
            found[kind, *options.values()] = has_no_checksum(image)
    assert found == {("BMP",): True, ("TIFF",): True, ("TIFF", "tiff_adobe_deflate"): False, ("PNG",): False}


# --- what fills holes ---

PIXELS = HEIGHT * WIDTH
HOLES = {
    "tail": (PIXELS // 2 + 77, PIXELS),
    "short tail": (PIXELS - WIDTH - 100, PIXELS),
    "head": (0, PIXELS // 3 + 77),
    "within": (PIXELS // 3 + 50, PIXELS // 2 + 33),
    "of little more than a row": (PIXELS // 3 + 50, PIXELS // 3 + 60 + WIDTH),
}


@pytest.mark.parametrize("value", [0, 255])
@pytest.mark.parametrize("name", HOLES)
def test_a_filled_hole_is_seen(name, value):
    assert is_filled(filled(*HOLES[name], value))
    assert is_filled(np.dstack([filled(*HOLES[name], value)] * 3))


def before(background, scale=0.7, at=(0.15, 0.15)):
    canvas = np.full((HEIGHT, WIDTH), background, np.uint8)
    small = np.asarray(Image.fromarray(CASTING).resize((round(WIDTH * scale), round(HEIGHT * scale))))
    top, left = round(HEIGHT * at[0]), round(WIDTH * at[1])
    seen = canvas[top : top + len(small), left : left + small.shape[1]]
    seen[:] = small[: len(seen), : seen.shape[1]]
    return canvas


@pytest.mark.parametrize("background", [0, 255])
@pytest.mark.parametrize("at", [(0.15, 0.15), (0, 0), (0.5, 0.1), (0.1, 0.6), (0.6, 0.6), (0.3, 0)])
def test_parts_before_black_or_white_are_not_taken_for_holes(background, at):
    assert not is_filled(before(background, at=at))


def test_round_and_slanted_parts_before_black_are_not_taken_for_holes():
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    for seen in ((rows - 150) ** 2 + (columns - 150) ** 2 < 120**2, rows > columns + 20, rows + columns > 320,
                 columns > 250 - rows // 9, np.abs(rows - 150) < 40):  # fmt: skip
        for picture in (CASTING * seen, 255 - CASTING * seen):
            assert not is_filled(picture.astype(np.uint8))


def test_flat_and_tiny_pictures_are_not_taken_for_holes():
    for shape in ((1, 1), (1, 50), (50, 1), (2, 3), (60, 80)):
        for level in (0, 128, 255):
            assert not is_filled(np.full(shape, level, np.uint8))


def test_lines_that_were_drawn_across_are_no_holes():
    picture = CASTING.copy()
    picture[100] = 0
    picture[200:203] = 255
    assert not is_filled(picture)


def test_black_and_white_alone_is_never_taken_for_a_hole():
    bilevel = np.where(CASTING > 128, 255, 0).astype(np.uint8)
    assert not is_filled(filled(*HOLES["within"], pixels=bilevel))


@pytest.mark.parametrize("kind", ["BMP", "TIFF"])
@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
@pytest.mark.parametrize("value", [b"\0", b"\xff"])
def test_holes_in_files_without_a_checksum_are_refused(tmp_path, kind, mode, value):
    colour = Image.merge("RGB", [Image.fromarray(CASTING), Image.fromarray(CASTING[::-1]), Image.fromarray(CASTING)])
    buffer = io.BytesIO()
    (colour.quantize(64) if mode == "P" else colour.convert(mode)).save(buffer, kind)
    content, bytes_a_row = buffer.getvalue(), WIDTH * (3 if mode == "RGB" else 1)
    with Image.open(buffer) as image:
        start = image.tile[0][2]
    assert load_image(saved(tmp_path / "whole", content)).pixels.shape[:2] == (HEIGHT, WIDTH)
    for first, count in ((bytes_a_row * 40 + 77, bytes_a_row * 3), (bytes_a_row * 100 + 50, bytes_a_row * 120)):
        at = start + first
        holed = content[:at] + value * count + content[at + count :]
        with pytest.raises(ImageError, match="incomplete"):
            load_image(saved(tmp_path / "holed", holed))


def saved(path, content):
    path.write_bytes(content)
    return path
