"""Agreement beyond chance: Cohen's kappa of two raters with its errors, Fleiss' kappa of many, Bowker's asymmetry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class CohenKappa:
    """Agreement of two raters beyond what their own shares would give by chance.

    Attributes:
        kappa: 1 where they always agree, 0 where no more often than by chance; NaN where chance alone is certain.
        error: Asymptotic standard error of `kappa`, for its confidence interval.
        error_of_none: Standard error if there were no agreement beyond chance, for the test `kappa` = 0.
    """

    kappa: float
    error: float
    error_of_none: float

    @property
    def interval(self) -> tuple[float, float]:
        """Two-sided 95 % confidence interval, by the normal approximation."""
        from scipy.stats import norm

        reach = float(norm.ppf(0.975)) * self.error
        return self.kappa - reach, self.kappa + reach

    @property
    def z(self) -> float:
        """Test statistic of no agreement beyond chance, standard normal under it."""
        return self.kappa / self.error_of_none if self.error_of_none else float("nan")


@dataclass(frozen=True)
class Asymmetry:
    """Whether two raters differ in one direction more than in the other: Bowker's test of a square table."""

    chi_square: float
    degrees: int
    p: float


def cohen_kappa(table: ArrayLike) -> CohenKappa:
    """Cohen's kappa (1960, doi:10.1177/001316446002000104).

    Its errors are those of Fleiss, Cohen and Everitt (1969, doi:10.1037/h0028106).

    Args:
        table: Counts, (k, k): rows are the first rater's classes, columns the second's, in the same order.

    Raises:
        ValueError: The table is not square or holds nothing.
    """
    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or not counts.sum():
        raise ValueError("a square table of counts with something in it is needed")
    total = counts.sum()
    shares = counts / total
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    seen, chance = float(np.trace(shares)), float(rows @ columns)
    if chance == 1:  # both raters always gave the same one answer: nothing tells agreement from chance
        return CohenKappa(float("nan"), float("nan"), float("nan"))
    kappa = (seen - chance) / (1 - chance)
    either = columns[:, None] + rows[None, :]  # (i, j): how often class i is the column's and j the row's
    diagonal = float((np.diag(shares) * (1 - np.diag(either) * (1 - kappa)) ** 2).sum())
    off = shares * either**2
    beside = float((1 - kappa) ** 2 * (off.sum() - np.trace(off)))
    centre = (kappa - chance * (1 - kappa)) ** 2
    error = float(np.sqrt(max(diagonal + beside - centre, 0.0) / total)) / (1 - chance)
    none = chance + chance**2 - float((rows * columns * (rows + columns)).sum())
    return CohenKappa(kappa, error, float(np.sqrt(max(none, 0.0) / total)) / (1 - chance))


def crosstab(first: ArrayLike, second: ArrayLike, classes: int = 2) -> NDArray[np.int64]:
    """Count how two raters judged the same things.

    Args:
        first: Class numbers of the first rater, any shape.
        second: Those of the second, the same shape.
        classes: How many classes there are.

    Returns:
        Counts, (classes, classes), rows by `first`.
    """
    one, two = np.asarray(first, dtype=np.int64).ravel(), np.asarray(second, dtype=np.int64).ravel()
    return np.bincount(classes * one + two, minlength=classes * classes).reshape(classes, classes)


def fleiss_kappa(counts: ArrayLike) -> float:
    """Fleiss' kappa of several raters (1971, doi:10.1037/h0031619).

    Args:
        counts: (things, classes): how many raters put each thing into each class; every row has the same sum.

    Returns:
        Kappa; NaN where all raters gave one and the same class to everything.

    Raises:
        ValueError: Rows differ in their sum, or fewer than two raters judged.
    """
    table = np.asarray(counts, dtype=float)
    raters = table.sum(axis=-1)
    if table.ndim != 2 or (raters != raters[0]).any() or raters[0] < 2:
        raise ValueError("each thing needs the same number of ratings, two at least")
    shares = table.sum(axis=0) / table.sum()
    chance = float((shares**2).sum())
    if chance == 1:
        return float("nan")
    seen = ((table**2).sum(axis=1) - raters) / (raters * (raters - 1))
    return (float(seen.mean()) - chance) / (1 - chance)


def ratings_by_class(ratings: ArrayLike, classes: int = 2) -> NDArray[np.int64]:
    """Ratings of things, (things, raters), as counts for `fleiss_kappa`, (things, classes)."""
    table = np.asarray(ratings, dtype=np.int64)
    return np.stack([(table == number).sum(axis=1) for number in range(classes)], axis=1)


def bowker(table: ArrayLike) -> Asymmetry:
    """Bowker's test of symmetry (1948, doi:10.1080/01621459.1948.10483284), as ISO 22514-7:2012, clause 12 uses it.

    Args:
        table: Counts, (k, k); rows are one rater's classes, columns the other's.
    """
    from scipy.stats import chi2

    counts = np.asarray(table, dtype=float)
    above = np.triu_indices(len(counts), 1)
    one, other = counts[above], counts.T[above]
    both = one + other
    told = both > 0  # a pair of classes that nobody mixed up tells nothing
    statistic = float(((one - other)[told] ** 2 / both[told]).sum())
    degrees = len(both)
    return Asymmetry(statistic, degrees, float(chi2.sf(statistic, degrees)))
