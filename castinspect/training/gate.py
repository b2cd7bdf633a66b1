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
from castinspect.inspection.gate import STATISTICS, picture_statistics
from castinspect.models.metadata import Bounds, Gate
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
    "repeated_columns": 0.2,
}  # fmt: skip
"""What a camera of one kind may always vary by, in the statistic's own unit."""

_FACTORS = {"levels": (0.5, np.inf), "short_side": (0.9, 1.25), "seam": (0.0, 1.5), "texture": (0.8, np.inf)}
"""Statistics whose margin is a factor of what the training pictures had at least and at most."""


@dataclass(frozen=True)
class LearnedGate:
    """Bounds, and the statistics (n, len(STATISTICS)) that they were set by, for whoever looks at their histograms."""

    gate: Gate
    statistics: NDArray[np.float32]


def learn_gate(
    paths: Sequence[Path], groups: Sequence[str], preprocessing: Preprocessing
) -> Generator[PicturesDescribed, None, LearnedGate]:
    """Measure pictures as an inspection will, and set the bounds by them.

    Args:
        paths: Of pictures that a network learned from; those that cannot be read any more are left out.
        groups: Which of them show one part.
        preprocessing: Of the network.

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
    statistics = np.array(rows, np.float32)
    return LearnedGate(fit_gate(statistics, len(parts)), statistics)


def fit_gate(statistics: NDArray[np.float32], parts: int) -> Gate:
    """Set bounds by the statistics of pictures, (n, len(STATISTICS)).

    A bound lies beyond the outermost pictures but a few by a quarter of the spread of the others. Few parts say little
    of how much parts vary, so the margin is raised by two over the root of their number. Columns that are all white or
    all black are no fault of a cable, which loses rows, so many are let pass.
    """
    bounds, doubt = {}, 2 / parts**0.5
    for name, values in zip(STATISTICS, statistics.T.astype(np.float64), strict=True):
        low, high = np.quantile(values, [_LOW, _HIGH])
        if name in _FACTORS:
            down, up = _FACTORS[name]
            up += doubt if name == "seam" else 0.0
            bounds[name] = Bounds(low=low * down, high=None if np.isinf(up) else high * up)
            continue
        spread = float(np.subtract(*np.quantile(values, _SPREAD[::-1])))
        down, up = _SHARPNESS_MARGINS if name == "sharpness" else (_MARGIN, _MARGIN)
        margins = (share * spread * (1 + doubt) + _LEAST_MARGINS[name] for share in (down, up))
        below, above = margins
        bounds[name] = Bounds(low=low - below, high=high + above)
    return Gate(bounds=bounds, pictures=len(statistics), parts=parts)


def _measured(path: Path, preprocessing: Preprocessing) -> list[float] | None:
    try:
        content = read_file(path).data
        picture = preprocessing.decode(content, path)
    except ImageError:
        return None
    found = picture_statistics(content, picture, preprocessing.resized(picture.pixels), preprocessing)
    return [found[name] for name in STATISTICS]
