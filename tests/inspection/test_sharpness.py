"""Sharpness, texture and seams are what plain sums over every pixel say, whatever the sides are divisible by."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from castinspect.inspection.sharpness import Structure, structure_of


def picture(height, width, seed=0):
    rows, columns = np.mgrid[:height, :width]
    pixels = 120 + 60 * np.sin(rows / 5) * np.cos(columns / 9)
    return np.clip(pixels + np.random.default_rng(seed).normal(0, 5, (height, width)), 0, 255).astype(np.uint8)


def differences(grey):
    """First ones along rows and columns, second ones along each, and over both."""
    values = grey.astype(float)
    across, down = np.diff(values, axis=1), np.diff(values, axis=0)
    bent_across, bent_down = np.diff(across, axis=1), np.diff(down, axis=0)
    return across, down, bent_across, bent_down, bent_across[1:-1] + bent_down[:, 1:-1]


def local(bent, steps, count):
    """Logarithms of the energies' ratio in count times count areas, of rows that six divides."""
    height, width = 6 * (len(bent) // 6), bent.shape[1]
    edges = np.arange(7) * width // 6

    def means(squares):
        sixths = [
            squares[:height, start:end].reshape(6, -1, end - start).mean(axis=(1, 2)) for start, end in pairwise(edges)
        ]
        return np.stack(sixths, axis=1).reshape(count, 6 // count, count, 6 // count).mean(axis=(1, 3))

    return np.log((means(bent**2) + 1) / (means(steps) + 1))


@pytest.mark.parametrize(("height", "width"), [(3, 3), (5, 9), (8, 8), (64, 48), (50, 61), (300, 20), (224, 224)])
def test_every_number_is_that_of_plain_sums(height, width):
    grey = picture(height, width)
    across, down, bent_across, bent_down, bent = differences(grey)
    found = structure_of(grey)
    first = np.square(across).mean() + 1e-3, np.square(down).mean() + 1e-3
    assert found.sharpness == pytest.approx(np.log((np.square(bent).mean() + 1e-3) / sum(first)), abs=1e-5)
    axes = [(np.square(each).mean() + 1e-3) / of for each, of in zip((bent_across, bent_down), first, strict=True)]
    assert found.axis_sharpness == pytest.approx(np.log(min(axes)), abs=1e-5)
    assert found.roughness == pytest.approx(np.minimum(np.abs(bent), 12).mean(), rel=1e-5)
    for most, of in ((3, found.fine_texture), (10, found.coarse_texture)):
        means = [np.minimum(np.abs(each[::4]), most).mean() for each in (bent_across, bent_down)]
        assert of == pytest.approx(sum(means) / 2, rel=1e-5)


@pytest.mark.parametrize(("height", "width"), [(8, 8), (64, 48), (50, 61), (224, 224)])
def test_local_sharpness_is_that_of_ninths_and_quarters(height, width):
    grey = picture(height, width, seed=1)
    across, down, _, _, bent = differences(grey)
    steps = across[1:-1, 1:] ** 2 + down[1:, 1:-1] ** 2
    found = structure_of(grey)
    assert found.local_sharpness == pytest.approx(local(bent, steps, 3).min(), abs=1e-5)
    assert found.uneven_sharpness == pytest.approx(np.ptp(local(bent, steps, 2)), abs=1e-5)


def test_a_frame_of_two_halves_has_a_seam():
    torn = picture(64, 64)
    before = structure_of(torn).seam
    torn[32:] = np.clip(torn[32:].astype(int) + 40, 0, 255)
    assert structure_of(torn).seam > 2 * before


def test_what_has_no_second_differences_and_what_is_flat_are_no_errors():
    assert structure_of(picture(2, 40)) == Structure()
    flat = structure_of(np.full((20, 30), 9, np.uint8))
    assert (flat.roughness, flat.fine_texture, flat.seam, flat.uneven_sharpness) == (0, 0, 0, 0)


@pytest.mark.parametrize(("height", "width"), [(64, 48), (50, 61), (224, 224)])
def test_the_seam_of_a_frame_is_of_steps_of_eight_pixels_together(height, width):
    grey = picture(height, width, seed=2)
    ratios = []
    for lines in (grey.astype(float), grey.T.astype(float)):
        step = np.diff(lines, axis=0)
        groups = np.abs(step[:, : step.shape[1] // 8 * 8].reshape(len(step), -1, 8).mean(axis=2))
        steps = np.minimum(groups, 8).mean(axis=1)
        padded = np.pad(steps, 4, mode="reflect")
        around = [np.median(np.delete(padded[index : index + 9], 4)) for index in range(len(steps))]
        ratios.append((steps / (np.array(around) + 1)).max())
    assert structure_of(grey).frame_seam == pytest.approx(max(ratios), rel=1e-4)


def test_a_picture_with_too_few_lines_has_no_seam_of_a_frame():
    assert structure_of(picture(5, 60)).frame_seam == 0
    assert structure_of(picture(9, 9)).frame_seam == 0
    assert structure_of(picture(60, 9)).frame_seam > 0
