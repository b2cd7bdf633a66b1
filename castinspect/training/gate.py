"""The gate's bounds, set by what the pictures of a training run measure."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.reading import in_order
from castinspect.errors import DataError, ImageError
from castinspect.imaging.content import read_file
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.causes import TOGETHER
from castinspect.inspection.gate import MEASURED, STATISTICS, VARY_TOGETHER, distance
from castinspect.inspection.measuring import picture_statistics
from castinspect.models.metadata import Bounds, Gate, Joint
from castinspect.progress import PicturesDescribed

MOST_PICTURES = 400
"""More are not measured; they are spread over all."""

_LOW, _HIGH = 0.005, 0.995
_SPREAD = (0.01, 0.99)
_MARGIN = 0.25
"""Of the spread of the middle 98 % of the pictures, beyond which a picture is outside."""

_SHARPNESS_MARGINS = (0.15, 0.5)
"""Likewise below and above the sharpness, which varies little for one camera and whose loss hides what is small."""

_LEAST_MARGINS = {
    "level": 0.04, "darkest": 0.03, "brightest": 0.05, "contrast": 0.03, "clipped_dark": 0.02, "clipped_bright": 0.02,
    "sharpness": 0.03, "axis_sharpness": 0.05, "aspect": 0.05, "colour": 0.06, "repeated_rows": 0.02,
    "darkest_area": 0.03, "brightest_area": 0.05, "local_sharpness": 0.2, "uneven_sharpness": 0.15,
    "repeated_columns": 0.2, "constant_rows": 0.02, "run_of_rows": 0.005, "run_of_columns": 0.005, "copied_rows": 0.01,
    "copied_columns": 0.01, "hole": 0.05,
}  # fmt: skip
"""What a camera of one kind may always vary by, in the statistic's own unit."""

_FACTORS = {
    "levels": (0.5, np.inf), "short_side": (0.9, 1.25), "seam": (0.0, 1.5), "frame_seam": (0.0, 1.2),
    "roughness": (0.8, np.inf),
}  # fmt: skip
"""Statistics whose margin is a factor of what the training pictures had at least and at most."""
_DOUBTED = {"seam": 1.0, "frame_seam": 0.5}
"""Times the doubt that few parts leave, by which the upper factor is raised."""

_REPEATED_BY_CHANCE = 0.125
"""Of the rows, times the doubt that few parts leave: a smooth ground repeats rows in one picture of twenty."""

_UNBOUNDED = frozenset({"texture", "fine_texture", "coarse_texture"})
"""Statistics of before, and those that say something only together with others."""

_ENOUGH_TOGETHER = 50
"""Pictures from which on it is known how statistics vary together."""
_SHRINKAGE, _LEAST_UNIT = 0.02, 1e-3
_USUAL, _BEYOND = 0.98, 1.25
"""Share of the training pictures that are taken for usual, and times their distance that a picture may be away."""


@dataclass(frozen=True)
class LearnedGate:
    """Bounds, and the statistics (n, len(STATISTICS)) that they were set by, for whoever looks at their histograms."""

    gate: Gate
    statistics: NDArray[np.float32]


def learn_gate(
    paths: Sequence[Path], groups: Sequence[str], preprocessing: Preprocessing, known: Gate | None = None
) -> Generator[PicturesDescribed, None, LearnedGate]:
    """Measure pictures as an inspection will, and set the bounds by them.

    Args:
        paths: Of pictures that a network learned from; those that cannot be read any more are left out.
        groups: Which of them show one part.
        preprocessing: Of the network.
        known: A gate that is to be widened: what varies together is measured as it does. None learns that, too.

    Raises:
        DataError: None can be read.
    """
    count = min(len(paths), MOST_PICTURES)
    chosen = [index * len(paths) // count for index in range(count)]
    rows, parts = [], set()
    measured = in_order(lambda index: _measured(paths[index], preprocessing), chosen)
    for done, (index, row) in enumerate(zip(chosen, measured, strict=True), start=1):
        if row is not None:
            rows.append(row)
            parts.add(groups[index])
        yield PicturesDescribed(done, count)
    if not rows:
        raise DataError("gate-not-learned")
    measured_rows = np.array(rows, np.float32)
    joint = fit_joint(measured_rows) if known is None else known.joint
    statistics = with_distances(measured_rows, joint)
    return LearnedGate(fit_gate(statistics, len(parts), joint), statistics)


def fit_joint(measured: NDArray[np.float32]) -> Joint | None:
    """How statistics of pictures, (n, len(MEASURED)), vary together; None where these are too few to tell.

    The correlation is shrunk towards none by a little, so that it has an inverse (O. Ledoit and M. Wolf 2004,
    doi:10.1016/S0047-259X(03)00096-4).
    """
    if len(measured) < _ENOUGH_TOGETHER:
        return None
    values = measured[:, [MEASURED.index(name) for name in VARY_TOGETHER]].astype(np.float64)
    mean, units = values.mean(axis=0), values.std(axis=0) + _LEAST_UNIT
    correlation = np.cov(((values - mean) / units).T)
    shrunk = (1 - _SHRINKAGE) * correlation + _SHRINKAGE * np.eye(len(units))
    inverse = np.linalg.inv(shrunk) / np.outer(units, units)
    inverse = (inverse + inverse.T) / 2
    return Joint(statistics=VARY_TOGETHER, mean=tuple(mean.tolist()), inverse=tuple(map(tuple, inverse.tolist())))


def with_distances(measured: NDArray[np.float32], joint: Joint | None) -> NDArray[np.float32]:
    """All statistics, (n, len(STATISTICS)), of what was measured, (n, len(MEASURED)); 0 where there is no `joint`."""
    found = np.zeros(len(measured))
    if joint is not None:
        found = np.array([distance(dict(zip(MEASURED, map(float, row), strict=True)), joint) for row in measured])
    return np.insert(measured, STATISTICS.index(TOGETHER), found, axis=1).astype(np.float32)


def fit_gate(statistics: NDArray[np.float32], parts: int, joint: Joint | None = None) -> Gate:
    """Set bounds by the statistics of pictures, (n, len(STATISTICS)).

    A bound lies beyond the outermost pictures but a few by a quarter of the spread of the others. Few parts say little
    of how much parts vary, so the margin is raised by two over the root of their number. Columns that are all white or
    all black are no fault of a cable, which loses rows, so many are let pass.
    """
    doubt, columns = 2 / parts**0.5, dict(zip(STATISTICS, statistics.T.astype(np.float64), strict=True))
    bounds = {name: _bounds(name, columns[name], doubt) for name in MEASURED if name not in _UNBOUNDED}
    if joint is not None:
        bounds[TOGETHER] = Bounds(high=float(np.quantile(columns[TOGETHER], _USUAL)) * (_BEYOND + doubt / 2))
    return Gate(bounds=bounds, joint=joint, pictures=len(statistics), parts=parts)


def _bounds(name: str, values: NDArray[np.float64], doubt: float) -> Bounds:
    low, high = np.quantile(values, [_LOW, _HIGH])
    if name in _FACTORS:
        down, up = _FACTORS[name]
        up += _DOUBTED.get(name, 0.0) * doubt
        return Bounds(low=low * down, high=None if np.isinf(up) else high * up)
    spread, least = float(np.subtract(*np.quantile(values, _SPREAD[::-1]))), _LEAST_MARGINS[name]
    least += _REPEATED_BY_CHANCE * doubt if name == "repeated_rows" else 0.0
    down, up = _SHARPNESS_MARGINS if name == "sharpness" else (_MARGIN, _MARGIN)
    return Bounds(low=low - down * spread * (1 + doubt) - least, high=high + up * spread * (1 + doubt) + least)


def _measured(path: Path, preprocessing: Preprocessing) -> list[float] | None:
    try:
        content = read_file(path).data
        picture = preprocessing.decode(content, path)
    except ImageError:
        return None
    found = picture_statistics(content, picture, preprocessing.resized(picture.pixels), preprocessing)
    return [found[name] for name in MEASURED]
