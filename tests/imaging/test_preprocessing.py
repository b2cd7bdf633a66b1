"""From pixels to the network's input, the same everywhere."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import ValidationError

from castinspect.imaging.preprocessing import OVERSAMPLING, Preprocessing
from castinspect.synthetic.scene import make_casting

LEAN = Preprocessing(lean=True, decoder="simplejpeg", oversampling=OVERSAMPLING)


def test_shape_and_scale():
    given = Preprocessing(size=64)(np.full((100, 50), 255, np.uint8))
    assert given.shape == (3, 64, 64)
    assert given.dtype == np.float32


def test_values_are_normalised_by_mean_and_standard_deviation():
    plain = Preprocessing(size=32, mean=(0, 0, 0), std=(1, 1, 1))
    assert plain(np.full((32, 32), 51, np.uint8)).max() == pytest.approx(0.2)
    shifted = Preprocessing(size=32, mean=(0.2, 0.2, 0.2), std=(0.5, 0.5, 0.5))
    assert np.abs(shifted(np.full((32, 32), 51, np.uint8))).max() == pytest.approx(0, abs=1e-6)


def test_fit_pads_and_cuts_nothing():
    pixels = np.full((100, 200), 200, np.uint8)
    pixels[:, :4] = pixels[:, -4:] = 0
    resized = Preprocessing(size=100).resized(pixels)
    left, top, right, bottom = Preprocessing(size=100).content_box(200, 100)
    assert (left, top, right, bottom) == (0, 25, 100, 75)
    assert resized[50, 0] < 50
    assert resized[50, 99] < 50
    assert (resized[:25] == 128).all()
    assert (resized[75:] == 128).all()


def test_stretch_fills_the_square():
    pixels = np.zeros((10, 200), np.uint8)
    assert Preprocessing(size=64, resize="stretch").resized(pixels).max() == 0


def test_grey_parts_look_the_same_stored_as_grey_or_as_rgb():
    grey = np.random.default_rng(0).integers(0, 255, (70, 90), dtype=np.uint8)
    both = Preprocessing(size=64)
    np.testing.assert_array_equal(both(grey), both(np.dstack([grey] * 3)))


def test_colour_is_kept_where_it_is_asked_for():
    red = np.zeros((8, 8, 3), np.uint8)
    red[..., 0] = 255
    kept = Preprocessing(size=32, colour="rgb", mean=(0, 0, 0), std=(1, 1, 1))(red)
    assert kept.max(axis=(1, 2)).tolist() == [1, 0, 0]


def test_one_pixel_wide_pictures_survive():
    assert Preprocessing(size=32)(np.zeros((500, 1), np.uint8)).shape == (3, 32, 32)


def test_it_travels_as_json():
    given = Preprocessing(size=96, white_level=4095)
    assert Preprocessing.model_validate_json(given.model_dump_json()) == given


def test_exposure_and_contrast_of_the_camera_do_not_matter_where_light_is_set():
    pixels = np.random.default_rng(0).integers(60, 120, (32, 32)).astype(np.uint8)
    preprocessing = Preprocessing(size=32, light=(0.6, 0.1), mean=(0, 0, 0), std=(1, 1, 1))
    as_it_is, brighter = preprocessing(pixels), preprocessing(2 * pixels + 10)
    assert as_it_is.mean() == pytest.approx(0.6, abs=1e-5)
    assert as_it_is.std() == pytest.approx(0.1, abs=1e-5)
    np.testing.assert_allclose(brighter, as_it_is, atol=1e-5)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_picture_of_nothing_is_not_blown_up(level):
    pixels = np.full((32, 32), level, np.uint8)
    pixels[0, 0] ^= 1
    found = Preprocessing(size=32, light=(0.6, 0.1), mean=(0, 0, 0), std=(1, 1, 1))(pixels)
    assert np.isfinite(found).all()
    assert np.ptp(found) < 0.02


def test_light_without_contrast_is_refused():
    with pytest.raises(ValidationError):
        Preprocessing(light=(0.5, 0.0))


def test_lean_reading_is_only_what_the_checkpoint_says(tmp_path):
    path = tmp_path / "large.jpg"
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (300, 300, 3), dtype=np.uint8)).save(path)
    assert Preprocessing(size=64).load(path).is_complete
    assert Preprocessing(size=64, lean=True).load(path).pixels.shape == (75, 75)
    assert Preprocessing(size=64, lean=True, colour="rgb").load(path).pixels.shape == (75, 75, 3)


def test_a_jpeg_keeps_more_than_the_size_asks_for_where_the_checkpoint_says_so():
    content = encoded(np.random.default_rng(0).integers(0, 255, (1600, 1600), dtype=np.uint8), "JPEG")
    sides = {
        times: Preprocessing(size=100, lean=True, decoder="simplejpeg", oversampling=times).decode(content, Path("a"))
        for times in (1, 3)
    }
    assert {times: picture.pixels.shape[0] for times, picture in sides.items()} == {1: 200, 3: 400}


@pytest.fixture(scope="module", params=[300, 700])
def twins(request):
    pixels = make_casting(3, size=request.param).pixels
    return encoded(pixels, "PNG"), encoded(pixels, "JPEG", quality=95)


@pytest.mark.parametrize("size", [32, 64, 96, 128, 160, 224, 300, 512])
def test_a_jpeg_comes_out_as_the_png_of_the_same_picture(size, twins):
    lean = LEAN.model_copy(update={"size": size})
    png, jpeg = (lean.resized(lean.decode(content, Path("a")).pixels).astype(float) for content in twins)
    assert np.abs(png - jpeg).mean() < 1.5
    steps = [np.square(np.diff(prepared, axis=1)).mean() for prepared in (png, jpeg)]
    assert steps[1] / steps[0] == pytest.approx(1, abs=0.04)  # 0.8 where it was decoded at the size itself


def encoded(pixels, form, **options):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, form, **options)
    return file.getvalue()
