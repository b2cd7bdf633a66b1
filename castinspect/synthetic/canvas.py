"""What every drawing of a synthetic casting stands on: pixel grids, soft edges and smooth noise."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]

REFERENCE_SIZE = 300
"""Lengths in the drawing code are in pixels of a picture of this side, times `unit(size)`."""

_TURN = 4096


def unit(size: int) -> float:
    """Length of one reference pixel in a picture of this side."""
    return size / REFERENCE_SIZE


@lru_cache(maxsize=8)
def pixel_grid(size: int) -> tuple[Plane, Plane]:
    """Column and row of each pixel centre: x of shape (1, size), y of shape (size, 1)."""
    axis = np.arange(size, dtype=np.float32)
    return axis[None, :], axis[:, None]


def coverage(distance: Plane, softness: float = 1.0) -> Plane:
    """How much of each pixel a region covers, from the signed distance to its border (negative inside)."""
    covered: Plane = np.clip(0.5 - distance / np.float32(softness), 0.0, 1.0)
    return covered


def blend(under: Plane, over: Plane | float, share: Plane) -> Plane:
    """`over` painted on `under` with the given share per pixel."""
    mixed: Plane = under + (np.asarray(over, np.float32) - under) * share
    return mixed


def cloud(rng: np.random.Generator, size: int, cells: int) -> Plane:
    """Smooth noise of unit variance or less, with about `cells` bumps along a side; (size, size)."""
    coarse = rng.standard_normal((cells + 2, cells + 2), dtype=np.float32)
    smooth = Image.fromarray(coarse).resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(smooth, dtype=np.float32)


def periodic_noise(rng: np.random.Generator, waves: float, length: int = _TURN) -> Plane:
    """Noise of unit variance around a circle whose spectrum falls off beyond `waves` periods a turn; (length,)."""
    count = length // 2 + 1
    spectrum = rng.standard_normal(count) + 1j * rng.standard_normal(count)
    spectrum *= np.exp(-0.5 * (np.arange(count) / waves) ** 2)
    spectrum[0] = 0.0
    noise = np.fft.irfft(spectrum, length)
    scaled: Plane = (noise / (noise.std() + 1e-9)).astype(np.float32)
    return scaled


def around(angle: Plane, profile: Plane) -> Plane:
    """Look up a profile around the circle at each pixel's angle in radians."""
    index = (angle * np.float32(len(profile) / (2 * np.pi))).astype(np.int32)
    taken: Plane = np.take(profile, index, mode="wrap")
    return taken


def along(position: Plane, profile: Plane, step: float) -> Plane:
    """Look up a profile given at 0, step, 2 step, ... at each pixel's position; beyond its ends the end values."""
    index = (position * np.float32(1.0 / step)).astype(np.int32)
    taken: Plane = np.take(profile, index, mode="clip")
    return taken
