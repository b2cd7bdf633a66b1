"""What a picture looks like as a whole, in 157 numbers that need no network: to tell whether a part is there at all.

A backbone that learned to see small defects may see little else: a blurred part, another part or an empty belt can
leave its last features where those of good parts lie. So the picture itself is described beside them: its rings
around the middle (their brightness, contrast, edges and waves around the circle), how fine its structure is, and how
its grey values are spread. Turning or mirroring the part leaves most of it as it is, and so do exposure and contrast.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_RINGS, _CIRCLES, _ANGLES = 12, 4, 128
"""Rings, sampled circles in each, and samples around a circle."""
_WAVES = 8
_LINES = 24
_BANDS = 13
_SHARES = np.linspace(0.02, 0.98, 13)
_EVERY = 3
"""One sample in so many is enough for how grey values are spread."""
_LEAST_SPREAD = 1e-6

VERSION = 1
"""Raised when the numbers change their meaning."""

WIDTH = 3 * _RINGS + _RINGS * _WAVES + _BANDS - 1 + len(_SHARES)


def appearance(pixels: NDArray[np.uint8]) -> Array:
    """Describe pictures of the size that the network sees.

    Args:
        pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3); of colour, green counts.

    Returns:
        float32 (n, `WIDTH`), of each picture to the last bit what it is alone.
    """
    planes = pixels if pixels.ndim == 3 else pixels[..., 1]
    count, size = len(planes), planes.shape[-1]
    places = _places(size)
    flat = planes.reshape(count, -1)
    # `take` leaves each picture's samples side by side: they are summed in one order however many pictures there are
    samples = flat.take(places.circles, axis=1).astype(np.float32)
    every = samples.reshape(count, -1)
    level = every.mean(axis=1)[:, None, None]
    spread = np.maximum(every.std(axis=1), _LEAST_SPREAD)[:, None, None]
    right, below = (flat.take(places.circles + step, axis=1) for step in (1, size))
    edges = np.abs(samples - right) + np.abs(samples - below)
    samples = (samples - level) / spread
    rings = samples.reshape(count, _RINGS, -1)
    edges = (edges / spread).reshape(count, _RINGS, -1).mean(axis=2)
    waves = np.abs(np.fft.rfft(samples, axis=2)[..., 1 : _WAVES + 1]) / _ANGLES
    waves = waves.reshape(count, _RINGS, _CIRCLES, _WAVES).mean(axis=2).reshape(count, -1)
    ordered = np.sort(samples.reshape(count, -1)[:, ::_EVERY], axis=1)
    described = [
        rings.mean(axis=2),
        rings.std(axis=2),
        np.log(edges + 1e-2),
        np.log(waves + 1e-2),
        np.log(_fineness(planes, level, spread, places) + 1e-3),
        ordered[:, (_SHARES * ordered.shape[1]).astype(np.intp)],
    ]
    return np.concatenate(described, axis=1, dtype=np.float32)


@dataclass(frozen=True)
class _Places:
    """Where a picture of one size is sampled: circles (circles, angles) in the flat picture, lines, bands of waves."""

    circles: NDArray[np.intp]
    lines: NDArray[np.intp]
    bands: NDArray[np.intp]
    widths: NDArray[np.intp]
    window: Array


@lru_cache(maxsize=4)
def _places(size: int) -> _Places:
    middle, count = (size - 1) / 2, _RINGS * _CIRCLES
    radii = (np.arange(count)[:, None] + 0.5) / count * middle
    angles = np.arange(_ANGLES) / _ANGLES * 2 * np.pi
    columns = np.minimum(np.rint(middle + radii * np.cos(angles)), size - 2).astype(np.intp)
    rows = np.minimum(np.rint(middle + radii * np.sin(angles)), size - 2).astype(np.intp)
    bounds = np.rint(np.geomspace(1, size // 2 + 1, _BANDS)).astype(np.intp)
    bounds = np.maximum.accumulate(np.maximum(bounds, np.arange(1, _BANDS + 1)))  # none is empty
    return _Places(
        circles=rows * size + columns,
        lines=np.linspace(0, size - 1, _LINES).astype(np.intp),
        bands=bounds[:-1],
        widths=np.diff(bounds),
        window=np.hanning(size).astype(np.float32),
    )


def _fineness(planes: NDArray[np.uint8], level: Array, spread: Array, places: _Places) -> Array:
    """Strength of structure from coarse to fine: the spectrum of some rows and columns, by bands of waves."""
    lines = np.concatenate([planes[:, places.lines], planes[:, :, places.lines].transpose(0, 2, 1)], axis=1)
    spectrum = np.abs(np.fft.rfft((lines - level) * (places.window / spread), axis=2)) ** 2
    return np.asarray(np.add.reduceat(spectrum.mean(axis=1), places.bands, axis=1) / places.widths, np.float32)
