"""What another camera or another light does to a picture: to measure how well a checkpoint bears it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Shift = Callable[[Pixels], Pixels]


def gamma(exponent: float) -> Shift:
    """Another tone curve: brightness to the power of `exponent`, on a scale of 0 to 1; under 1 is brighter."""
    curve = np.rint(255 * (np.arange(256) / 255) ** exponent).astype(np.uint8)

    def shift(pixels: Pixels) -> Pixels:
        shifted: Pixels = curve[pixels]
        return shifted

    return shift


def blur(share: float) -> Shift:
    """A lens out of focus: a Gaussian whose standard deviation is that share of the picture's longer side."""

    def shift(pixels: Pixels) -> Pixels:
        from scipy.ndimage import gaussian_filter

        sigma = share * max(pixels.shape[:2])
        return _as_pixels(gaussian_filter(pixels.astype(np.float32), sigma, axes=(0, 1)))

    return shift


def noise(strength: float) -> Shift:
    """A sensor at high gain: Gaussian noise of that standard deviation, in grey values; the same for a same picture."""

    def shift(pixels: Pixels) -> Pixels:
        generator = np.random.default_rng(int(pixels.sum(dtype=np.int64)))
        return _as_pixels(pixels + generator.normal(0, strength, pixels.shape))

    return shift


def vignette(loss: float) -> Shift:
    """A lens that darkens towards the corners, which lose that share of their light."""

    def shift(pixels: Pixels) -> Pixels:
        height, width = pixels.shape[:2]
        rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        light = 1 - loss * (rows**2 + columns**2) / 2
        return _as_pixels(pixels * (light if pixels.ndim == 2 else light[..., None]))

    return shift


SHIFTS: Mapping[str, Shift] = {
    "gamma 0.6": gamma(0.6),
    "gamma 0.8": gamma(0.8),
    "gamma 1.3": gamma(1.3),
    "gamma 1.6": gamma(1.6),
    "blur": blur(0.005),
    "noise": noise(12),
    "vignette": vignette(0.5),
}
"""The shifts by which adaptation is measured: blur is 1.5 pixels of a picture of 300."""


def _as_pixels(values: NDArray[np.floating]) -> Pixels:
    pixels: Pixels = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return pixels
