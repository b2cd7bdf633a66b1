"""How sharp a picture is, how rough and how even: what its first and second differences tell.

All is computed in passes over flat arrays (a row's end beside the next one's start, which is left out of every sum),
each difference once, and on one thread: products of a linear algebra library would take the engine's. A pass over an
array that the cache holds takes some microseconds; a limit that is a single number would make it four times as long.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Steps = NDArray[np.float32]

_LEAST_ENERGY, _LEAST_LOCAL_ENERGY = 1e-3, 1.0
_AREAS = 6
"""On a side: areas of which quarters and ninths are made."""
_QUARTERS, _NINTHS = 2, 3
_EVERY = 4
"""Lines of which one is looked at for texture."""
_LITTLE_TEXTURE, _MUCH_TEXTURE, _MOST_ROUGHNESS = 3, 10, 12
"""Grey levels that an edge counts for, at most."""
_BESIDE = 4
"""Lines on each side with which the step between two lines is compared."""
_TOGETHER, _MOST_STEP = 8, 8
"""Pixels of a line whose step is taken together, and grey levels that it counts for, at most: so much that noise and
what lies along a part of the line hardly count in a seam over the whole picture."""
_FEWEST = 3  # lines that have second differences


@dataclass(frozen=True)
class Structure:
    """See `castinspect.inspection.measuring.picture_statistics`; all 0 for a picture without second differences."""

    sharpness: float = 0.0
    axis_sharpness: float = 0.0
    local_sharpness: float = 0.0
    uneven_sharpness: float = 0.0
    seam: float = 0.0
    frame_seam: float = 0.0
    fine_texture: float = 0.0
    coarse_texture: float = 0.0
    roughness: float = 0.0


def structure_of(grey: Grey) -> Structure:
    """Measure a grey picture.

    Args:
        grey: (height, width) at the network's size, without what was padded.
    """
    height, width = grey.shape
    if min(grey.shape) < _FEWEST:
        return Structure()
    # first differences, and second ones along each axis; what a row's end makes with the next one's start is 0
    flat = grey.astype(np.float32).ravel()
    across, down = np.empty((height, width), np.float32), np.subtract(flat[width:], flat[:-width]).reshape(-1, width)
    np.subtract(flat[1:], flat[:-1], out=across.ravel()[:-1])
    across[:, -1] = 0
    bent_across = flat.reshape(height, width)  # the pixels are not needed any more
    np.subtract(across.ravel()[1:], across.ravel()[:-1], out=flat[:-1])
    bent_across[:, -2:] = 0
    bent_down = np.subtract(down[1:], down[:-1])
    # second differences over both axes
    bent = np.empty((height - 2, width), np.float32)
    np.add(flat[width : -width - 1], bent_down.ravel()[1:], out=bent.ravel()[:-1])
    bent[:, -2:] = 0
    # what they come to
    bends = _squares(bent_across) / (height * (width - 2)), _squares(bent_down) / (width * (height - 2))
    fine, coarse = _texture(bent_across, bent_down)
    frame = _steps_together(across, down)
    spare = bent_across  # likewise
    roughness = _sum_up_to(_MOST_ROUGHNESS, np.abs(bent, out=spare[:-2])) / ((height - 2) * (width - 2))
    columns = np.add.reduce(np.abs(across, out=spare), axis=0)[:-1] / height
    rows = np.einsum("ij->i", np.abs(down, out=spare[1:])) / width
    seam, frame_seam = _seams(np.stack([np.concatenate([columns, rows]), frame]), width - 1, height - 1)
    return Structure(
        **_sharpness(across, down, bent, bends),
        seam=seam,
        frame_seam=frame_seam,
        fine_texture=fine,
        coarse_texture=coarse,
        roughness=roughness,
    )


def _sharpness(across: Steps, down: Steps, bent: Steps, bends: tuple[float, float]) -> dict[str, float]:
    """Energies of the second differences over those of the first ones: in all, along each axis, and by area.

    Args:
        across: (height, width) first differences along the rows; the last column is 0.
        down: (height - 1, width) along the columns.
        bent: (height - 2, width) second differences over both axes; the last two columns are 0.
        bends: Mean squares of the second differences along the rows, and along the columns.
    """
    height, width = across.shape
    bend = _squares(bent) / ((height - 2) * (width - 2)) + _LEAST_ENERGY
    along_rows = _squares(across) / (height * (width - 1)) + _LEAST_ENERGY
    along_columns = _squares(down) / (width * (height - 1)) + _LEAST_ENERGY
    lowest, uneven = _local_sharpness(across, down, bent)
    axes = (bends[0] + _LEAST_ENERGY) / along_rows, (bends[1] + _LEAST_ENERGY) / along_columns
    return {
        "sharpness": math.log(bend / (along_rows + along_columns)),
        "axis_sharpness": math.log(min(axes)),
        "local_sharpness": lowest,
        "uneven_sharpness": uneven,
    }


def _texture(bent_across: Steps, bent_down: Steps) -> tuple[float, float]:
    """How rough some lines are: of little texture and of much."""
    rows, columns = np.abs(bent_across[::_EVERY]), np.abs(bent_down[::_EVERY])
    counts = len(rows) * (rows.shape[1] - 2), columns.size
    fine, coarse = (
        (_sum_up_to(most, rows) / counts[0] + _sum_up_to(most, columns) / counts[1]) / 2
        for most in (_LITTLE_TEXTURE, _MUCH_TEXTURE)
    )
    return fine, coarse


def _squares(values: Steps) -> float:
    """Sum of the squares."""
    return float(np.vecdot(values, values).sum())  # a product a row is too short to be given to other threads


def _sum_up_to(most: int, values: Steps) -> float:
    """Sum, each value counting for `most` at most."""
    flat = values.reshape(-1)
    return float(np.einsum("i->", np.minimum(flat, _limit(most, flat.size))))


@lru_cache(maxsize=16)
def _limit(most: int, count: int) -> Steps:
    """(count,) of one value: NumPy takes the lesser of two arrays faster than that of an array and a number."""
    limit = np.full(count, most, np.float32)
    limit.setflags(write=False)
    return limit


_MEANS = np.concatenate(
    [np.kron(np.eye(side), np.full(_AREAS // side, side / _AREAS)) for side in (_QUARTERS, _NINTHS)]
)
"""(_QUARTERS + _NINTHS, _AREAS) from areas to quarters and to ninths, along one axis."""


def _local_sharpness(across: Steps, down: Steps, bent: Steps) -> tuple[float, float]:
    """The lowest of the picture's ninths, and the difference among its quarters; for the arguments see `_sharpness`."""
    rows, width = len(bent) // _AREAS, bent.shape[1] - 2
    if not rows or width < _AREAS:
        return 0.0, 0.0
    # the second differences lie between the first ones; rows that are left over count in no area
    steps = _by_bands(across[1:-1], rows) + _by_bands(down[1:], rows)
    bands = np.stack([_by_bands(bent, rows)[:, :-2], steps[:, 1:-1]])
    starts, sizes = _areas(rows, width)
    areas = np.add.reduceat(bands, starts, axis=2) / sizes
    bends, steps = _MEANS @ areas @ _MEANS.T + _LEAST_LOCAL_ENERGY
    found = np.log(bends / steps)
    quarters, ninths = found[:_QUARTERS, :_QUARTERS], found[_QUARTERS:, _QUARTERS:]
    return float(ninths.min()), float(quarters.max() - quarters.min())


@lru_cache(maxsize=16)
def _areas(rows: int, width: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where in a band of so many rows each area begins, and how many pixels each has, (_AREAS,) both."""
    edges = np.arange(_AREAS + 1) * width // _AREAS
    return edges[:-1], rows * np.diff(edges)


def _by_bands(values: Steps, rows: int) -> Steps:
    """(_AREAS, width) sums of the squares over bands of so many rows."""
    bands = values[: _AREAS * rows].reshape(_AREAS, rows, values.shape[1])
    return np.einsum("kij,kij->kj", bands, bands)  # type: ignore[no-any-return]


def _steps_together(across: Steps, down: Steps) -> Steps:
    """(width - 1 + height - 1,) steps between columns, then rows: the mean over groups of pixels, each limited."""
    height, width = across.shape
    high, wide = height // _TOGETHER, width // _TOGETHER
    if not high or not wide:
        return np.zeros(width + height - 2, np.float32)
    along_rows = np.einsum("ijk->ik", across[: high * _TOGETHER].reshape(high, _TOGETHER, width))
    along_columns = np.einsum("ijk->ij", down[:, : wide * _TOGETHER].reshape(-1, wide, _TOGETHER))
    most = _TOGETHER * _MOST_STEP
    columns = np.minimum(np.abs(along_rows, out=along_rows), _limit(most, width)).sum(axis=0)[:-1] / (_TOGETHER * high)
    limits = _limit(most, along_columns.size).reshape(along_columns.shape)
    rows = np.minimum(np.abs(along_columns, out=along_columns), limits).sum(axis=1) / (_TOGETHER * wide)
    return np.concatenate([columns, rows])


def _seams(steps: Steps, *counts: int) -> tuple[float, ...]:
    """The largest step between neighbouring lines over the median of those around it, one grey level added to these.

    Args:
        steps: (kinds, lines) of each kind of step, of all columns and then of all rows.
        counts: Of columns, and of rows; those with too few beside them have no seam.
    """
    chosen, around = _around(*counts)
    if not len(chosen):
        return (0.0,) * len(steps)
    beside = steps.take(around, axis=1)
    beside.partition((_BESIDE - 1, _BESIDE), axis=2)
    medians = (beside[..., _BESIDE - 1] + beside[..., _BESIDE]) / 2
    return tuple((steps[:, chosen] / (medians + 1)).max(axis=1).tolist())


@lru_cache(maxsize=64)
def _around(*counts: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which lines have enough beside them, and (lines, 2 * _BESIDE) which these are; they are mirrored at the edges.

    Args:
        counts: Of lines that follow one another in one array.
    """
    offsets = [offset for offset in range(-_BESIDE, _BESIDE + 1) if offset]
    chosen, around, before = [np.zeros(0, np.intp)], [np.zeros((0, len(offsets)), np.intp)], 0
    for count in counts:
        if count > 2 * _BESIDE:
            places = np.abs(np.arange(count)[:, None] + offsets)
            around.append(before + np.where(places >= count, 2 * (count - 1) - places, places))
            chosen.append(before + np.arange(count))
        before += count
    return np.concatenate(chosen), np.concatenate(around)
