"""Pictures that should not come before the station: no part at all, another part, one out of focus, a hand."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

from castinspect.synthetic.canvas import Plane, blend, cloud, coverage, pixel_grid, unit
from castinspect.synthetic.scene import make_casting
from castinspect.synthetic.shapes import PartShape

Pixels = NDArray[np.uint8]


class Intruder(StrEnum):
    """What is in the picture instead of a part as it should be."""

    WRONG_PART = "wrong part"
    BLANK_BELT = "blank belt"
    DEFOCUS = "defocus"
    HAND = "hand"
    PHOTOGRAPH = "photograph"
    PATTERN = "pattern"


def make_intruder(seed: int, kind: Intruder, part: Pixels) -> Pixels:
    """Draw a picture that a station should not judge.

    Args:
        seed: Everything random follows from it.
        kind: What to draw.
        part: A square grey picture of a sound part, uint8 (size, size): out of focus it is `DEFOCUS`, a hand lies over
            it for `HAND`; the others take its size, and the blank belt its brightness.

    Returns:
        Grey, uint8 (size, size).
    """
    rng = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    grey = np.clip(_DRAWN[kind](rng, _plane(part)), 0, 1)
    pixels: Pixels = (grey * 255 + 0.5).astype(np.uint8)
    return pixels


def _wrong_part(rng: np.random.Generator, part: Plane) -> Plane:
    shapes = [shape for shape in PartShape if shape is not PartShape.IMPELLER]
    shape = shapes[int(rng.integers(len(shapes)))]
    casting = make_casting(int(rng.integers(2**31)), size=len(part), defects=[], shape=shape)
    return _plane(casting.pixels)


def _blank_belt(rng: np.random.Generator, part: Plane) -> Plane:
    """An even surface about as bright as the picture's rim or darker, with its grain, light and a few fibres."""
    size = len(part)
    x, y = pixel_grid(size)
    level = rng.choice([np.median(part[0]), rng.uniform(0.05, 0.9)])
    slope = rng.normal(0, 0.12, 2) / size
    grey = np.float32(level) * (1 + slope[0] * (x - size / 2) + slope[1] * (y - size / 2))
    grey = grey + cloud(rng, size, int(rng.integers(3, 12))) * rng.uniform(0, 0.03)
    if rng.random() < 0.5:  # the weave of a belt
        period, turn = rng.uniform(4, 14) * unit(size), rng.uniform(0, np.pi)
        grey = grey + rng.uniform(0.005, 0.04) * np.sin((x * np.cos(turn) + y * np.sin(turn)) * (2 * np.pi / period))
    return _grainy(rng, grey)


def _defocus(rng: np.random.Generator, part: Plane) -> Plane:
    """So far out of focus that a defect of a few pixels can no longer be seen."""
    blurred = gaussian_filter(part, rng.uniform(3.5, 9.0) * unit(len(part)), mode="nearest")
    return _grainy(rng, blurred)


def _hand(rng: np.random.Generator, part: Plane) -> Plane:
    """A forearm, a palm and five fingers over the part, from any side."""
    size = len(part)
    x, y = pixel_grid(size)
    scale, turn = size * rng.uniform(0.2, 0.3), rng.uniform(0, 2 * np.pi)
    centre = size / 2 + rng.normal(0, 0.12, 2) * size
    u = ((x - centre[0]) * np.cos(turn) + (y - centre[1]) * np.sin(turn)) / scale
    v = ((y - centre[1]) * np.cos(turn) - (x - centre[0]) * np.sin(turn)) / scale
    distance = np.minimum(_capsule(u, v, (-0.3, 0), (0.25, 0), 0.62), _capsule(u, v, (-6.0, 0), (-0.5, 0), 0.45))
    for finger in range(4):
        angle, reach = (finger - 1.5) * rng.uniform(0.16, 0.3), rng.uniform(1.25, 1.7) - 0.12 * abs(finger - 1.4)
        tip = (0.4 + reach * np.cos(angle), (finger - 1.5) * 0.36 + reach * np.sin(angle))
        distance = np.minimum(distance, _capsule(u, v, (0.4, (finger - 1.5) * 0.32), tip, 0.17))
    side = rng.choice([-1.0, 1.0])
    distance = np.minimum(distance, _capsule(u, v, (-0.1, side * 0.45), (0.65, side * 1.25), 0.2))
    rounded = np.sqrt(np.clip(-distance * 2.5, 0, 1))
    skin = rng.uniform(0.25, 0.75) * (0.55 + 0.45 * rounded) + 0.02 * cloud(rng, size, 40)
    return _grainy(rng, blend(part, skin.astype(np.float32), coverage(np.asarray(distance * scale, np.float32), 2.0)))


def _capsule(u: Plane, v: Plane, start: tuple[float, float], end: tuple[float, float], radius: float) -> Plane:
    """Signed distance to a line with round ends."""
    du, dv = end[0] - start[0], end[1] - start[1]
    along = np.clip(((u - start[0]) * du + (v - start[1]) * dv) / (du * du + dv * dv), 0, 1)
    distance: Plane = (np.hypot(u - start[0] - along * du, v - start[1] - along * dv) - radius).astype(np.float32)
    return distance


def _photograph(rng: np.random.Generator, part: Plane) -> Plane:
    """A random section of one of scikit-learn's two sample photographs, a temple and a flower, turned and mirrored."""
    photograph = _photographs()[int(rng.integers(2))]
    side = int(rng.uniform(0.45, 1.0) * min(photograph.shape))
    top, left = (int(rng.integers(0, extent - side + 1)) for extent in photograph.shape)
    section = Image.fromarray(photograph[top : top + side, left : left + side]).resize((len(part), len(part)))
    turned = np.rot90(_plane(np.asarray(section)), int(rng.integers(4)))
    return turned[:, ::-1] if rng.random() < 0.5 else turned


@lru_cache(maxsize=1)
def _photographs() -> tuple[Pixels, ...]:
    from sklearn.datasets import load_sample_images

    return tuple(np.asarray(Image.fromarray(picture).convert("L")) for picture in load_sample_images().images)


def _pattern(rng: np.random.Generator, part: Plane) -> Plane:
    """Noise, a gradient, a checkerboard or a page of text: a test chart left under the camera, a broken camera."""
    draw = (_noise, _gradient, _checkerboard, _text)[int(rng.integers(4))]
    return _grainy(rng, draw(rng, len(part)))


def _noise(rng: np.random.Generator, size: int) -> Plane:
    grain = gaussian_filter(rng.standard_normal((size, size), dtype=np.float32), rng.uniform(0, 3))
    return np.asarray(0.5 + grain / grain.std() * rng.uniform(0.05, 0.25), np.float32)


def _gradient(rng: np.random.Generator, size: int) -> Plane:
    x, y = pixel_grid(size)
    turn = rng.uniform(0, 2 * np.pi)
    ramp = ((x - size / 2) * np.cos(turn) + (y - size / 2) * np.sin(turn)) / size
    return np.asarray(0.5 + ramp * rng.uniform(0.3, 1.0), np.float32)


def _checkerboard(rng: np.random.Generator, size: int) -> Plane:
    x, y = pixel_grid(size)
    cell = rng.uniform(8, 50) * unit(size)
    board = ((x // cell).astype(int) + (y // cell).astype(int)) % 2
    low, high = sorted(rng.uniform(0, 1, 2))
    return np.asarray(low + (high - low) * board, np.float32)


def _text(rng: np.random.Generator, size: int) -> Plane:
    page = Image.new("L", (size, size), 235)
    letters = "abcdefghijklmnopqrstuvwxyz     0123456789"
    height = int(rng.uniform(10, 30) * unit(size)) + 4
    font = ImageFont.load_default(height)
    for top in range(0, size, int(height * 1.4)):
        line = "".join(letters[i] for i in rng.integers(len(letters), size=2 * size // height))
        ImageDraw.Draw(page).text((4, top), line, fill=25, font=font)
    return _plane(np.asarray(page))


def _plane(pixels: Pixels) -> Plane:
    """8-bit values on a scale of 0 to 1."""
    return np.asarray(pixels / np.float32(255), np.float32)


def _grainy(rng: np.random.Generator, grey: Plane) -> Plane:
    """With the noise of a camera."""
    noise = rng.standard_normal(grey.shape, dtype=np.float32)
    noisy: Plane = (grey + noise * np.float32(rng.uniform(0.003, 0.02))).astype(np.float32)
    return noisy


_DRAWN: dict[Intruder, Callable[[np.random.Generator, Plane], Plane]] = {
    Intruder.WRONG_PART: _wrong_part,
    Intruder.BLANK_BELT: _blank_belt,
    Intruder.DEFOCUS: _defocus,
    Intruder.HAND: _hand,
    Intruder.PHOTOGRAPH: _photograph,
    Intruder.PATTERN: _pattern,
}
