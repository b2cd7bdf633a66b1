"""What is not like the training pictures in light, sharpness or shape is stopped before the network is asked."""

from __future__ import annotations

import dataclasses
import io

import numpy as np
import pytest
from PIL import Image, ImageFilter

from castinspect.errors import CheckpointError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.causes import TOGETHER
from castinspect.inspection.gate import (
    ARRAY,
    MEASURED,
    STATISTICS,
    check,
    distance,
    training_statistics,
)
from castinspect.inspection.measuring import picture_statistics
from castinspect.models.metadata import Bounds, Gate, Joint

SIZE = 64
PREPROCESSING = Preprocessing(size=SIZE, lean=True, decoder="simplejpeg")


def part(seed=0, side=80):
    """A ring on a ground, with texture and noise."""
    rows, columns = np.mgrid[:side, :side] - side / 2
    distance = np.hypot(rows, columns)
    pixels = 150 - 60 * (distance < side / 3) + 50 * (distance < side / 6) + 12 * np.sin(columns / 2) * np.cos(rows / 3)
    return np.clip(pixels + np.random.default_rng(seed).normal(0, 6, pixels.shape), 0, 255).astype(np.uint8)


def measured(pixels, suffix="PNG", preprocessing=PREPROCESSING, **options):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, suffix, **options)
    picture = preprocessing.decode(file.getvalue(), "a")
    return picture_statistics(file.getvalue(), picture, preprocessing.resized(picture.pixels), preprocessing)


GOOD = measured(part())
GATE = Gate(
    pictures=1,
    parts=1,
    bounds={
        "level": Bounds(low=GOOD["level"] - 0.1, high=GOOD["level"] + 0.1),
        "darkest": Bounds(high=GOOD["darkest"] + 0.1),
        "brightest": Bounds(low=GOOD["brightest"] - 0.2),
        "contrast": Bounds(low=GOOD["contrast"] - 0.05),
        "clipped_bright": Bounds(high=0.02),
        "levels": Bounds(low=60),
        "sharpness": Bounds(low=GOOD["sharpness"] - 0.1, high=GOOD["sharpness"] + 0.2),
        "axis_sharpness": Bounds(low=GOOD["axis_sharpness"] - 0.2),
        "short_side": Bounds(low=70, high=100),
        "aspect": Bounds(low=-0.05, high=0.05),
        "colour": Bounds(high=0.06),
        "repeated_rows": Bounds(high=0.01),
        "darkest_area": Bounds(low=GOOD["darkest_area"] - 0.06),
        "brightest_area": Bounds(high=GOOD["brightest_area"] + 0.06),
        "local_sharpness": Bounds(low=GOOD["local_sharpness"] - 0.3),
        "uneven_sharpness": Bounds(high=GOOD["uneven_sharpness"] + 0.3),
        "seam": Bounds(high=1.5 * GOOD["seam"]),
        "repeated_columns": Bounds(high=0.02),
        "frame_seam": Bounds(high=1.3 * GOOD["frame_seam"]),
        "run_of_rows": Bounds(high=0.005),
        "copied_rows": Bounds(high=0.01),
        "hole": Bounds(high=0.05),
        "roughness": Bounds(low=GOOD["roughness"] - 0.2),
    },
)


def stopped(pixels, **options):
    found = check(measured(pixels, **options), GATE)
    return {message.code for message in found.hold}, {message.code for message in found.review}


def blurred(pixels, radius):
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))


def cut(pixels, share, value=0):
    result = pixels.copy()
    result[round(len(pixels) * (1 - share)) :] = value
    return result


def noisy(pixels, deviation):
    return np.clip(pixels + np.random.default_rng(1).normal(0, deviation, pixels.shape), 0, 255).astype(np.uint8)


def dead(pixels, row):
    result = pixels.copy()
    result[row] = 0
    return result


def spot(pixels, value, share):
    """An area of the size of a sixth, as it is where it is bright or dark."""
    result = pixels.astype(float)
    result[30:56, 30:56] = (1 - share) * value + share * result[30:56, 30:56]
    return result.astype(np.uint8)


def half_blurred(pixels, radius):
    return np.concatenate([pixels[:, :40], blurred(pixels, radius)[:, 40:]], axis=1)


def test_every_statistic_has_a_value():
    assert set(GOOD) == set(MEASURED)
    assert all(np.isfinite(list(GOOD.values())))


@pytest.mark.parametrize("seed", range(5))
def test_a_picture_like_the_others_passes(seed):
    assert stopped(part(seed)) == (set(), set())


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda p: (p * 0.03).astype(np.uint8), "too-dark"),
        (lambda p: np.minimum(p.astype(int) * 2, 255).astype(np.uint8), "too-bright"),
        (lambda p: (p * 0.4 + 130).astype(np.uint8), "too-flat"),
        (lambda p: (p // 16 * 16).astype(np.uint8), "too-few-levels"),
        (lambda p: blurred(p, 1.5), "out-of-focus"),
        (lambda p: p[:48, :48], "too-small"),
        (lambda p: cut(p, 0.1), "picture-incomplete"),
        (lambda p: cut(p, 0.1, 200), "picture-incomplete"),
        (lambda p: cut(p.T, 0.1, 130).T.copy(), "picture-incomplete"),
        (lambda p: noisy(p, 30), "too-noisy"),
        (lambda p: np.asarray(Image.fromarray(p).filter(ImageFilter.MedianFilter(5))), "too-smooth"),
        (lambda p: dead(p, 33), "picture-torn"),
        (lambda p: dead(p.T, 33).T.copy(), "picture-torn"),
        (lambda p: np.concatenate([p[:40], np.roll(p, 25, axis=1)[40:]]), "picture-torn"),
        (lambda p: spot(p, 0, 0.1), "area-too-dark"),
        (lambda p: spot(p, 255, 0.2), "area-too-bright"),
        (lambda p: half_blurred(p, 2), "unevenly-sharp"),
        (lambda p: half_blurred(p, 4), "out-of-focus"),
        (lambda p: np.concatenate([p[:70], np.repeat(p[69:70], 10, axis=0)]), "picture-incomplete"),
    ],
)
def test_what_fails_between_lamp_and_file_is_held(alter, code):
    hold, _ = stopped(alter(part()))
    assert code in hold


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda p: (p * 0.03).astype(np.uint8), "too-dark"),
        (lambda p: np.minimum(p.astype(int) * 2, 255).astype(np.uint8), "too-bright"),
        (lambda p: (p * 0.4 + 130).astype(np.uint8), "too-flat"),
        (lambda p: blurred(p, 3), "out-of-focus"),
        (lambda p: p[:48, :48], "too-small"),
        (lambda p: cut(p, 0.15), "picture-incomplete"),
        (lambda p: dead(p, 33), "picture-torn"),
        (lambda p: noisy(p, 30), "too-noisy"),
    ],
)
def test_the_cause_is_told_before_what_follows_from_it(alter, code):
    assert check(measured(alter(part())), GATE).hold[0].code == code


@pytest.mark.parametrize(("form", "held"), [("BMP", True), ("TIFF", True), ("PNG", False)])
def test_a_hole_in_a_row_is_held_where_no_checksum_proves_the_pixels(form, held):
    holed = np.clip(part(), 1, 254)
    holed[44, 30:42] = 0
    assert ("picture-holed" in stopped(holed, suffix=form)[0]) == held


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda p: np.concatenate([p[:70], np.repeat(p[69:70], 10, axis=0)]), "run_of_rows"),
        (lambda p: np.concatenate([p[:70], p[40:50]]), "copied_rows"),
        (
            lambda p: np.roll(np.clip(p + np.linspace(0, 40, 80)[:, None], 0, 255).astype(np.uint8), 8, axis=0),
            "frame_seam",
        ),
    ],
)
def test_lines_that_are_others_again_are_held_for_that(alter, code):
    bounds = {code: GATE.bounds[code]}
    assert check(measured(part()), Gate(bounds=bounds, pictures=1, parts=1)).hold == ()
    (message,) = check(measured(alter(part())), Gate(bounds=bounds, pictures=1, parts=1)).hold
    assert message.values["statistic"] == code


def test_blur_along_one_axis_is_seen():
    pixels = part().astype(float)
    moved = np.mean([np.roll(pixels, shift, axis=1) for shift in range(5)], axis=0).astype(np.uint8)
    assert "out-of-focus" in stopped(moved)[0]


def test_sharpness_does_not_change_with_light():
    dim = measured((part() * 0.5).astype(np.uint8))
    assert dim["sharpness"] == pytest.approx(GOOD["sharpness"], abs=0.05)


def test_lines_that_are_the_same_on_purpose_are_bounded_by_what_was_seen():
    striped = np.tile(np.repeat(np.arange(40, 200, 8, dtype=np.uint8), 4), (80, 1))
    found = measured(striped)
    assert found["repeated_columns"] == pytest.approx(60 / 79)
    assert found["repeated_rows"] == 1.0
    assert found["constant_rows"] == 0.0
    assert measured(striped.T.copy())["constant_rows"] == 1.0


def test_a_step_counts_by_those_around_it():
    smooth = np.tile(np.linspace(50, 200, SIZE).astype(np.uint8), (SIZE, 1))
    assert measured(smooth)["seam"] < 3
    stepped = smooth.copy()
    stepped[:, SIZE // 2 :] += 40
    assert measured(stepped)["seam"] > 9


def test_another_shape_and_a_larger_picture_are_reviewed():
    wide = np.concatenate([part(), part()], axis=1)
    assert stopped(wide)[1] == {"shape-unexpected"}
    assert "shape-unexpected" in stopped(part(side=140))[1]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_colour_where_there_was_none_is_reviewed_also_where_only_brightness_is_decoded(form):
    coloured = np.repeat(part()[..., None], 3, axis=2)
    assert "colour-unexpected" not in stopped(coloured, suffix=form, **quality(form))[1]
    coloured[20:40, 20:40, 0] = 250
    coloured[20:40, 20:40, 1:] = 40
    found = check(measured(coloured, form, **quality(form)), GATE)
    assert "colour-unexpected" in {message.code for message in found.review}


def quality(form):
    return {"quality": 95} if form == "JPEG" else {}


def test_each_fault_says_its_value_and_the_bound():
    (message,) = check({"level": 0.02}, GATE).hold
    assert message.values == {"statistic": "level", "value": 0.02, "bound": GATE.bounds["level"].low}
    assert "2.0%" in str(message)


def test_a_value_that_is_no_number_does_not_pass():
    assert check({"level": float("nan")}, GATE).hold != ()


def test_padding_beside_the_picture_does_not_count():
    tall = np.concatenate([part(), part(1)])
    assert measured(tall)["level"] == pytest.approx(GOOD["level"], abs=0.02)


def test_what_varies_together_is_compared_together():
    """Each lies within what is usual; both together do not."""
    joint = Joint(statistics=("contrast", "sharpness"), mean=(0.5, 1.0), inverse=((100.0, -90.0), (-90.0, 100.0)))
    assert distance({"contrast": 0.5, "sharpness": 1.0}, joint) == 0
    alike, unlike = ({"contrast": 0.6, "sharpness": sharp} for sharp in (1.1, 0.9))
    assert distance(alike, joint) == pytest.approx((0.2 / 2) ** 0.5)
    assert distance(unlike, joint) == pytest.approx((3.8 / 2) ** 0.5)
    gate = Gate(bounds={TOGETHER: Bounds(high=1.0)}, joint=joint, pictures=9, parts=9)
    assert check(alike, gate).hold == ()
    (message,) = check(unlike, gate).hold
    assert message.code == "structure-unexpected"
    assert "1.38" in str(message)
    assert check({"contrast": float("nan"), "sharpness": 1.0}, gate).hold != ()


def test_a_gate_of_before_knows_nothing_that_varies_together():
    assert check(GOOD, Gate(bounds={"level": Bounds(low=0.1)}, pictures=1, parts=1)).hold == ()


def test_without_bounds_everything_passes():
    assert check(GOOD, Gate(bounds={}, pictures=1, parts=1)) == check({}, GATE)


@pytest.mark.parametrize("shape", [(1, 1), (2, 40), (40, 2)])
def test_very_small_pictures_are_measured_too(shape):
    assert np.isfinite(list(measured(np.zeros(shape, np.uint8)).values())).all()


def test_what_the_training_pictures_measured_is_read_by_name(random_checkpoint):
    made = random_checkpoint("resnet18")
    assert training_statistics(made) == {}
    rows = np.arange(26, dtype=np.float32).reshape(2, 13)
    found = training_statistics(dataclasses.replace(made, extra={ARRAY: rows}))
    assert list(found) == list(STATISTICS[:13])
    assert found["darkest"].tolist() == [1, 14]


@pytest.mark.parametrize(
    "rows",
    [np.zeros(5, np.float32), np.zeros((0, 13), np.float32), np.zeros((2, 99), np.float32), np.zeros((2, 3), int)],
)
def test_a_table_that_is_none_is_refused(random_checkpoint, rows):
    with pytest.raises(CheckpointError):
        training_statistics(dataclasses.replace(random_checkpoint("resnet18"), extra={ARRAY: rows}))
