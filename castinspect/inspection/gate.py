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
from PIL import Image

from castinspect.errors import CheckpointError
from castinspect.imaging.colour import colourfulness
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Bounds, Gate

STATISTICS = (
    "level", "darkest", "brightest", "contrast", "clipped_dark", "clipped_bright", "levels", "sharpness",
    "axis_sharpness", "short_side", "aspect", "colour", "repeated_rows", "darkest_area", "brightest_area",
    "local_sharpness", "uneven_sharpness", "seam", "repeated_columns", "texture",
)  # fmt: skip
"""In the order in which they are stored in a checkpoint; one that was made before the last ones has fewer."""

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
    "sharpness": ("out-of-focus", "too-noisy"),
    "axis_sharpness": ("out-of-focus", None),
    "short_side": ("too-small", "shape-unexpected"),
    "aspect": ("shape-unexpected", "shape-unexpected"),
    "colour": ("colour-unexpected", "colour-unexpected"),
    "repeated_rows": (None, "picture-incomplete"),
    "darkest_area": ("area-too-dark", "too-flat"),
    "brightest_area": ("too-dark", "area-too-bright"),
    "local_sharpness": ("out-of-focus", None),
    "uneven_sharpness": (None, "unevenly-sharp"),
    "seam": (None, "picture-torn"),
    "repeated_columns": (None, "picture-incomplete"),
    "texture": ("too-smooth", None),
}
"""What is told of a value under its lower bound and over its upper one; None where that is no fault."""

CODES = frozenset(code for pair in _CODES.values() for code in pair if code is not None)
"""All that the gate may tell."""

_REVIEWED = frozenset({"colour-unexpected", "shape-unexpected"})
_DARK, _BRIGHT = 1, 254
_DARKEST, _BRIGHTEST = 0.02, 0.98
_LEAST_ENERGY = 1e-3
_MOST_COUNTED = 1 << 20
_AREAS = 6
"""On a side: areas of which the darkest and the brightest are told."""
_QUARTERS, _NINTHS = 2, 3
_LEAST_LOCAL_ENERGY = 1.0
_EVERY, _MOST_TEXTURE = 4, 6
"""Lines of which one is looked at for texture, and grey levels that an edge counts for."""
_BESIDE = 4
"""Lines on each side with which the step between two lines is compared."""


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
    second differences over that of the first ones, at the network's size: it falls with blur, rises with noise and does
    not change with light. `axis_sharpness` is its lower value along rows and columns, for motion blurs one of them;
    `local_sharpness` the lowest of the picture's ninths and `uneven_sharpness` the difference among its quarters, for
    a drop on the lens blurs a part. `seam` is the largest step between two rows or columns over the steps around it:
    dead lines, and frames that were put together of two. `texture` is how much, in grey levels, a pixel differs from
    those beside it where no edge is: a camera's noise reduction takes small defects along with it.

    Args:
        content: Of the file.
        picture: What was decoded of it.
        prepared: Of the picture, as `Preprocessing.resized` makes it.
        preprocessing: That made it.
    """
    left, top, right, bottom = preprocessing.content_box(picture.width, picture.height)
    inside = prepared[top:bottom, left:right]
    grey = inside if inside.ndim == 2 else inside[..., 1]
    structure = _structure(grey)
    return {
        **_light(grey),
        "levels": float(_levels(picture.pixels)),
        "sharpness": structure["sharpness"],
        "axis_sharpness": structure["axis_sharpness"],
        "short_side": float(min(picture.width, picture.height)),
        "aspect": float(np.log(picture.width / picture.height)),
        "colour": colourfulness(content, picture),
        "repeated_rows": _repeated(picture.pixels, axis=0),
        **_areas(grey),
        "local_sharpness": structure["local_sharpness"],
        "uneven_sharpness": structure["uneven_sharpness"],
        "seam": structure["seam"],
        "repeated_columns": _repeated(picture.pixels, axis=1),
        "texture": _texture(picture.pixels),
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


def training_statistics(checkpoint: LoadedCheckpoint) -> dict[str, NDArray[np.float32]]:
    """What the training pictures measured, by statistic, as far as a checkpoint keeps it.

    Raises:
        CheckpointError: What it keeps is no table of them.
    """
    rows = checkpoint.extra.get(ARRAY)
    if rows is None:
        return {}
    if rows.ndim != 2 or rows.dtype.kind != "f" or not len(rows) or rows.shape[1] > len(STATISTICS):
        raise CheckpointError("checkpoint-tampered", path=checkpoint.path)
    return dict(zip(STATISTICS, rows.T, strict=False))  # one that was made before has fewer


def _message(code: str, name: str, value: float, bound: float | None) -> Message:
    assert bound is not None
    if name == "aspect":
        value, bound = float(np.exp(value)), float(np.exp(bound))
    return Message(code, {"statistic": name, "value": value, "bound": bound})


def _light(grey: NDArray[np.uint8]) -> dict[str, float]:
    counts = _histogram(grey)
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


def _areas(grey: NDArray[np.uint8]) -> dict[str, float]:
    """Mean brightness of the darkest and of the brightest area."""
    side = (min(_AREAS, grey.shape[1]), min(_AREAS, grey.shape[0]))
    means = np.asarray(Image.fromarray(grey).resize(side, Image.Resampling.BOX))
    return {"darkest_area": float(means.min()) / 255, "brightest_area": float(means.max()) / 255}


def _structure(grey: NDArray[np.uint8]) -> dict[str, float]:
    """Sharpness over all directions, along the less sharp axis and by area, and the largest seam."""
    if min(grey.shape) < 3:
        return dict.fromkeys(("sharpness", "axis_sharpness", "local_sharpness", "uneven_sharpness", "seam"), 0.0)
    values = grey.astype(np.float32)
    # first differences, and second ones along each axis and over both
    across, down = values[:, 1:] - values[:, :-1], values[1:] - values[:-1]
    bent_across, bent_down = across[:, 1:] - across[:, :-1], down[1:] - down[:-1]
    bent = bent_across[1:-1] + bent_down[:, 1:-1]
    energy_across, energy_down = _energy(across), _energy(down)
    axis = min(_energy(bent_across) / energy_across, _energy(bent_down) / energy_down)
    # the same by area
    bent *= bent
    steps = across[1:-1, 1:] ** 2
    steps += down[1:, 1:-1] ** 2
    ninths, quarters = (_local_sharpness(bent, steps, count) for count in (_NINTHS, _QUARTERS))
    return {
        "sharpness": float(np.log((float(bent.mean()) + _LEAST_ENERGY) / (energy_across + energy_down))),
        "axis_sharpness": float(np.log(axis)),
        "local_sharpness": float(ninths.min()),
        "uneven_sharpness": float(quarters.max() - quarters.min()),
        "seam": max(_seam(np.abs(across).mean(axis=0)), _seam(np.abs(down).mean(axis=1))),
    }


def _local_sharpness(bent: NDArray[np.float32], steps: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Of each of `count` times `count` areas, by the squared second and first differences."""
    if min(bent.shape) < count:
        return np.zeros((1, 1), np.float32)
    sums = []
    for squares in (bent, steps):
        rows, columns = (np.arange(count) * side // count for side in squares.shape)
        sums.append(np.add.reduceat(np.add.reduceat(squares, rows, axis=0), columns, axis=1))
    area = bent.size / count**2
    return np.log((sums[0] / area + _LEAST_LOCAL_ENERGY) / (sums[1] / area + _LEAST_LOCAL_ENERGY))


def _seam(steps: NDArray[np.float32]) -> float:
    """The largest step between neighbouring lines over the median of those around it, one grey level added to these."""
    if len(steps) <= 2 * _BESIDE:
        return 0.0
    padded = np.pad(steps, _BESIDE, mode="reflect")
    around = np.delete(np.lib.stride_tricks.sliding_window_view(padded, 2 * _BESIDE + 1), _BESIDE, axis=1)
    return float((steps / (np.median(around, axis=1) + 1)).max())


def _energy(values: NDArray[np.float32]) -> float:
    """Mean square, never 0: a picture of one grey is neither sharp nor blurred."""
    flat = values.reshape(-1)
    return float(np.einsum("i,i", flat, flat)) / flat.size + _LEAST_ENERGY  # one thread: BLAS would take the engine's


def _levels(pixels: NDArray[np.uint8]) -> int:
    """How many different grey values (green ones, of colour) a picture has."""
    plane = pixels if pixels.ndim == 2 else pixels[..., 1]
    return int(np.count_nonzero(_histogram(plane[:: max(1, plane.size // _MOST_COUNTED)])))


def _histogram(plane: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How many pixels have each of the 256 values; Pillow counts bytes, where NumPy makes each an integer first."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(plane)).histogram(), np.int64)


def _texture(pixels: NDArray[np.uint8]) -> float:
    """Mean second difference along some rows and columns, in grey levels; edges count no more than fine texture."""
    plane = pixels if pixels.ndim == 2 else pixels[..., 1]
    if min(plane.shape) < 3:
        return 0.0
    means = []
    for lines in (plane[::_EVERY], plane[:, ::_EVERY].T):
        values = lines.astype(np.int16)
        bent = np.abs(2 * values[:, 1:-1] - values[:, :-2] - values[:, 2:])
        means.append(np.minimum(bent, _MOST_TEXTURE).mean())
    return float(np.mean(means))


def _repeated(pixels: NDArray[np.uint8], axis: int) -> float:
    """Share of rows (axis 0) or columns (1) that are exactly the one before.

    Lines that were lost are constant, or the last one again.
    """
    if pixels.shape[axis] < 2:
        return 0.0
    same = pixels[1:] == pixels[:-1] if axis == 0 else pixels[:, 1:] == pixels[:, :-1]
    return float(same.all(axis=tuple(other for other in range(pixels.ndim) if other != axis)).mean())
