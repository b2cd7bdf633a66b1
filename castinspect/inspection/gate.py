"""The gate: a picture that is not like the training pictures in light, sharpness or shape is not judged.

A network that was made insensitive to exposure and contrast calls a part under a dead lamp sound; so the picture itself
is measured before the network is asked, and compared with what the training pictures had. What lies outside is HOLD, or
REVIEW where the network could still see the part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.imaging.colour import colourfulness
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels
from castinspect.messages import Message
from castinspect.models.metadata import Bounds, Gate

STATISTICS = (
    "level", "darkest", "brightest", "contrast", "clipped_dark", "clipped_bright", "levels", "sharpness",
    "axis_sharpness", "short_side", "aspect", "colour", "repeated_rows",
)  # fmt: skip
"""In the order in which they are stored in a checkpoint."""

ARRAY = "gate.statistics"
"""Name of the training pictures' statistics in a checkpoint: float32 (n, len(STATISTICS))."""

_CODES: Mapping[str, tuple[str | None, str | None]] = {
    "level": ("too-dark", "too-bright"),
    "darkest": (None, "too-flat"),
    "brightest": ("too-dark", None),
    "contrast": ("too-flat", None),
    "clipped_dark": (None, "too-dark"),
    "clipped_bright": (None, "too-bright"),
    "levels": ("too-few-levels", None),
    "sharpness": ("out-of-focus", None),
    "axis_sharpness": ("out-of-focus", None),
    "short_side": ("too-small", "shape-unexpected"),
    "aspect": ("shape-unexpected", "shape-unexpected"),
    "colour": ("colour-unexpected", "colour-unexpected"),
    "repeated_rows": (None, "picture-incomplete"),
}
"""What is told of a value under its lower bound and over its upper one; None where that is no fault."""

CODES = frozenset(code for pair in _CODES.values() for code in pair if code is not None)
"""All that the gate may tell."""

_REVIEWED = frozenset({"colour-unexpected", "shape-unexpected"})
_DARK, _BRIGHT = 1, 254
_DARKEST, _BRIGHTEST = 0.02, 0.98
_LEAST_ENERGY = 1e-3
_MOST_COUNTED = 1 << 20


@dataclass(frozen=True)
class GateFinding:
    """What the gate says of a picture: `hold` keeps it from being judged, `review` from being called OK."""

    hold: tuple[Message, ...] = ()
    review: tuple[Message, ...] = ()


def picture_statistics(
    content: bytes, picture: Picture, prepared: Pixels, preprocessing: Preprocessing
) -> dict[str, float]:
    """Measure a picture; the keys are `STATISTICS`.

    Brightness counts from 0 (black) to 1 (white), shares from 0 to 1. Sharpness is the logarithm of the energy of the
    second differences over that of the first ones, at the network's size: it falls with blur and does not change with
    light. `axis_sharpness` is its lower value along rows and columns, for motion blurs one of them.

    Args:
        content: Of the file.
        picture: What was decoded of it.
        prepared: Of the picture, as `Preprocessing.resized` makes it.
        preprocessing: That made it.
    """
    left, top, right, bottom = preprocessing.content_box(picture.width, picture.height)
    inside = prepared[top:bottom, left:right]
    grey = inside if inside.ndim == 2 else inside[..., 1]
    sharpness, axis_sharpness = _sharpness(grey)
    return {
        **_light(grey),
        "levels": float(_levels(picture.pixels)),
        "sharpness": sharpness,
        "axis_sharpness": axis_sharpness,
        "short_side": float(min(picture.width, picture.height)),
        "aspect": float(np.log(picture.width / picture.height)),
        "colour": colourfulness(content, picture),
        "repeated_rows": _repeated_rows(picture.pixels),
    }


def check(statistics: Mapping[str, float], gate: Gate) -> GateFinding:
    """Compare a picture's statistics with a checkpoint's bounds; each fault is told once, with value and bound."""
    found: dict[str, Message] = {}
    for name, value in statistics.items():
        bounds = gate.bounds.get(name, Bounds())
        for code, bound, is_outside in (
            (_CODES[name][0], bounds.low, bounds.low is not None and not value >= bounds.low),
            (_CODES[name][1], bounds.high, bounds.high is not None and not value <= bounds.high),
        ):
            if is_outside and code is not None:
                found.setdefault(code, _message(code, name, value, bound))
    hold = tuple(message for code, message in found.items() if code not in _REVIEWED)
    return GateFinding(hold, tuple(message for code, message in found.items() if code in _REVIEWED))


def _message(code: str, name: str, value: float, bound: float | None) -> Message:
    assert bound is not None
    if name == "aspect":
        value, bound = float(np.exp(value)), float(np.exp(bound))
    return Message(code, {"statistic": name, "value": value, "bound": bound})


def _light(grey: NDArray[np.uint8]) -> dict[str, float]:
    counts = np.bincount(grey.reshape(-1), minlength=256)
    below, count, values = np.cumsum(counts), grey.size, np.arange(256)
    level = float(counts @ values) / count
    variance = float(counts @ (values - level) ** 2) / count
    darkest, brightest = np.searchsorted(below, [_DARKEST * count, _BRIGHTEST * count])
    return {
        "level": level / 255,
        "darkest": float(darkest) / 255,
        "brightest": float(brightest) / 255,
        "contrast": variance**0.5 / 255,
        "clipped_dark": float(below[_DARK]) / count,
        "clipped_bright": float(count - below[_BRIGHT - 1]) / count,
    }


def _sharpness(grey: NDArray[np.uint8]) -> tuple[float, float]:
    """Over all directions, and along the less sharp axis."""
    if min(grey.shape) < 3:
        return 0.0, 0.0
    values = grey.astype(np.float32)
    across, down = values[:, 1:] - values[:, :-1], values[1:] - values[:-1]
    bent_across, bent_down = across[:, 1:] - across[:, :-1], down[1:] - down[:-1]
    bent = bent_across[1:-1] + bent_down[:, 1:-1]
    energy_across, energy_down = _energy(across), _energy(down)
    whole = _energy(bent) / (energy_across + energy_down)
    axis = min(_energy(bent_across) / energy_across, _energy(bent_down) / energy_down)
    return float(np.log(whole)), float(np.log(axis))


def _energy(values: NDArray[np.float32]) -> float:
    """Mean square, never 0: a picture of one grey is neither sharp nor blurred."""
    flat = values.reshape(-1)
    return float(np.vdot(flat, flat)) / flat.size + _LEAST_ENERGY


def _levels(pixels: NDArray[np.uint8]) -> int:
    """How many different grey values (green ones, of colour) a picture has."""
    plane = pixels if pixels.ndim == 2 else pixels[..., 1]
    flat = plane[:: max(1, plane.size // _MOST_COUNTED)].reshape(-1)
    return int(np.count_nonzero(np.bincount(flat, minlength=256)))


def _repeated_rows(pixels: NDArray[np.uint8]) -> float:
    """Share of rows that are exactly the row above: rows that were lost are constant, or the last one again."""
    if len(pixels) < 2:
        return 0.0
    same = (pixels[1:] == pixels[:-1]).reshape(len(pixels) - 1, -1).all(axis=1)
    return float(same.mean())
