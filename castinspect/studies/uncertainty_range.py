"""Over which sizes of a defect people and the model do not agree: the uncertainty range of ISO 22514-7:2012, 12.3.

Parts whose size was measured are put in its order. Far outside the limits all reject in every trial, well inside all
approve; between the two lies a range in which the answer depends on who is asked, and when.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from castinspect.errors import DataError
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_sheets import StudyPlan, read_ratings
from castinspect.studies.filled_table import read_table


@dataclass(frozen=True)
class UncertaintyRange:
    """The two ranges; a side is None where no part beyond it is rejected by all.

    Attributes:
        upper: Lowest value that all rejected in a row from the largest on, and the highest that all approved.
        lower: Lowest value that all approved, and the highest that all rejected in a row from the smallest on.
    """

    upper: tuple[float, float] | None
    lower: tuple[float, float] | None

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each range is, the upper one first."""
        return tuple(side[0] - side[1] for side in (self.upper, self.lower) if side is not None)

    @property
    def mean(self) -> float:
        """Mean width of the ranges."""
        return float(np.mean(self.widths))

    def share_of(self, tolerance: float) -> float:
        """Share of a tolerance that is uncertain; as a rule of thumb at most a fifth."""
        return self.mean / tolerance


def uncertainty_range(values: ArrayLike, ratings: ArrayLike) -> UncertaintyRange:
    """Find the uncertainty range.

    Args:
        values: Measured size of each part, (parts,).
        ratings: 1 for OK, 0 for defective, (appraisers, parts, trials).

    Raises:
        DataError: No part is approved by all, or none beyond them is rejected by all.
    """
    sizes, said = np.asarray(values, dtype=float), np.asarray(ratings, dtype=np.int64)
    order = np.argsort(-sizes, kind="stable")
    sizes, said = sizes[order], said[:, order]
    is_approved = (said == OK).all(axis=(0, 2))
    is_rejected = (said == DEFECTIVE).all(axis=(0, 2))
    approved = sizes[is_approved]
    above, below = _in_a_row(is_rejected), _in_a_row(is_rejected[::-1])
    if not len(approved) or not above + below:
        raise DataError("study-no-range")
    upper = (float(sizes[above - 1]), float(approved[0])) if above else None
    lower = (float(approved[-1]), float(sizes[len(sizes) - below])) if below else None
    return UncertaintyRange(upper, lower)


def range_of_study(folder: Path, plan: StudyPlan, values: Path) -> UncertaintyRange:
    """The uncertainty range of a study whose parts were measured.

    Args:
        folder: Of the study.
        plan: Its plan.
        values: CSV with the columns `picture`, the name of the part's picture, and `value`.

    Raises:
        DataError: A sheet or the file cannot be read, a part was not measured, a name is that of two parts or stands
            in two lines, or there is no range.
    """
    lines, names = _read_values(values), [Path(part.picture).name for part in plan.parts]
    for named in ([name for name, _ in lines], names):
        if twice := [name for name, count in Counter(named).items() if count > 1]:
            raise DataError("study-value-twice", path=values, picture=twice[0])
    measured = dict(lines)
    if missing := [name for name in names if name not in measured]:
        raise DataError("study-value-missing", path=values, picture=missing[0], missing=len(missing))
    return uncertainty_range([measured[name] for name in names], read_ratings(folder, plan))


def _in_a_row(marks: NDArray[np.bool_]) -> int:
    """How many from the first on are marked."""
    return len(marks) if marks.all() else int(marks.argmin())


def _read_values(file: Path) -> list[tuple[str, float]]:
    """Picture and size of each line."""
    try:
        rows = read_table(file)
        found = [((row["picture"] or "").strip(), float((row["value"] or "").replace(",", "."))) for row in rows]
    except (OSError, KeyError, ValueError) as error:
        raise DataError("study-values-unreadable", path=file) from error
    if not all(np.isfinite(value) for _, value in found):
        raise DataError("study-values-unreadable", path=file)
    return found
