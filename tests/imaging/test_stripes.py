"""A picture in stripes is the picture, whatever its format, filters and order of rows; and it takes little memory."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging import loading, stripes
from castinspect.imaging.loading import MAX_PIXELS, Wanted, decode_picture
from castinspect.imaging.memory import MOST_FOR_ONE

HEIGHT, WIDTH = 211, 97
ROWS_PER_STRIP = 278


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Stripes of some ten rows, of pictures that count as large."""
    monkeypatch.setattr(stripes, "STRIPE_PIXELS", 1000)
    monkeypatch.setattr(loading, "_LARGE", 1000)


def colours(channels=3):
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    smooth = np.stack([rows, columns * 2, rows + columns], axis=2)
    noisy = np.clip(smooth + np.random.default_rng(0).integers(0, 9, smooth.shape), 0, 255).astype(np.uint8)
    return np.dstack([noisy, np.full((HEIGHT, WIDTH), 255, np.uint8)])[..., :channels]


def file_of(pixels, suffix, **options):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, suffix, **options)
    return file.getvalue()


def top_down(content):
    """A BMP whose rows stand from the highest, as its negative height says."""
    start, stride = int.from_bytes(content[10:14], "little"), 4 * -(-WIDTH * 3 // 4)
    rows = [content[start + row * stride : start + (row + 1) * stride] for row in range(HEIGHT)][::-1]
    return content[:22] + (-HEIGHT).to_bytes(4, "little", signed=True) + content[26:start] + b"".join(rows)


FILES = {
    "png": file_of(colours(), "PNG"),
    "png with opaque alpha": file_of(colours(4), "PNG"),
    "bmp": file_of(colours(), "BMP"),
    "bmp of 32 bits": file_of(colours(4), "BMP"),
    "bmp from the top": top_down(file_of(colours(), "BMP")),
    "tiff": file_of(colours(), "TIFF"),
    "tiff of many strips": file_of(colours(), "TIFF", tiffinfo={ROWS_PER_STRIP: 7}),
}


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("name", FILES)
def test_stripes_put_together_are_the_picture(name):
    image = opened(FILES[name])
    assert stripes.has_stripes(image)
    found = list(stripes.stripes(image, FILES[name], 4))
    assert len(found) > 10
    assert all(stripe.height % 4 == 0 for stripe in found[:-1])
    joined = np.concatenate([np.asarray(stripe)[..., :3] for stripe in found])
    assert np.array_equal(joined, colours())


@pytest.mark.parametrize("name", FILES)
def test_what_comes_of_them_is_what_decoding_at_once_gives(name, tmp_path, monkeypatch):
    wanted = Wanted(least_side=12)
    found = decode_picture(FILES[name], tmp_path, wanted)
    monkeypatch.setattr(stripes, "has_stripes", lambda _image: False)
    assert found.is_reduced
    assert np.array_equal(found.pixels, decode_picture(FILES[name], tmp_path, wanted).pixels)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (file_of(colours()[..., 0], "PNG"), "grey takes a byte for a pixel as it is"),
        (file_of(colours()[..., 0].astype(np.uint16), "PNG"), "deep values are scaled, which needs them all"),
        (file_of(colours()[..., 0].astype(np.uint16), "TIFF"), "likewise"),
        (file_of(colours(), "TIFF", compression="tiff_lzw"), "compressed"),
        (file_of(colours(), "WEBP"), "Pillow decodes it as a whole"),
        (file_of(colours(), "JPEG"), "decoded at a part of its size"),
    ],
)
def test_others_have_none(content, why):
    assert not stripes.has_stripes(opened(content)), why


def test_hidden_pixels_are_refused_in_whichever_stripe(tmp_path):
    pixels = colours(4)
    pixels[-1, -1, 3] = 7
    with pytest.raises(ImageError) as caught:
        decode_picture(file_of(pixels, "PNG"), tmp_path, Wanted(least_side=12))
    assert caught.value.code == "image-transparent"


def test_rows_that_are_missing_are_refused(tmp_path):
    for name in ("png", "bmp", "tiff of many strips"):
        with pytest.raises(ImageError) as caught:
            decode_picture(FILES[name][: len(FILES[name]) * 2 // 3], tmp_path, Wanted(least_side=12))
        assert caught.value.code == "image-incomplete", name


@pytest.mark.parametrize("after", [False, True], ids=["before the pixels", "after them"])
def test_it_stands_upright_wherever_its_exif_data_lie(after, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    content = file_of(colours(), "PNG", exif=exif)
    if after:
        at = content.index(b"eXIf") - 4
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        content = content[:at] + content[end:-12] + content[at:end] + content[-12:]
    picture = decode_picture(content, tmp_path, Wanted(least_side=12))
    assert (picture.width, picture.height) == (HEIGHT, WIDTH)
    assert picture.pixels.shape[1] > picture.pixels.shape[0]


@pytest.mark.parametrize("suffix", ["PNG", "BMP", "TIFF"])
def test_100_million_pixels_in_colour_are_let_in_by_their_header(suffix, tmp_path, monkeypatch):
    monkeypatch.setattr(stripes, "STRIPE_PIXELS", 1_000_000)
    image = opened(file_of(colours(), suffix))
    image._size = (10_000, MAX_PIXELS // 10_000)
    image.tile = [tile._replace(extents=(0, 0, *image.size)) for tile in image.tile]
    stored = 3 * MAX_PIXELS  # bytes of the file, without compression
    assert stored + loading._bytes_to_decode(image, Wanted(least_side=224), 11, strictly=False) < MOST_FOR_ONE
    assert loading._bytes_to_decode(image, Wanted(), 1, strictly=False) > MOST_FOR_ONE
