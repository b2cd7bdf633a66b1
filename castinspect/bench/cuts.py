"""Whether promised escape rates hold: cuts chosen on a random half of the parts, checked on the other half."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.evaluation.cuts import PartScores, assess, choose_cuts
from castinspect.models.metadata import CutPolicy

RESAMPLINGS = 200


@dataclass(frozen=True)
class PromiseCheck:
    """How a promise fared over resamplings.

    Attributes:
        asked: The highest escape rate that was asked for.
        promised: The rate that so many parts can promise.
        parts: Defective parts that the cuts were chosen on each time; as many others checked them.
        resamplings: How often.
        held_elsewhere: In how many the other half's rate stayed within the promise.
        held_in_all: In how many the rate of all parts did.
        mean_escapes: Mean rate in the other half.
        mean_review: Mean share of the other half's parts that went to REVIEW, good and defective.
    """

    asked: float
    promised: float
    parts: int
    resamplings: int
    held_elsewhere: int
    held_in_all: int
    mean_escapes: float
    mean_review: float


def check_promise(scores: PartScores, asked: float, resamplings: int = RESAMPLINGS, seed: int = 0) -> PromiseCheck:
    """Split the parts in halves at random, whole parts, again and again.

    Args:
        scores: By part, from a network that had not seen the part; at least two defective ones.
        asked: The highest escape rate to promise.
        resamplings: How many splits.
        seed: Of the splits.
    """
    generator = np.random.default_rng(seed)
    elsewhere = in_all = 0
    escapes, reviews = [], []
    promised, parts = 1.0, 0
    for _ in range(resamplings):
        first, other = _halves(scores, generator)
        chosen = choose_cuts(first, CutPolicy(max_escape=asked))
        promised, parts = chosen.promise or 0.0, len(first.defective)
        risk = assess(other, chosen.cuts)
        elsewhere += risk.escapes.rate <= promised
        in_all += assess(scores, chosen.cuts).escapes.rate <= promised
        escapes.append(risk.escapes.rate)
        reviews.append(risk.review.rate)
    return PromiseCheck(
        asked=asked,
        promised=promised,
        parts=parts,
        resamplings=resamplings,
        held_elsewhere=elsewhere,
        held_in_all=in_all,
        mean_escapes=float(np.mean(escapes)),
        mean_review=float(np.mean(reviews)),
    )


def _halves(scores: PartScores, generator: np.random.Generator) -> tuple[PartScores, PartScores]:
    defective, good = _halved(scores.defective, generator), _halved(scores.good, generator)
    return PartScores(defective[0], good[0]), PartScores(defective[1], good[1])


def _halved(
    values: NDArray[np.float64], generator: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two random halves, ascending; of an odd number one is left out, so that they are alike."""
    mixed = generator.permutation(values)
    half = len(mixed) // 2
    return np.sort(mixed[:half]), np.sort(mixed[half : 2 * half])
