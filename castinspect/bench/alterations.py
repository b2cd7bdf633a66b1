"""What may go wrong between lamp and file, done to a picture: light, focus, motion, noise, lines and layout."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.uint8]
Alter = Callable[[Pixels], Pixels]

_FOG, _HAZE = 220, 60
"""Grey values that bright and dark fog are made of."""
_WHITE = 255.0


def _rounded(values: NDArray[np.floating]) -> Pixels:
    rounded: Pixels = np.rint(np.clip(values, 0, _WHITE)).astype(np.uint8)
    return rounded


def _places(pixels: Pixels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Row and column of each pixel, from -1 to 1."""
    rows, columns = (np.linspace(-1, 1, side) for side in pixels.shape[:2])
    return rows[:, None], columns[None]


# --- light ---


def _scaled(pixels: Pixels, factor: float, offset: float = 0.0) -> Pixels:
    return _rounded(pixels * factor + offset)


def _gamma(pixels: Pixels, exponent: float) -> Pixels:
    return _rounded(_WHITE * (pixels / _WHITE) ** exponent)


def _contrast(pixels: Pixels, factor: float) -> Pixels:
    return _rounded((pixels.astype(np.float64) - pixels.mean()) * factor + pixels.mean())


def _vignette(pixels: Pixels, strength: float) -> Pixels:
    rows, columns = _places(pixels)
    return _rounded(pixels * (1 - strength * (rows**2 + columns**2) / 2))


def _gradient(pixels: Pixels, strength: float) -> Pixels:
    return _rounded(pixels * (1 - strength * (_places(pixels)[1] + 1) / 2))


def _half_dark(pixels: Pixels, factor: float, axis: int) -> Pixels:
    return _rounded(pixels.astype(np.float64) * np.where(_places(pixels)[axis] < 0, factor, 1.0))


def _spot(pixels: Pixels, radius: float, factor: float = 1.0, offset: float = 0.0) -> Pixels:
    """A shadow or a glare right of the middle."""
    rows, columns = _places(pixels)
    share = np.exp(-((rows + 0.2) ** 2 + (columns - 0.3) ** 2) / (2 * radius**2))
    return _rounded(pixels * (1 - share * (1 - factor)) + share * offset)


def _tinted(pixels: Pixels, red: float, green: float, blue: float) -> Pixels:
    return _rounded(pixels[..., None] * np.array([red, green, blue]))


def _inverted(pixels: Pixels) -> Pixels:
    return 255 - pixels


# --- focus, motion, resolution ---


def _filtered(pixels: Pixels, chosen: ImageFilter.Filter) -> Pixels:
    return np.asarray(Image.fromarray(pixels).filter(chosen))


def _moved(pixels: Pixels, length: int, down: int, across: int) -> Pixels:
    """Blurred by a motion of so many pixels."""
    shifted = [np.roll(pixels, (step * down, step * across), axis=(0, 1)).astype(np.float32) for step in range(length)]
    return _rounded(np.mean(shifted, axis=0))


def _half_blurred(pixels: Pixels, radius: float) -> Pixels:
    """A drop on the lens."""
    blurred = _filtered(pixels, ImageFilter.GaussianBlur(radius))
    half = pixels.shape[1] // 2
    return np.concatenate([pixels[:, :half], blurred[:, half:]], axis=1)


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BILINEAR))


def _small(pixels: Pixels, side: int) -> Pixels:
    return _resized(pixels, side, side)


def _small_and_large_again(pixels: Pixels, side: int) -> Pixels:
    return _resized(_small(pixels, side), pixels.shape[1], pixels.shape[0])


# --- noise and depth ---


def _noisy(pixels: Pixels, deviation: float) -> Pixels:
    return _rounded(pixels + np.random.default_rng(0).normal(0, deviation, pixels.shape))


def _salted(pixels: Pixels, share: float) -> Pixels:
    chance = np.random.default_rng(0).random(pixels.shape)
    return np.where(chance < share / 2, 0, np.where(chance > 1 - share / 2, 255, pixels)).astype(np.uint8)


def _moire(pixels: Pixels, strength: float, period: float) -> Pixels:
    rows, columns = (np.arange(side) for side in pixels.shape[:2])
    return _rounded(pixels + strength * np.sin((0.3 * rows[:, None] + columns) * 2 * np.pi / period))


def _coarse(pixels: Pixels, step: int) -> Pixels:
    coarse: Pixels = pixels // step * step
    return coarse


def _poor_jpeg(pixels: Pixels, quality: int) -> Pixels:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))


# --- lines ---


def _without_last_rows(pixels: Pixels, share: float, value: int = 0) -> Pixels:
    cut = pixels.copy()
    cut[round(len(cut) * (1 - share)) :] = value
    return cut


def _last_rows_noise(pixels: Pixels, share: float) -> Pixels:
    """Rows that never came, with what a converter makes of nothing."""
    cut = _without_last_rows(pixels, share, 128)
    return np.where(cut == pixels, cut, _noisy(cut, 3))


def _lines(pixels: Pixels, count: int, value: int, axis: int) -> Pixels:
    """Dead rows (axis 0) or stuck columns (1)."""
    lines = pixels.copy()
    chosen = np.random.default_rng(0).choice(pixels.shape[axis], count, replace=False)
    lines[(slice(None),) * axis + (chosen,)] = value
    return lines


def _band(pixels: Pixels, share: float, value: int) -> Pixels:
    """Columns amid the picture."""
    band, first = pixels.copy(), round(0.4 * pixels.shape[1])
    band[:, first : first + round(share * pixels.shape[1])] = value
    return band


def _torn(pixels: Pixels, rows: int) -> Pixels:
    """The lower half comes from elsewhere in the frame."""
    half = len(pixels) // 2
    return np.concatenate([pixels[:half], np.roll(pixels, rows, axis=1)[half:]])


def _interlaced(pixels: Pixels, columns: int) -> Pixels:
    odd = (np.arange(len(pixels)) % 2).astype(bool)[:, None]
    return np.where(odd, np.roll(pixels, columns, axis=1), pixels)


# --- layout ---


def _zoomed(pixels: Pixels, factor: float) -> Pixels:
    height, width = pixels.shape[:2]
    top, left = (round(side * (1 - 1 / factor) / 2) for side in (height, width))
    return _resized(np.ascontiguousarray(pixels[top : height - top, left : width - left]), width, height)


def _shifted(pixels: Pixels, share: float) -> Pixels:
    """The part has moved to the right; what comes in is black."""
    columns = round(share * pixels.shape[1])
    return np.pad(pixels, ((0, 0), (columns, 0)))[:, : pixels.shape[1]]


def _cropped(pixels: Pixels, share: float) -> Pixels:
    return np.ascontiguousarray(pixels[:, : round(share * pixels.shape[1])])


def _turned(pixels: Pixels, degrees: float) -> Pixels:
    return np.asarray(Image.fromarray(pixels).rotate(degrees, Image.Resampling.BILINEAR))


def _stretched(pixels: Pixels, factor: float) -> Pixels:
    return _resized(pixels, round(factor * pixels.shape[1]), pixels.shape[0])


LIGHT: dict[str, Alter] = {
    **{f"brightness x{by}": partial(_scaled, factor=by) for by in (0.03, 0.1, 0.3, 0.5, 0.7, 0.85, 1.2, 1.5, 2.0)},
    **{f"fog {by:.0%}": partial(_scaled, factor=1 - by, offset=by * _FOG) for by in (0.1, 0.2, 0.4, 0.6, 0.8)},
    **{f"haze {by:.0%}": partial(_scaled, factor=1 - by, offset=by * _HAZE) for by in (0.2, 0.4, 0.6)},
    **{f"gamma {by}": partial(_gamma, exponent=by) for by in (0.4, 0.6, 1.6, 2.5)},
    **{f"contrast x{by}": partial(_contrast, factor=by) for by in (0.3, 0.6, 1.5)},
    **{f"vignette {by:.0%}": partial(_vignette, strength=by) for by in (0.3, 0.5, 0.9)},
    **{f"gradient {by:.0%}": partial(_gradient, strength=by) for by in (0.3, 0.5, 0.8)},
    **{f"upper half x{by}": partial(_half_dark, factor=by, axis=0) for by in (0.1, 0.6)},
    **{f"left half x{by}": partial(_half_dark, factor=by, axis=1) for by in (0.1, 0.6)},
    "shadow": partial(_spot, radius=0.3, factor=0.05),
    "glare, small": partial(_spot, radius=0.15, offset=_WHITE),
    "glare": partial(_spot, radius=0.4, offset=_WHITE),
    "red light": partial(_tinted, red=1.0, green=0.7, blue=0.6),
    "inverted": _inverted,
}

FOCUS: dict[str, Alter] = {
    **{f"{side} px": partial(_small, side=side) for side in (48, 96, 128)},
    **{f"{side} px enlarged": partial(_small_and_large_again, side=side) for side in (64, 128)},
    **{
        f"blur {by} px": partial(_filtered, chosen=ImageFilter.GaussianBlur(by))
        for by in (0.7, 1.0, 1.5, 2.0, 3.0, 5.0)
    },
    **{f"median {by} px": partial(_filtered, chosen=ImageFilter.MedianFilter(by)) for by in (3, 5)},
    **{f"motion across {by} px": partial(_moved, length=by, down=0, across=1) for by in (3, 5, 9)},
    **{f"motion down {by} px": partial(_moved, length=by, down=1, across=0) for by in (3, 5, 9)},
    **{f"motion aslant {by} px": partial(_moved, length=by, down=1, across=1) for by in (3, 5, 9)},
    **{f"one half blurred {by} px": partial(_half_blurred, radius=by) for by in (1.5, 3.0)},
}

NOISE: dict[str, Alter] = {
    **{f"noise {by}": partial(_noisy, deviation=by) for by in (5, 10, 20, 40)},
    **{f"salt {by:.1%}": partial(_salted, share=by) for by in (0.005, 0.02, 0.1)},
    "moire, fine": partial(_moire, strength=10, period=4),
    "moire, coarse": partial(_moire, strength=25, period=20),
    "16 grey levels": partial(_coarse, step=16),
    **{f"JPEG quality {by}": partial(_poor_jpeg, quality=by) for by in (5, 10, 20)},
}

LINES: dict[str, Alter] = {
    **{f"last {by:.0%} of rows black": partial(_without_last_rows, share=by) for by in (0.05, 0.15, 0.3)},
    "last 15% of rows noise": partial(_last_rows_noise, share=0.15),
    **{f"{count} dead rows": partial(_lines, count=count, value=0, axis=0) for count in (1, 5, 20)},
    **{f"{count} stuck columns": partial(_lines, count=count, value=255, axis=1) for count in (1, 5, 20)},
    "15% of columns black": partial(_band, share=0.15, value=0),
    "15% of columns grey": partial(_band, share=0.15, value=128),
    "torn frame": partial(_torn, rows=40),
    "two fields apart": partial(_interlaced, columns=6),
}

LAYOUT: dict[str, Alter] = {
    **{f"zoom {by}": partial(_zoomed, factor=by) for by in (1.5, 2.0)},
    **{f"shifted {by:.0%}": partial(_shifted, share=by) for by in (0.1, 0.4)},
    "one half": partial(_cropped, share=0.5),
    "turned 45 degrees": partial(_turned, degrees=45),
    "stretched 2:1": partial(_stretched, factor=2.0),
}

ALTERATIONS: dict[str, Alter] = {**LIGHT, **FOCUS, **NOISE, **LINES, **LAYOUT}
"""All of them, by name."""
