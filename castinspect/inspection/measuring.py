"""What is measured of a picture for the gate: light, lines, size and colour here, and sharpness beside it.

All of it takes about a tenth of the time of a small network, and on one thread: the others are the engine's.
"""

from __future__ import annotations

from functools import lru_cache

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
_WITHOUT_CHECKSUM = (b"BM", b"II", b"MM")
"""How files of BMP and TIFF begin, in which nothing tells a pixel that was written from what fills a hole."""
_MOST_TEXTURE = 6
"""Grey levels that an edge counts for, at most."""
_FEWEST = 3  # lines that have second differences
_PROBED = 8  # of so many lines one is compared first
_PROBES, _MOST_WEIGHT = 64, 1 << 37  # of a line, at least, by which it is known again; its sum is exact
_ALIKE = 0.02
"""Of the middle step between two lines: below it a line is nearly the one before."""
_BLOCK = 7
"""Lines in a row that are alike in a flat block of a JPEG."""


def picture_statistics(
    content: bytes, picture: Picture, prepared: Pixels, preprocessing: Preprocessing, *, with_texture: bool = False
) -> dict[str, float]:
    """Measure a picture; the keys are `castinspect.inspection.gate.MEASURED`.

    Brightness counts from 0 (black) to 1 (white), shares from 0 to 1. Sharpness is the logarithm of the energy of the
    second differences over that of the first ones, at the network's size: it falls with blur, rises with noise and does
    not change with light. `axis_sharpness` is its lower value along rows and columns, for motion blurs one of them;
    `local_sharpness` the lowest of the picture's ninths and `uneven_sharpness` the difference among its quarters, for
    a drop on the lens blurs a part. `seam` is the largest step between two rows or columns over the steps around it:
    dead lines, and frames that were put together of two; `frame_seam` is that of steps over the whole picture, of which
    none counts for much: frames that begin with another line. `run_of_rows` and `run_of_columns` are the most lines in
    a row that are nearly the one before, `copied_rows` and `copied_columns` those that stand elsewhere, too. `hole` is
    the longest stretch of a row in black or white of which nothing stands above or below, in files of formats that have
    no checksum; it may go on in the next row. `roughness` is how much, in grey levels, a pixel differs from those
    around it where no edge is: a camera's noise reduction takes small defects along with it; `fine_texture` and
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
    structure = structure_of(inside)
    return {
        **_light(inside),
        "levels": _levels(picture.pixels),
        "sharpness": structure.sharpness,
        "axis_sharpness": structure.axis_sharpness,
        "short_side": float(min(picture.width, picture.height)),
        "aspect": float(np.log(picture.width / picture.height)),
        "colour": colourfulness(content, picture),
        "local_sharpness": structure.local_sharpness,
        "uneven_sharpness": structure.uneven_sharpness,
        "seam": structure.seam,
        "frame_seam": structure.frame_seam,
        **_lines(picture.pixels),
        "hole": _hole(picture.pixels) if content.startswith(_WITHOUT_CHECKSUM) else 0.0,
        "texture": _texture(_green(picture.pixels)) if with_texture else 0.0,
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


def _levels(pixels: Pixels) -> float:
    """How many different values a picture has; of a large one some rows are counted."""
    height, width = pixels.shape[:2]
    rows = _green(pixels[:: max(1, height * width // _ENOUGH_TO_COUNT)])
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
    """Shares of rows and columns that are the one before, or others again, and of rows of one value.

    Lines that were lost are of one value, the last one again, or some of those before.
    """
    height, width = pixels.shape[:2]
    rows, step = pixels.reshape(height, -1), pixels.size // (height * width)
    # one line in some across each shows nearly always that it is another; what is left is compared in full
    few = np.ascontiguousarray(rows[:, :: _PROBED * step])
    some = np.ascontiguousarray(pixels[::_PROBED].swapaxes(0, 1)).reshape(width, -1)
    down, across = _steps(few), _steps(some)
    constant = np.flatnonzero(_is_constant(few)) if width > 1 else ()
    return {
        "repeated_rows": _alike(rows, np.flatnonzero(down == 0)) / max(1, height - 1),
        "repeated_columns": _alike(pixels.swapaxes(0, 1), np.flatnonzero(across == 0)) / max(1, width - 1),
        "constant_rows": sum(bool((rows[row, step:] == rows[row, :-step]).all()) for row in constant) / height,
        "run_of_rows": _longest_run(few, down),
        "run_of_columns": _longest_run(some, across),
        "copied_rows": _copied(few),
        "copied_columns": _copied(some),
    }


def _steps(lines: Pixels) -> NDArray[np.float32]:
    """(n - 1,) sums of the differences between each of (n, length) lines and the next one."""
    values = lines.astype(np.float32)
    steps = values[1:] - values[:-1]
    return np.einsum("ij->i", np.abs(steps, out=steps))  # type: ignore[no-any-return]


def _alike(lines: Pixels, candidates: NDArray[np.intp]) -> int:
    """How many of some lines are exactly the one after."""
    return sum(bool((lines[line + 1] == lines[line]).all()) for line in candidates)


def _longest_run(lines: Pixels, steps: NDArray[np.float32]) -> float:
    """Share of lines in a row that are nearly the one before and not of one value, beyond those of a JPEG's block."""
    middle = np.partition(steps, len(steps) // 2)[len(steps) // 2] if len(steps) else 0
    alike = steps <= _ALIKE * middle
    if alike.sum() <= _BLOCK:  # as in nearly all pictures
        return 0.0
    others = np.flatnonzero(~alike | _is_constant(lines[1:]))
    longest = int(np.diff(others, prepend=-1, append=len(steps)).max()) - 1
    return max(0, longest - _BLOCK) / len(steps)


def _copied(lines: Pixels) -> float:
    """Share of lines that are another one again, further away than in a JPEG's block, and not of one value."""
    probes = lines[:, :: max(1, lines.shape[1] // _PROBES)].astype(np.float64)
    keys = np.vecdot(probes, _weights(probes.shape[1]))  # whole numbers, so that equal lines have equal ones
    in_order = np.sort(keys)
    if not (in_order[1:] == in_order[:-1]).any():  # as in nearly all pictures
        return 0.0
    order = keys.argsort(kind="stable")
    again = (np.diff(keys[order]) == 0) & (np.diff(order) > _BLOCK)
    return int((~_is_constant(lines[order[1:][again]])).sum()) / len(lines)


def _is_constant(lines: Pixels) -> NDArray[np.bool_]:
    """(n,) whether each of (n, length) lines is of one value."""
    return (lines == lines[:, :1]).all(axis=1)  # type: ignore[no-any-return]


def _hole(pixels: Pixels) -> float:
    """Share of a row that the longest stretch of black or white is, of which nothing stands above or below."""
    rows, longest = pixels.reshape(len(pixels), -1), 0
    for value in (0, 255):
        filled = rows == value
        alone = filled.copy()
        alone[1:] &= ~filled[:-1]
        alone[:-1] &= ~filled[1:]
        places = np.flatnonzero(alone)
        ends = np.flatnonzero(np.diff(places, append=-1) != 1)
        longest = max(longest, int(np.diff(ends, prepend=-1).max(initial=0)))
    return min(1.0, longest / rows.shape[1])


@lru_cache(maxsize=16)
def _weights(count: int) -> NDArray[np.float64]:
    """(count,) whole numbers whose sum with a line's values is hardly ever that of another line."""
    return np.random.default_rng(0).integers(1, _MOST_WEIGHT, count).astype(np.float64)
