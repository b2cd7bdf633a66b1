"""What is measured of a picture for the gate: light, lines, size and colour here, and sharpness beside it.

All of it takes about a thirtieth of the time of a small network, and on one thread: the others are the engine's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.colour import colourfulness
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels
from castinspect.inspection.sharpness import Grey, structure_of

_DARK, _BRIGHT = 1, 254
_DARKEST, _BRIGHTEST = 0.02, 0.98
_VALUES = np.arange(256)
_SQUARES = np.square(_VALUES)
_ENOUGH_TO_COUNT = 1 << 15
"""Pixels whose grey levels are counted."""
_AREAS = 6
"""On a side: areas of which the darkest and the brightest are told."""
_EVERY = 4
"""Lines of which one is looked at for texture."""
_MOST_TEXTURE = 6
"""Grey levels that an edge counts for, at most."""
_FEWEST = 3  # lines that have second differences
_PROBED = 8  # of so many lines one is compared first


def picture_statistics(
    content: bytes, picture: Picture, prepared: Pixels, preprocessing: Preprocessing, *, with_texture: bool = False
) -> dict[str, float]:
    """Measure a picture; the keys are `castinspect.inspection.gate.MEASURED`.

    Brightness counts from 0 (black) to 1 (white), shares from 0 to 1. Sharpness is the logarithm of the energy of the
    second differences over that of the first ones, at the network's size: it falls with blur, rises with noise and does
    not change with light. `axis_sharpness` is its lower value along rows and columns, for motion blurs one of them;
    `local_sharpness` the lowest of the picture's ninths and `uneven_sharpness` the difference among its quarters, for
    a drop on the lens blurs a part. `seam` is the largest step between two rows or columns over the steps around it:
    dead lines, and frames that were put together of two. `roughness` is how much, in grey levels, a pixel differs from
    those around it where no edge is: a camera's noise reduction takes small defects along with it; `fine_texture` and
    `coarse_texture` are the same along some lines, of little and of much. `texture` is that of the picture as it is
    stored, which a JPEG changes: gates were bounded by it before.

    Args:
        content: Of the file.
        picture: What was decoded of it.
        prepared: Of the picture, as `Preprocessing.resized` makes it.
        preprocessing: That made it.
        with_texture: Whether a gate of before needs `texture`; else that is 0.
    """
    left, top, right, bottom = preprocessing.content_box(picture.width, picture.height)
    inside = _green(prepared[top:bottom, left:right])
    stored = _green(picture.pixels)
    structure = structure_of(inside)
    return {
        **_light(inside),
        "levels": _levels(stored),
        "sharpness": structure.sharpness,
        "axis_sharpness": structure.axis_sharpness,
        "short_side": float(min(picture.width, picture.height)),
        "aspect": float(np.log(picture.width / picture.height)),
        "colour": colourfulness(content, picture),
        "local_sharpness": structure.local_sharpness,
        "uneven_sharpness": structure.uneven_sharpness,
        "seam": structure.seam,
        **_lines(picture.pixels),
        "texture": _texture(stored) if with_texture else 0.0,
        "fine_texture": structure.fine_texture,
        "coarse_texture": structure.coarse_texture,
        "roughness": structure.roughness,
    }


def _green(pixels: Pixels) -> Grey:
    return np.ascontiguousarray(pixels if pixels.ndim == 2 else pixels[..., 1])


# --- light ---


def _light(grey: Grey) -> dict[str, float]:
    """How bright a picture is, from its histogram, and its darkest and brightest area."""
    image = Image.fromarray(grey)
    counts = np.array(image.histogram())  # Pillow counts bytes, where NumPy makes each an integer first
    below, count = np.cumsum(counts), grey.size
    level = float(counts @ _VALUES) / count
    variance = max(0.0, float(counts @ _SQUARES) / count - level**2)
    darkest, brightest = np.searchsorted(below, (_DARKEST * count, _BRIGHTEST * count))
    least, most = _area_means(image).getextrema()
    return {
        "level": level / 255,
        "darkest": float(darkest) / 255,
        "brightest": float(brightest) / 255,
        "contrast": variance**0.5 / 255,
        "clipped_dark": float(below[_DARK]) / count,
        "clipped_bright": float(count - below[_BRIGHT - 1]) / count,
        "darkest_area": least / 255,  # type: ignore[operator]
        "brightest_area": most / 255,  # type: ignore[operator]
    }


def _area_means(image: Image.Image) -> Image.Image:
    side = (min(_AREAS, image.width), min(_AREAS, image.height))
    return image.resize(side, Image.Resampling.BOX)


def _levels(grey: Grey) -> float:
    """How many different values a picture has; of a large one some rows are counted."""
    rows = np.ascontiguousarray(grey[:: max(1, grey.size // _ENOUGH_TO_COUNT)])
    return float(256 - Image.fromarray(rows).histogram().count(0))


# --- texture ---


def _texture(grey: Grey) -> float:
    """Mean second difference along some rows and columns, in grey levels; edges count no more than fine texture."""
    if min(grey.shape) < _FEWEST:
        return 0.0
    rough = []
    for lines in (grey[::_EVERY], grey[:, ::_EVERY].T):
        steps = np.diff(lines.astype(np.float32, order="C"), axis=1)
        rough.append(np.minimum(np.abs(np.diff(steps, axis=1)), np.float32(_MOST_TEXTURE)).mean())
    return float(sum(rough)) / len(rough)


# --- lines ---


def _lines(pixels: Pixels) -> dict[str, float]:
    """Shares of rows and columns that are exactly the one before, and of rows of one value.

    Lines that were lost are of one value, or the last one again.
    """
    height, width = pixels.shape[:2]
    rows, step = pixels.reshape(height, -1), pixels.size // (height * width)
    # one line in some across each shows nearly always that it is another; what is left is compared in full
    few = np.ascontiguousarray(rows[:, :: _PROBED * step])
    repeated = np.flatnonzero((few[1:] == few[:-1]).all(axis=1))
    constant = np.flatnonzero((few == few[:, :1]).all(axis=1)) if width > 1 else ()
    some = rows[::_PROBED]
    columns = np.flatnonzero((some[:, step:] == some[:, :-step]).all(axis=0).reshape(-1, step).all(axis=1))
    across = pixels.swapaxes(0, 1)
    return {
        "repeated_rows": _alike(rows, repeated) / max(1, height - 1),
        "repeated_columns": _alike(across, columns) / max(1, width - 1),
        "constant_rows": sum(bool((rows[row, step:] == rows[row, :-step]).all()) for row in constant) / height,
    }


def _alike(lines: Pixels, candidates: NDArray[np.intp]) -> int:
    """How many of some lines are exactly the one after."""
    return sum(bool((lines[line + 1] == lines[line]).all()) for line in candidates)
