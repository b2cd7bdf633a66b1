"""What the gate measures of a picture is what it says, and the same whatever form the picture came in."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from castinspect.imaging.preprocessing import OVERSAMPLING, Preprocessing
from castinspect.inspection.measuring import picture_statistics
from castinspect.synthetic.scene import make_casting

LEAN = Preprocessing(size=64, lean=True, decoder="simplejpeg", oversampling=OVERSAMPLING)

TOLERANCES = {
    "level": 0.005, "darkest": 0.01, "brightest": 0.01, "contrast": 0.005, "clipped_dark": 0.01, "clipped_bright": 0.01,
    "sharpness": 0.04, "axis_sharpness": 0.04, "local_sharpness": 0.08, "uneven_sharpness": 0.04, "seam": 0.3,
    "darkest_area": 0.005, "brightest_area": 0.005, "texture": 0, "fine_texture": 0.1, "coarse_texture": 0.1,
    "roughness": 0.15,
    "repeated_rows": 0.02, "repeated_columns": 0.02, "constant_rows": 0.01, "colour": 0.01, "aspect": 0,
    "short_side": 0, "levels": 25, "frame_seam": 0.1, "run_of_rows": 0, "run_of_columns": 0, "copied_rows": 0,
    "copied_columns": 0, "hole": 0,
}  # fmt: skip


def encoded(pixels, form="PNG", **options):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, form, **options)
    return file.getvalue()


def measured(content, preprocessing=LEAN, **options):
    picture = preprocessing.decode(content, Path("a"))
    return picture_statistics(content, picture, preprocessing.resized(picture.pixels), preprocessing, **options)


@pytest.fixture(scope="module", params=[300, 700])
def twins(request):
    pixels = make_casting(5, size=request.param, line=1).pixels
    return encoded(pixels), encoded(pixels, "JPEG", quality=95)


@pytest.mark.parametrize("size", [48, 64, 96, 128, 160, 224])
def test_a_jpeg_measures_what_the_png_of_the_same_picture_does(size, twins):
    png, jpeg = (measured(content, LEAN.model_copy(update={"size": size})) for content in twins)
    apart = {name: abs(png[name] - jpeg[name]) for name in png}
    assert set(apart) == set(TOLERANCES)
    assert {name: by for name, by in apart.items() if by > TOLERANCES[name]} == {}


@pytest.fixture(scope="module")
def noisy():
    """A picture of the network's size, so that nothing is resized."""
    rows, columns = np.mgrid[:64, :64]
    pixels = 120 + 60 * np.sin(rows / 5) * np.cos(columns / 9) + np.random.default_rng(3).normal(0, 5, (64, 64))
    return np.clip(pixels, 0, 255).astype(np.uint8)


def test_light_is_that_of_the_pixels(noisy):
    found, values = measured(encoded(noisy)), noisy / 255
    assert found["level"] == pytest.approx(values.mean())
    assert found["contrast"] == pytest.approx(values.std())
    assert found["darkest"] == pytest.approx(np.quantile(values, 0.02), abs=0.005)
    assert found["brightest"] == pytest.approx(np.quantile(values, 0.98), abs=0.005)
    assert found["levels"] == len(np.unique(noisy))
    half = noisy.copy()
    half[:16] = 255
    assert measured(encoded(half))["clipped_bright"] == pytest.approx(0.25, abs=0.01)
    assert measured(encoded(half))["brightest_area"] == 1.0


def test_sharpness_is_the_energy_of_second_differences_over_that_of_first_ones(noisy):
    values = noisy.astype(float)
    across, down = np.diff(values, axis=1), np.diff(values, axis=0)
    bent_across, bent_down = np.diff(across, axis=1), np.diff(down, axis=0)
    both = bent_across[1:-1] + bent_down[:, 1:-1]
    first = np.square(across).mean(), np.square(down).mean()
    found = measured(encoded(noisy))
    assert found["sharpness"] == pytest.approx(np.log(np.square(both).mean() / sum(first)), abs=1e-3)
    along = np.square(bent_across).mean() / first[0], np.square(bent_down).mean() / first[1]
    assert found["axis_sharpness"] == pytest.approx(np.log(min(along)), abs=1e-3)


def test_texture_is_the_mean_second_difference_along_some_lines(noisy):
    values = noisy.astype(float)
    bent = np.abs(np.diff(values[::4], n=2, axis=1)), np.abs(np.diff(values[:, ::4], n=2, axis=0))
    expected = {most: sum(np.minimum(each, most).mean() for each in bent) / 2 for most in (3, 6, 10)}
    found = measured(encoded(noisy))
    assert found["fine_texture"] == pytest.approx(expected[3], abs=0.1)
    assert found["texture"] == 0
    assert measured(encoded(noisy), with_texture=True)["texture"] == pytest.approx(expected[6], abs=1e-3)
    assert found["coarse_texture"] == pytest.approx(expected[10], abs=0.2)


def test_roughness_is_the_mean_difference_of_a_pixel_from_those_around_it(noisy):
    v = noisy.astype(float)
    bent = v[:-2, 1:-1] + v[2:, 1:-1] + v[1:-1, :-2] + v[1:-1, 2:] - 4 * v[1:-1, 1:-1]
    assert measured(encoded(noisy))["roughness"] == pytest.approx(np.minimum(np.abs(bent), 12).mean(), abs=1e-3)
    smooth = np.asarray(Image.fromarray(noisy).filter(ImageFilter.MedianFilter(5)))
    assert measured(encoded(smooth))["roughness"] < 0.5 * measured(encoded(noisy))["roughness"]


def test_a_seam_is_a_step_over_the_median_of_those_around_it(noisy):
    steps = np.abs(np.diff(noisy.astype(float), axis=0)).mean(axis=1)
    padded = np.pad(steps, 4, mode="reflect")
    around = [np.median(np.delete(padded[index : index + 9], 4)) for index in range(len(steps))]
    across = np.abs(np.diff(noisy.astype(float), axis=1)).mean(axis=0)
    padded = np.pad(across, 4, mode="reflect")
    beside = [np.median(np.delete(padded[index : index + 9], 4)) for index in range(len(across))]
    expected = max((steps / (np.array(around) + 1)).max(), (across / (np.array(beside) + 1)).max())
    assert measured(encoded(noisy))["seam"] == pytest.approx(expected, rel=1e-4)


def test_sharpness_of_a_half_tells_apart_quarters(noisy):
    blurred = np.asarray(Image.fromarray(noisy).resize((16, 16)).resize((64, 64)))
    half = np.concatenate([noisy[:, :32], blurred[:, 32:]], axis=1)
    assert measured(encoded(half))["uneven_sharpness"] > measured(encoded(noisy))["uneven_sharpness"] + 0.5
    assert measured(encoded(half))["local_sharpness"] < measured(encoded(noisy))["local_sharpness"] - 0.5


@pytest.mark.parametrize("channels", [1, 3])
def test_lines_that_are_lost_count_in_grey_and_in_colour(noisy, channels):
    lost = noisy.copy()
    lost[48:] = 7  # of one value
    lost[8:12] = lost[7]  # the line before, again
    lost[:, 60:] = lost[:, 59:60]
    pixels = lost if channels == 1 else np.dstack([lost] * channels)
    found = measured(encoded(pixels), LEAN.model_copy(update={"colour": "grey" if channels == 1 else "rgb"}))
    assert found["repeated_rows"] == pytest.approx((15 + 4) / 63)
    assert found["constant_rows"] == pytest.approx(16 / 64)
    assert found["repeated_columns"] == pytest.approx(4 / 63)


def rows_repeated(pixels, count, at):
    """So many rows from `at` on are the one before."""
    found = pixels.copy()
    found[at : at + count] = found[at - 1]
    return found


@pytest.mark.parametrize("name", ["rows", "columns"])
@pytest.mark.parametrize("form", ["grey", "rgb"])
@pytest.mark.parametrize(("count", "run"), [(0, 0), (7, 0), (8, 1), (12, 5)])
def test_a_run_is_of_lines_in_a_row_beyond_those_of_a_block(noisy, name, form, count, run):
    lost = rows_repeated(rows_repeated(noisy, count, 50), 3, 20)
    lost = lost if name == "rows" else lost.T.copy()
    pixels = lost if form == "grey" else np.dstack([lost] * 3)
    found = measured(encoded(pixels), LEAN.model_copy(update={"colour": form}))
    assert found[f"run_of_{name}"] == pytest.approx(run / 63)
    assert found["run_of_columns" if name == "rows" else "run_of_rows"] == 0


def test_lines_of_one_value_are_no_run(noisy):
    black = noisy.copy()
    black[40:] = 0
    assert measured(encoded(black))["run_of_rows"] == 0
    assert measured(encoded(black.T.copy()))["run_of_columns"] == 0


def test_a_run_is_seen_in_a_jpeg_too():
    pixels = make_casting(5, size=300, line=1).pixels
    jpeg = encoded(rows_repeated(pixels, 60, 200), "JPEG", quality=90)
    assert measured(jpeg)["run_of_rows"] == pytest.approx((60 - 7) / 299, abs=0.03)
    assert measured(encoded(pixels, "JPEG", quality=90))["run_of_rows"] == 0


@pytest.mark.parametrize("name", ["rows", "columns"])
def test_lines_that_stand_elsewhere_too_are_counted(noisy, name):
    copied = noisy.copy()
    copied[44:54] = noisy[30:40]
    copied[20:24] = noisy[16:20]  # as near as in a block of a JPEG
    found = measured(encoded(copied if name == "rows" else copied.T.copy()))
    assert found[f"copied_{name}"] == pytest.approx(10 / 64)
    assert measured(encoded(noisy))[f"copied_{name}"] == 0


@pytest.mark.parametrize("axis", [0, 1])
def test_a_frame_that_begins_elsewhere_has_a_seam(axis):
    """Its first and last lines differ by less than a pixel does from the next."""
    rows, columns = np.mgrid[:64, :64]
    noise = np.random.default_rng(3).normal(0, 6, (64, 64))
    pixels = np.clip(110 + 0.1 * (rows + columns) + noise, 0, 255).astype(np.uint8)
    whole, rolled = (measured(encoded(each)) for each in (pixels, np.roll(pixels, 6, axis=axis)))
    assert whole["frame_seam"] < 1.3
    assert rolled["frame_seam"] > 1.4 * whole["frame_seam"]
    assert rolled["seam"] < 1.25 * whole["seam"]


def test_an_edge_along_a_part_of_the_picture_is_no_seam_of_the_frame(noisy):
    edge = noisy.copy()
    edge[32:, 24:40] = 255
    assert measured(encoded(edge))["frame_seam"] < 0.7 * measured(encoded(edge))["seam"]


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
@pytest.mark.parametrize("value", [0, 255])
@pytest.mark.parametrize(("start", "count"), [(20 * 64 + 5, 12), (20 * 64 + 58, 12), (63 * 64 + 30, 34), (0, 16)])
def test_a_hole_is_a_stretch_of_a_row_of_which_nothing_stands_above_or_below(noisy, form, value, start, count):
    holed = np.clip(noisy, 1, 254)
    holed.reshape(-1)[start : start + count] = value
    assert measured(encoded(holed, form))["hole"] == pytest.approx(count / 64)
    coloured = LEAN.model_copy(update={"colour": "rgb"})
    assert measured(encoded(np.dstack([holed] * 3), form), coloured)["hole"] == pytest.approx(count / 64)


def test_a_black_area_is_no_hole_nor_is_one_looked_for_where_a_checksum_proves_the_pixels(noisy):
    area = np.clip(noisy, 1, 254)
    area[20:30, 10:40] = 0
    assert measured(encoded(area, "BMP"))["hole"] == 0
    area[40, 10:40] = 0
    assert measured(encoded(area, "BMP"))["hole"] == pytest.approx(30 / 64)
    assert measured(encoded(area, "PNG"))["hole"] == 0
