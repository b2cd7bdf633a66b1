"""Agreement study (attribute MSA): named appraisers, the model among them, judge the same parts several times.

Terms and criteria follow the AIAG manual *Measurement Systems Analysis* (4th edition, chapter III C) and
ISO 22514-7:2012, clause 12. Rates carry two-sided exact limits, at 0 and at all of all, too: a well-known program
takes one-sided ones there, so that 15 of 15 is 81.9 % for it and 78.2 % here.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from castinspect.evaluation.risk import CONFIDENCE
from castinspect.studies.kappa import Asymmetry, bowker, cohen_kappa, crosstab, fleiss_kappa, ratings_by_class

OK, DEFECTIVE = 1, 0
"""How a rating is written: the class of a good part, and of a defective one."""


class Grade(StrEnum):
    """What the AIAG criteria say of an appraiser: 90/2/5 is acceptable, 80/5/10 marginal."""

    ACCEPTABLE = "acceptable"
    MARGINAL = "marginal"
    UNACCEPTABLE = "unacceptable"


@dataclass(frozen=True)
class Proportion:
    """So many of so many, with exact two-sided limits (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404)."""

    count: int
    total: int

    @property
    def rate(self) -> float:
        """The share; NaN of nothing."""
        return self.count / self.total if self.total else float("nan")

    @property
    def limits(self) -> tuple[float, float]:
        """Lower and upper two-sided 95 % limit of the share."""
        from scipy.special import betaincinv

        tail = (1 - CONFIDENCE) / 2
        low = 0.0 if self.count == 0 else betaincinv(self.count, self.total - self.count + 1, tail)
        high = 1.0 if self.count == self.total else betaincinv(self.count + 1, self.total - self.count, 1 - tail)
        return float(low), float(high)


@dataclass(frozen=True)
class Appraiser:
    """What one appraiser's ratings are worth.

    Attributes:
        name: Who judged.
        within: Parts judged the same in every trial.
        effectiveness: Parts judged as the reference says in every trial.
        misses: Ratings OK among the ratings of defective parts.
        false_alarms: Ratings defective among the ratings of good parts.
        kappa: Cohen's, ratings against reference.
        fleiss_within: Fleiss' over the trials; None of a single trial.
        fleiss_reference: Mean over the trials of Fleiss' kappa of trial and reference.
        classes: Parts by class of ISO 22514-7: all OK, mixed, all defective.
    """

    name: str
    within: Proportion
    effectiveness: Proportion
    misses: Proportion
    false_alarms: Proportion
    kappa: float
    fleiss_within: float | None
    fleiss_reference: float
    classes: tuple[int, int, int]

    @property
    def grade(self) -> Grade:
        """By effectiveness, misses and false alarms: 90 %, 2 %, 5 % or 80 %, 5 %, 10 %."""
        for grade, (hit, miss, alarm) in ((Grade.ACCEPTABLE, (0.9, 0.02, 0.05)), (Grade.MARGINAL, (0.8, 0.05, 0.1))):
            # a study without defective or without good parts cannot show the one rate: it is not taken as met
            if self.effectiveness.rate >= hit and self.misses.rate <= miss and self.false_alarms.rate <= alarm:
                return grade
        return Grade.UNACCEPTABLE


@dataclass(frozen=True)
class Pair:
    """Two appraisers side by side.

    Attributes:
        names: Who.
        table: Ratings trial by trial, (2, 2), rows by the first: defective, OK.
        kappa: Cohen's of `table`.
        classes: Parts by what each said of them in all trials, (3, 3): all OK, mixed, all defective.
        asymmetry: Bowker's test of `classes`: whether the two differ in one direction.
    """

    names: tuple[str, str]
    table: NDArray[np.int64]
    kappa: float
    classes: NDArray[np.int64]
    asymmetry: Asymmetry


@dataclass(frozen=True)
class Agreement:
    """The whole study: each appraiser, each pair, and all together."""

    appraisers: tuple[Appraiser, ...]
    pairs: tuple[Pair, ...]
    between: Proportion
    """Parts that all appraisers judged the same in every trial."""
    system: Proportion
    """Parts that all appraisers judged as the reference says in every trial."""
    fleiss_between: float
    """Fleiss' kappa over all ratings of each part."""
    kappa: float
    """Cohen's, all ratings pooled against the reference."""

    @property
    def fleiss_reference(self) -> float:
        """Mean of the appraisers' Fleiss kappa against the reference."""
        return float(np.mean([appraiser.fleiss_reference for appraiser in self.appraisers]))


def study(names: tuple[str, ...], ratings: ArrayLike, reference: ArrayLike) -> Agreement:
    """Evaluate an agreement study.

    Args:
        names: The appraisers, as ordered in `ratings`.
        ratings: 1 for OK, 0 for defective, (appraisers, parts, trials).
        reference: The truth of each part, (parts,).

    Raises:
        ValueError: Shapes do not fit, or a rating is neither 0 nor 1.
    """
    table, truth = np.asarray(ratings, dtype=np.int64), np.asarray(reference, dtype=np.int64)
    if table.ndim != 3 or table.shape[:2] != (len(names), len(truth)) or not table.size:
        raise ValueError("ratings must be (appraisers, parts, trials), with a reference for each part")
    if not np.isin(table, (DEFECTIVE, OK)).all() or not np.isin(truth, (DEFECTIVE, OK)).all():
        raise ValueError("a rating is 1 for OK or 0 for defective")
    parts = len(truth)
    pairs = itertools.combinations(range(len(names)), 2)
    everybody = table.transpose(1, 0, 2).reshape(parts, -1)  # all ratings of each part, (parts, appraisers * trials)
    return Agreement(
        appraisers=tuple(_appraiser(name, own, truth) for name, own in zip(names, table, strict=True)),
        pairs=tuple(_pair((names[i], names[j]), table[i], table[j]) for i, j in pairs),
        between=Proportion(int(_constant(everybody).sum()), parts),
        system=Proportion(int((everybody == truth[:, None]).all(axis=1).sum()), parts),
        fleiss_between=fleiss_kappa(ratings_by_class(everybody)) if everybody.shape[1] > 1 else float("nan"),
        kappa=cohen_kappa(crosstab(np.repeat(truth, everybody.shape[1]), everybody)).kappa,
    )


def _appraiser(name: str, ratings: NDArray[np.int64], truth: NDArray[np.int64]) -> Appraiser:
    """One appraiser's ratings, (parts, trials)."""
    parts, trials = ratings.shape
    defective, good = ratings[truth == DEFECTIVE], ratings[truth == OK]
    known = np.repeat(truth[:, None], trials, axis=1)
    by_trial = [fleiss_kappa(ratings_by_class(np.stack([one, truth], axis=1))) for one in ratings.T]
    return Appraiser(
        name=name,
        within=Proportion(int(_constant(ratings).sum()), parts),
        effectiveness=Proportion(int((ratings == truth[:, None]).all(axis=1).sum()), parts),
        misses=Proportion(int((defective == OK).sum()), defective.size),
        false_alarms=Proportion(int((good == DEFECTIVE).sum()), good.size),
        kappa=cohen_kappa(crosstab(known, ratings)).kappa,
        fleiss_within=fleiss_kappa(ratings_by_class(ratings)) if trials > 1 else None,
        fleiss_reference=float(np.mean(by_trial)),
        classes=_counted(_part_class(ratings)),
    )


def _pair(names: tuple[str, str], first: NDArray[np.int64], second: NDArray[np.int64]) -> Pair:
    table, classes = crosstab(first, second), crosstab(_part_class(first), _part_class(second), 3)
    return Pair(names, table, cohen_kappa(table).kappa, classes, bowker(classes))


def _constant(ratings: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which parts got one and the same rating in all of their ratings, (parts, ratings)."""
    same: NDArray[np.bool_] = (ratings == ratings[:, :1]).all(axis=1)
    return same


def _counted(classes: NDArray[np.int64]) -> tuple[int, int, int]:
    all_ok, mixed, all_defective = np.bincount(classes, minlength=3).tolist()
    return all_ok, mixed, all_defective


def _part_class(ratings: NDArray[np.int64]) -> NDArray[np.int64]:
    """ISO 22514-7's class of each part: 0 all OK, 1 mixed, 2 all defective."""
    return np.where((ratings == OK).all(axis=1), 0, np.where((ratings == DEFECTIVE).all(axis=1), 2, 1))
