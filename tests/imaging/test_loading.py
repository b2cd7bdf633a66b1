"""Every way of storing a picture gives declared pixels, or a sentence that says why not."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.loading import load_image

GREY = np.tile(np.arange(0, 240, 3, dtype=np.uint8), (60, 1))  # 60 high, 80 wide
RGB = np.dstack([GREY, GREY[:, ::-1], np.full_like(GREY, 128)])
NOISE = np.random.default_rng(0).integers(0, 256, (200, 200), dtype=np.uint8)


def saved(path, image, **options):
    (image if isinstance(image, Image.Image) else Image.fromarray(image)).save(path, **options)
    return path


# --- what is read ---


@pytest.mark.parametrize("name", ["a.png", "a.bmp", "a.tif", "a.webp"])
def test_lossless_grey_keeps_its_values(tmp_path, name):
    options = {"lossless": True} if name.endswith("webp") else {}
    pixels = load_image(saved(tmp_path / name, GREY, **options)).pixels
    np.testing.assert_array_equal(pixels if pixels.ndim == 2 else pixels[..., 0], GREY)


def test_jpeg_is_read_closely(tmp_path):
    picture = load_image(saved(tmp_path / "a.jpg", RGB, quality=95, subsampling=0))
    assert picture.pixels.shape == (60, 80, 3)
    assert np.abs(picture.pixels.astype(int) - RGB).mean() < 3


def test_size_hash_and_mode_are_told(tmp_path):
    picture = load_image(saved(tmp_path / "a.png", RGB))
    assert (picture.width, picture.height, picture.mode) == (80, 60, "RGB")
    assert len(picture.sha256) == 64


def test_one_bit_becomes_black_and_white(tmp_path):
    pixels = load_image(saved(tmp_path / "a.png", Image.fromarray(GREY).convert("1"))).pixels
    assert set(np.unique(pixels)) == {0, 255}


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path):
    values = np.array([[0, 257, 32896, 65535]] * 4, dtype=np.uint16)
    for name in ("a.png", "a.tif"):
        assert load_image(saved(tmp_path / name, values)).pixels[0].tolist() == [0, 1, 128, 255]


def test_big_endian_sixteen_bits_are_read_alike(tmp_path):
    values = np.array([[0, 257, 32896, 65535]] * 4, dtype=">u2")
    header = struct.pack(">2sHI", b"MM", 42, 8)
    entries = [
        (256, 3, 4), (257, 3, 4), (258, 3, 16), (259, 3, 1), (262, 3, 1), (273, 4, 8 + 2 + 9 * 12 + 4),
        (277, 3, 1), (278, 3, 4), (279, 4, 32),
    ]  # fmt: skip
    directory = struct.pack(">H", len(entries))
    for tag, kind, value in entries:
        packed = struct.pack(">HH", value, 0) if kind == 3 else struct.pack(">I", value)
        directory += struct.pack(">HHI", tag, kind, 1) + packed
    (tmp_path / "a.tif").write_bytes(header + directory + bytes(4) + values.tobytes())
    assert load_image(tmp_path / "a.tif").pixels[0].tolist() == [0, 1, 128, 255]


def test_white_level_of_a_twelve_bit_camera(tmp_path):
    values = np.array([[0, 2048, 4095, 4095]] * 4, dtype=np.uint16)
    assert load_image(saved(tmp_path / "a.png", values), white_level=4095).pixels[0].tolist() == [0, 128, 255, 255]
    assert refusal(saved(tmp_path / "b.png", values + 1), white_level=4095) == "image-beyond-white"
    assert refusal(tmp_path / "a.png") == "image-depth-unknown"


def test_grey_palette_becomes_grey_and_coloured_palette_rgb(tmp_path):
    grey = Image.fromarray(GREY).convert("P")
    coloured = Image.fromarray(RGB).quantize(16)
    assert load_image(saved(tmp_path / "g.png", grey)).pixels.ndim == 2
    assert load_image(saved(tmp_path / "c.png", coloured)).pixels.shape == (60, 80, 3)


def test_cmyk_becomes_rgb(tmp_path):
    pixels = load_image(saved(tmp_path / "a.jpg", Image.fromarray(RGB).convert("CMYK"), quality=95)).pixels
    assert np.abs(pixels.astype(int) - RGB).mean() < 6


@pytest.mark.parametrize(("mode", "dimensions"), [("LA", 2), ("RGBA", 3)])
def test_opaque_transparency_is_dropped(tmp_path, mode, dimensions):
    image = Image.fromarray(RGB).convert("L" if mode == "LA" else "RGB").convert(mode)
    assert load_image(saved(tmp_path / "a.png", image)).pixels.ndim == dimensions


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(tmp_path, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / "a.png", GREY, exif=exif)
    undo = {1: 0, 2: 0, 3: 2, 4: 2, 5: 1, 6: -1, 7: 1, 8: 1}[orientation]
    expected = np.rot90(GREY, undo)
    if orientation in {2, 4}:
        expected = expected[:, ::-1]
    if orientation == 5:
        expected = GREY.T
    if orientation == 7:
        expected = np.rot90(GREY, 2).T
    np.testing.assert_array_equal(load_image(path).pixels, expected)


def test_content_decides_not_the_extension(tmp_path):
    path = tmp_path / "really_a_png.jpg"
    Image.fromarray(GREY).save(path, format="PNG")
    np.testing.assert_array_equal(load_image(path).pixels, GREY)


@pytest.mark.parametrize(
    ("name", "options"),
    [("a.png", {}), ("a.webp", {"lossless": True}), ("a.jpg", {}), ("a.tif", {"compression": "tiff_adobe_deflate"})],
)
def test_flat_black_pictures_are_no_holes(tmp_path, name, options):
    assert load_image(saved(tmp_path / name, np.zeros((1500, 1500), np.uint8), **options)).pixels.max() == 0


def test_black_background_of_a_bitmap_is_no_hole(tmp_path):
    pixels = np.zeros((400, 400), np.uint8)
    pixels[100:300, 100:300] = 200
    assert load_image(saved(tmp_path / "a.bmp", pixels)).pixels.max() == 200


# --- what is refused ---


def refusal(path, **options):
    with pytest.raises(ImageError) as caught:
        load_image(path, **options)
    assert path.name in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.bmp", "a.tif", "a.webp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files_are_incomplete(tmp_path, name, share):
    path = saved(tmp_path / name, NOISE)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(path) in {"image-incomplete", "image-damaged", "image-not-a-picture"}


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.bmp", "a.tif", "a.webp"])
def test_files_with_a_zeroed_tail_are_incomplete(tmp_path, name):
    path = saved(tmp_path / name, NOISE)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    assert refusal(path) in {"image-incomplete", "image-damaged"}


def test_jpeg_with_a_hole_of_zeros_is_incomplete(tmp_path):
    path = saved(tmp_path / "a.jpg", NOISE)
    content = bytearray(path.read_bytes())
    content[4000:4512] = bytes(512)
    path.write_bytes(content)
    assert refusal(path) == "image-incomplete"


def test_transparent_picture(tmp_path):
    image = Image.fromarray(RGB).convert("RGBA")
    image.putpixel((3, 3), (0, 0, 0, 0))
    assert refusal(saved(tmp_path / "a.png", image)) == "image-transparent"


def test_float_picture(tmp_path):
    assert refusal(saved(tmp_path / "a.tif", GREY.astype(np.float32) / 255)) == "image-float"


@pytest.mark.parametrize("name", ["a.tif", "a.png", "a.webp"])
def test_several_pages(tmp_path, name):
    pages = [Image.fromarray(GREY), Image.fromarray(255 - GREY)]
    assert refusal(saved(tmp_path / name, pages[0], save_all=True, append_images=pages[1:])) == "image-several-pages"


def test_too_many_pixels_are_refused_by_the_header(tmp_path):
    assert refusal(saved(tmp_path / "a.png", NOISE), max_pixels=39_999) == "image-too-large"


def test_a_bomb_is_refused_without_being_decoded(tmp_path):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b""))
    assert refusal(tmp_path / "bomb.png") == "image-too-large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "image-empty"),
        (b"this is a text, not a picture", "image-not-a-picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "image-not-a-picture"),
        (b"%PDF-1.4\n", "image-not-a-picture"),
    ],
)
def test_other_content_under_a_pictures_name(tmp_path, content, code):
    (tmp_path / "a.jpg").write_bytes(content)
    assert refusal(tmp_path / "a.jpg") == code


def test_missing_file_and_folder(tmp_path):
    assert refusal(tmp_path / "nowhere.png") == "image-missing"
    (tmp_path / "folder.png").mkdir()
    assert refusal(tmp_path / "folder.png") == "image-is-folder"


def test_grey_of_a_jpeg_is_its_brightness_as_stored(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 255, (40, 60), dtype=np.uint8)
    grey, colour = tmp_path / "grey.jpg", tmp_path / "colour.jpg"
    Image.fromarray(pixels).convert("RGB").save(grey, quality=95)
    Image.fromarray(np.dstack([pixels, pixels[::-1], pixels])).save(colour, quality=95)
    np.testing.assert_array_equal(load_image(grey, grey=True).pixels, load_image(grey).pixels[..., 0])
    assert load_image(colour, grey=True).pixels.ndim == 2
    assert not load_image(colour, grey=True).is_complete
    assert load_image(colour).is_complete


def test_a_large_jpeg_is_decoded_no_further_than_asked_and_keeps_its_size_on_record(tmp_path):
    path = tmp_path / "large.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    Image.fromarray(np.full((400, 1000), 90, np.uint8)).save(path, exif=exif)
    picture = load_image(path, least_side=100)
    assert picture.pixels.shape == (250, 100)
    assert (picture.width, picture.height) == (400, 1000)
    assert picture.is_reduced
    assert load_image(path, least_side=300).pixels.shape == (1000, 400)


def test_only_jpegs_are_lightened(tmp_path):
    path = tmp_path / "colour.png"
    Image.fromarray(np.zeros((400, 400, 3), np.uint8)).save(path)
    assert load_image(path, grey=True, least_side=50).pixels.shape == (400, 400, 3)


@pytest.mark.parametrize("decoder", ["pillow", "simplejpeg"])
def test_both_decoders_see_the_same_and_refuse_what_is_cut_and_closed(tmp_path, decoder):
    path = saved(tmp_path / "a.jpg", RGB, quality=95)
    with Image.open(path) as image:
        np.testing.assert_array_equal(load_image(path, decoder=decoder).pixels, np.asarray(image))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4] + b"\xff\xd9")
    assert refusal(path, decoder=decoder) == "image-incomplete"


@pytest.mark.parametrize("sampling", ["444", "422", "420", "440", "411", "rgb", "progressive", "restarts"])
@pytest.mark.parametrize("least_side", [None, 16, 64])
def test_the_strict_decoder_gives_pillows_pixels_to_those_who_name_pillow(tmp_path, sampling, least_side):
    colours = np.random.default_rng(3).normal(128, 60, (9, 11, 3)).clip(0, 255).astype(np.uint8)
    image = Image.fromarray(colours).resize((79, 61), Image.Resampling.BICUBIC)
    path = tmp_path / "a.jpg"
    options = {
        "rgb": {"keep_rgb": True},
        "progressive": {"progressive": True},
        "restarts": {"restart_marker_blocks": 2},
    }
    if sampling in options:
        image.save(path, quality=90, **options[sampling])
    else:
        path.write_bytes(simplejpeg.encode_jpeg(np.asarray(image), 90, "RGB", sampling))
    for grey in (False, True):
        with Image.open(path) as opened:
            opened.draft("L" if grey else "RGB", (least_side or 79, least_side or 61))
            expected = np.asarray(opened)
        found = load_image(path, grey=grey, least_side=least_side, decoder="pillow").pixels
        np.testing.assert_array_equal(found, expected)


def test_a_jpeg_at_its_full_size_is_decoded_once_whoever_is_named(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.jpg", RGB, quality=95)
    monkeypatch.setattr("castinspect.imaging.loading._by_pillow", None)
    monkeypatch.setattr("castinspect.imaging.completeness.refuse_damaged_jpeg", None)
    assert load_image(path, decoder="pillow").pixels.shape == RGB.shape


@pytest.mark.parametrize(
    "error", [KeyError("x"), AttributeError("x"), RecursionError(), ZeroDivisionError(), OSError()]
)
def test_whatever_a_decoder_raises_is_the_pictures_error(tmp_path, monkeypatch, error):
    path = saved(tmp_path / "a.png", GREY)

    def load(_image):
        raise error

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", load)
    assert refusal(path) == "image-incomplete"
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile._open", load)
    assert refusal(path) == "image-damaged"


def test_what_would_take_too_much_memory_is_refused_by_its_header(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.png", np.zeros((400, 400, 3), np.uint8))
    monkeypatch.setattr("castinspect.imaging.loading.MOST_FOR_ONE", 600_000)
    assert refusal(path) == "image-too-costly"
    assert load_image(saved(tmp_path / "b.png", np.zeros((400, 400), np.uint8))).pixels.shape == (400, 400)


def test_a_very_large_picture_is_reduced_where_few_pixels_are_wanted(tmp_path, monkeypatch):
    monkeypatch.setattr("castinspect.imaging.loading._LARGE", 10_000)
    path = saved(tmp_path / "a.png", np.kron(NOISE, np.ones((4, 5), np.uint8)))
    picture = load_image(path, least_side=50)
    assert picture.pixels.shape == (200, 250)
    assert (picture.width, picture.height) == (1000, 800)
    assert load_image(path, least_side=50, decoder="pillow").pixels.shape == (800, 1000)


def test_a_phones_picture_turned_by_exif_is_the_same_from_every_format(tmp_path):
    smooth = np.add.outer(np.arange(64), np.arange(48)).astype(np.uint8) * 2
    exif = Image.Exif()
    exif[0x0112] = 6
    for name in ("a.jpg", "a.png", "a.tif", "a.webp"):
        picture = load_image(saved(tmp_path / name, smooth, exif=exif))
        assert (picture.width, picture.height) == (64, 48), name
        grey = picture.pixels if picture.pixels.ndim == 2 else picture.pixels[..., 0]
        assert np.abs(grey.astype(int) - np.rot90(smooth, -1)).mean() < 3, name
