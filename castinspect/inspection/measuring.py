"""What is measured of a picture for the gate: light, sharpness, texture, lines, size and colour.

All of it takes about a fiftieth of the time of a small network: what several statistics need is computed once, as flat
arrays (a row's end beside the next one's start, which is left out of every sum), and on one thread: products of a
linear algebra library would take the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.colour import colourfulness
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels

Grey = NDArray[np.uint8]
Steps = NDArray[np.float32]

_DARK, _BRIGHT = 1, 254
_DARKEST, _BRIGHTEST = 0.02, 0.98
_VALUES = np.arange(256)
_LEAST_ENERGY, _LEAST_LOCAL_ENERGY = 1e-3, 1.0
_ENOUGH_TO_COUNT = 1 << 15
"""Pixels whose grey levels are counted."""
_AREAS = 6
"""On a side: areas of which the darkest and the brightest are told, and of which quarters and ninths are made."""
_QUARTERS, _NINTHS = 2, 3
_EVERY = 4
"""Lines of which one is looked at for texture."""
_MOST_TEXTURE, _LITTLE_TEXTURE, _MUCH_TEXTURE, _MOST_ROUGHNESS = 6, 3, 10, 12
"""Grey levels that an edge counts for, at most."""
_BESIDE = 4
"""Lines on each side with which the step between two lines is compared."""
_FEWEST = 3  # lines that have second differences


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
    structure = _structure(inside)
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
    level = float((counts * _VALUES).sum()) / count
    variance = float((counts * np.square(_VALUES - level)).sum()) / count
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


# --- sharpness, texture, seams ---


@dataclass(frozen=True)
class _Structure:
    """See `picture_statistics`."""

    sharpness: float = 0.0
    axis_sharpness: float = 0.0
    local_sharpness: float = 0.0
    uneven_sharpness: float = 0.0
    seam: float = 0.0
    fine_texture: float = 0.0
    coarse_texture: float = 0.0
    roughness: float = 0.0


def _structure(grey: Grey) -> _Structure:
    height, width = grey.shape
    if min(grey.shape) < _FEWEST:
        return _Structure()
    flat = grey.astype(np.float32).ravel()
    # first differences, second ones along each axis, and second ones over both
    across, down = _difference(flat, 1, width, junk=1), _difference(flat, width, width)
    bent_across, bent_down = _difference(across.ravel(), 1, width, junk=2), _difference(down.ravel(), width, width)
    bent = np.zeros((height - 2, width), np.float32)
    np.add(bent_across[1:-1].ravel()[:-1], bent_down.ravel()[1:], out=bent.ravel()[:-1])
    bent[:, -2:] = 0
    # steps between lines, and texture on some of them
    lines = np.abs(across).sum(axis=0)[:-1] / height, np.einsum("ij->i", np.abs(down)) / width
    rough = np.abs(bent_across[::_EVERY, :-2]), np.abs(bent_down[::_EVERY])
    roughness = _mean_up_to(_MOST_ROUGHNESS, np.abs(bent[:, :-2]))
    # energies, over all and by area
    for values in (across, down, bent):
        np.multiply(values, values, out=values)
    energies = _mean(across, width - 1), _mean(down, width)
    bends = _mean_square(bent_across, width - 2), _mean_square(bent_down, width)
    bend, steps = _mean(bent, width - 2), across[1:-1]
    np.add(steps.ravel()[1:], down[1:].ravel()[1:], out=steps.ravel()[:-1])
    quarters, ninths = _local_sharpness(bent, steps)
    return _Structure(
        sharpness=float(np.log(bend / sum(energies))),
        axis_sharpness=float(np.log(min(bends[0] / energies[0], bends[1] / energies[1]))),
        local_sharpness=float(ninths.min()),
        uneven_sharpness=float(quarters.max() - quarters.min()),
        seam=_seam(lines),
        fine_texture=_mean_up_to(_LITTLE_TEXTURE, *rough),
        coarse_texture=_mean_up_to(_MUCH_TEXTURE, *rough),
        roughness=roughness,
    )


def _difference(flat: Steps, step: int, width: int, junk: int = 0) -> Steps:
    """(rows, width) what each value differs by from the one `step` before; the last `junk` columns are 0."""
    if not junk:
        return np.subtract(flat[step:], flat[:-step]).reshape(-1, width)
    made = np.empty(flat.shape, np.float32)
    np.subtract(flat[step:], flat[:-step], out=made[:-step])
    rows = made.reshape(-1, width)
    rows[:, -junk:] = 0
    return rows


def _mean(squares: Steps, columns: int) -> float:
    """Mean over the columns that are not junk, never 0: a picture of one grey is neither sharp nor blurred."""
    return float(np.einsum("ij->i", squares).sum()) / (len(squares) * columns) + _LEAST_ENERGY


def _mean_square(values: Steps, columns: int) -> float:
    return float(np.einsum("ij,ij->i", values, values).sum()) / (len(values) * columns) + _LEAST_ENERGY


def _mean_up_to(most: int, *values: Steps) -> float:
    """Mean of all, each counting for `most` at most; of several arrays the mean of their means."""
    sums = [np.einsum("ij->i", np.minimum(each, np.float32(most))).sum() / each.size for each in values]
    return float(sum(sums)) / len(sums)


def _local_sharpness(bent: Steps, steps: Steps) -> tuple[Steps, Steps]:
    """Of the picture's quarters and of its ninths, by the squared second and first differences."""
    if min(bent.shape[0], bent.shape[1] - 2) < _AREAS:
        nothing = np.zeros((1, 1), np.float32)
        return nothing, nothing
    areas = [_by_area(squares) for squares in (bent, steps)]
    found = []
    for count in (_QUARTERS, _NINTHS):
        edges, share = range(0, _AREAS, _AREAS // count), np.float32((_AREAS // count) ** 2)
        sums = [np.add.reduceat(np.add.reduceat(area, edges, axis=0), edges, axis=1) / share for area in areas]
        found.append(np.log((sums[0] + _LEAST_LOCAL_ENERGY) / (sums[1] + _LEAST_LOCAL_ENERGY)))
    return found[0], found[1]


def _by_area(squares: Steps) -> Steps:
    """(_AREAS, _AREAS) mean of each area; rows that are left over count in none, and the last two columns are empty."""
    height, width = len(squares) // _AREAS, squares.shape[1] - 2
    rows = np.add.reduce(squares[: _AREAS * height].reshape(_AREAS, height, -1), axis=1)[:, :width]
    edges = np.arange(_AREAS + 1) * width // _AREAS
    means: Steps = np.add.reduceat(rows, edges[:-1], axis=1) / (height * np.diff(edges))
    return means.astype(np.float32)


def _seam(lines: tuple[Steps, Steps]) -> float:
    """The largest step between neighbouring lines over the median of those around it, one grey level added to these."""
    long = [steps for steps in lines if len(steps) > 2 * _BESIDE]
    if not long:
        return 0.0
    around = np.concatenate([steps.take(_around(len(steps))) for steps in long])
    around.partition((_BESIDE - 1, _BESIDE), axis=1)
    medians = (around[:, _BESIDE - 1] + around[:, _BESIDE]) / 2
    return float((np.concatenate(long) / (medians + 1)).max())


@lru_cache(maxsize=64)
def _around(count: int) -> NDArray[np.intp]:
    """(count, 2 * _BESIDE) which lines lie beside each of some; they are mirrored at the edges."""
    offsets = [offset for offset in range(-_BESIDE, _BESIDE + 1) if offset]
    places = np.abs(np.arange(count)[:, None] + offsets)
    mirrored: NDArray[np.intp] = np.where(places >= count, 2 * (count - 1) - places, places)
    return mirrored


def _texture(grey: Grey) -> float:
    """Mean second difference along some rows and columns, in grey levels; edges count no more than fine texture."""
    if min(grey.shape) < _FEWEST:
        return 0.0
    rough = []
    for lines in (grey[::_EVERY], grey[:, ::_EVERY].T):
        steps = np.diff(lines.astype(np.float32, order="C"), axis=1)
        rough.append(np.abs(np.diff(steps, axis=1)))
    return _mean_up_to(_MOST_TEXTURE, *rough)


# --- lines ---


def _lines(pixels: Pixels) -> dict[str, float]:
    """Shares of rows and columns that are exactly the one before, and of rows of one value.

    Lines that were lost are of one value, or the last one again.
    """
    height, width = pixels.shape[:2]
    step = pixels.size // (height * width)
    flat = np.ascontiguousarray(pixels).reshape(-1)
    same = np.ones(flat.shape, np.bool_)  # each pixel as the one right of it; the last of a row has none
    np.equal(flat[step:], flat[:-step], out=same[:-step])
    beside = same.reshape(height, width * step)[:, : (width - 1) * step]
    rows = pixels.reshape(height, -1)
    repeated, columns = np.equal(rows[1:], rows[:-1]).all(axis=1), beside.all(axis=0).reshape(-1, step).all(axis=1)
    return {
        "repeated_rows": float(np.count_nonzero(repeated)) / max(1, height - 1),
        "repeated_columns": float(np.count_nonzero(columns)) / max(1, width - 1),
        "constant_rows": float(np.count_nonzero(beside.all(axis=1))) / height if width > 1 else 0.0,
    }
