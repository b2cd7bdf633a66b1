"""The two cuts OK / REVIEW / DEFECT: chosen by a highest escape rate or by costs, and what risk they carry.

Only parts count as independent, not pictures. A part stands for its worst picture: a defective part for the one of the
lowest defect probability, since it escapes if any of its pictures is called OK; a good part for the one of the highest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.evaluation.risk import (
    Share,
    misses_allowed,
    parts_to_promise,
    percent_at_most,
    promised_rate,
    upper_bound,
)
from castinspect.messages import Message
from castinspect.models.metadata import Costs, CutPolicy, Cuts

DEFAULT_POLICY = CutPolicy(max_escape=0.01)

_MIDDLE = 0.5
_HIGHEST_DEFECT_CUT = 0.95
_MARGIN = 0.9
_NEARLY = 1.1
"""Where 1 % is asked for, 91 parts are near enough to a hundred to allow one miss."""
_DIGITS = 1e6
_HIGHEST = 1 - 1 / _DIGITS
"""A cut lies under 1, so that what is certainly defective is never OK."""

_TOO_MUCH_REVIEW, _BEARABLE_REVIEW = 0.25, 0.2
"""Where the asked rate would leave more than a quarter of the parts to a person, a fifth is what they are left.

Networks of folds know fewer parts than the one that is kept, so the share that it leaves differs from this by as much.
"""

_CAREFUL, _LITTLE_REVIEW = 0.05, 0.12
"""What is defective with odds of more than one in twenty is not called OK, where that leaves few parts to a person.

Parts that were left out are told apart better than parts of another day, so where scores lie far apart a cut in the
middle between them would let through what no part of the folds prepared for.
"""

_ESCAPE_WEIGHT = 5.0
"""An escape counts as so many good parts called DEFECT."""

_FEWEST_PARTS = 10
"""Of each role; with fewer nothing is known of the share, and a person decides."""

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class PartScores:
    """The worst defect probability of each part, ascending: (defective parts,) and (good parts,)."""

    defective: Scores
    good: Scores


@dataclass(frozen=True)
class CutRisk:
    """What cuts do to parts of known truth, each with its exact upper bound (see `Share.upper`).

    Attributes:
        escapes: Defective parts called OK.
        overkill: Good parts called DEFECT.
        review_defective: Defective parts left to a person.
        review_good: Good parts left to a person.
    """

    escapes: Share
    overkill: Share
    review_defective: Share
    review_good: Share

    @property
    def review(self) -> Share:
        """Parts left to a person."""
        good, defective = self.review_good, self.review_defective
        return Share(good.count + defective.count, good.total + defective.total)

    @property
    def review_load(self) -> float:
        """Share of the parts left to a person, both roles counting alike, however many of each there are."""
        return (self.review_defective.rate + self.review_good.rate) / 2


@dataclass(frozen=True)
class ChosenCuts:
    """Cuts, and the escape rate that they promise with 95 % confidence; None where nothing is promised."""

    cuts: Cuts
    policy: CutPolicy
    promise: float | None = None


def part_scores(
    probabilities: NDArray[np.floating], defective: NDArray[np.bool_], parts: NDArray[np.int64]
) -> PartScores:
    """Let each part stand for its worst picture.

    Args:
        probabilities: (n,) of a defect.
        defective: (n,) the truth. A part with pictures of both counts on both sides.
        parts: (n,) number of the part that each picture shows.
    """
    lowest = [probabilities[defective & (parts == part)].min() for part in np.unique(parts[defective])]
    highest = [probabilities[~defective & (parts == part)].max() for part in np.unique(parts[~defective])]
    return PartScores(np.sort(np.array(lowest, float)), np.sort(np.array(highest, float)))


def choose_cuts(scores: PartScores, policy: CutPolicy = DEFAULT_POLICY) -> ChosenCuts:
    """Choose cuts on parts that were not learned from.

    For a highest escape rate the OK cut lies under the k-th lowest score of the n defective parts, k - 1 being the most
    misses with which the rate can be promised (see `promised_rate`): whatever the scores' distribution, it is exceeded
    with a probability of at most 5 %, and since k goes by n and the rate alone, choosing it spoils nothing. Too few
    parts promise less: k - 1 is then the rate's own share of them, so that one odd part among a hundred does not send
    every part to a person; what that promises is said. The cut is never above one in twenty where that leaves
    few parts to a person, never above one half, nor further above the highest
    score of a good part than a margin: of what lies between the good and the defective nothing is known, so a person
    decides. The defect cut lies over the highest score of a good part, between 0.5 and 0.95, so that one odd part
    cannot send every defect to REVIEW.

    Where these cuts would leave more than a quarter of the parts to a person, the station would be of little use: then
    those with the fewest mistakes are taken that leave a fifth, and what they promise is said. Their defect cut may lie
    under one half: held at one half or over, the same review would let through several times the defective parts.

    For costs both cuts are those of the lowest expected cost per part, escapes reckoned at their upper bound, so that
    no miss among few parts is not taken for no risk. Costs promise no rate.

    Args:
        scores: By part.
        policy: What matters. One that states nothing is the default one.
    """
    if policy.costs is not None:
        return ChosenCuts(_cheapest(scores, policy.costs), policy)
    rate = policy.max_escape or DEFAULT_POLICY.max_escape
    assert rate is not None
    policy = CutPolicy(max_escape=rate)
    count = len(scores.defective)
    above_good = _over(scores.good, 0)
    defect = min(max(_MIDDLE, above_good), _HIGHEST_DEFECT_CUT)
    if not count:
        return ChosenCuts(Cuts(ok=0.0, defect=defect), policy)
    allowed = misses_allowed(count, rate)
    misses = allowed if allowed >= 0 else min(int(_NEARLY * rate * count), count - 1)
    ok = min(_MIDDLE, above_good, _under(scores.defective, misses))
    cuts = Cuts(ok=min(ok, _CAREFUL), defect=defect)
    if assess(scores, cuts).review_load > _LITTLE_REVIEW:
        cuts = Cuts(ok=ok, defect=defect)
    are_known = min(count, len(scores.good)) >= _FEWEST_PARTS
    if are_known and assess(scores, cuts).review_load > _TOO_MUCH_REVIEW:
        cuts = next((trade.cuts for trade in trades(scores, [_BEARABLE_REVIEW])), cuts)
        misses = assess(scores, cuts).escapes.count
        return ChosenCuts(cuts, policy, promised_rate(misses, count))
    return ChosenCuts(cuts, policy, rate if allowed >= 0 else promised_rate(misses, count))


def assess(scores: PartScores, cuts: Cuts) -> CutRisk:
    """Count what cuts do to parts of known truth."""
    escapes = int(np.searchsorted(scores.defective, cuts.ok, side="right"))
    caught = len(scores.defective) - int(np.searchsorted(scores.defective, cuts.defect, side="left"))
    passed = int(np.searchsorted(scores.good, cuts.ok, side="right"))
    overkill = len(scores.good) - int(np.searchsorted(scores.good, cuts.defect, side="left"))
    if cuts.ok >= cuts.defect:  # a score on both cuts is a DEFECT
        escapes, passed = min(escapes, len(scores.defective) - caught), min(passed, len(scores.good) - overkill)
    return CutRisk(
        escapes=Share(escapes, len(scores.defective)),
        overkill=Share(overkill, len(scores.good)),
        review_defective=Share(len(scores.defective) - escapes - caught, len(scores.defective)),
        review_good=Share(len(scores.good) - passed - overkill, len(scores.good)),
    )


def promise(chosen: ChosenCuts, scores: PartScores) -> Message | None:
    """Say what escape rate the cuts promise; None where costs or a person set them."""
    asked, count = chosen.policy.max_escape, len(scores.defective)
    if asked is None:
        return None
    if chosen.promise is None:
        return Message("promise-impossible")
    rate = percent_at_most(chosen.promise)
    if chosen.promise <= asked:
        return Message("promise-kept", {"rate": rate, "parts": count})
    needed = parts_to_promise(asked)
    values = {"parts": count, "asked": f"{100 * asked:g}", "needed": needed, "more": needed - count, "rate": rate}
    if count >= needed:  # so many could: the cuts gave way to the review that this would leave
        return Message("promise-yielded", {name: values[name] for name in ("parts", "asked", "rate")})
    return Message("promise-short", values)


@dataclass(frozen=True)
class Trade:
    """What a person's work buys: cuts with the fewest mistakes among those that leave them no more than a share.

    Attributes:
        review: The share that may be left to a person, both roles counting alike.
        cuts: With the fewest mistakes.
        risk: What these cuts do.
    """

    review: float
    cuts: Cuts
    risk: CutRisk


def trades(scores: PartScores, reviews: Sequence[float]) -> list[Trade]:
    """Escapes and overkill against review: the best cuts for each share that may be left to a person.

    The best are those with the fewest mistakes: the shares of the defective parts that escape, which weigh more, and of
    the good ones that are overkill.

    Args:
        scores: By part; both roles are among them.
        reviews: From 0 to 1, both roles counting alike; what no cuts keep to is left out.
    """
    defective, good = scores.defective, scores.good
    everyone = np.unique(np.concatenate([[0.0], defective, good, [1.0]]))
    # the highest OK cut under each defective part, the lowest defect cut over each good one: halfway to the next score;
    # what is more likely defective than not is never OK; a defect cut may lie under one half, since a part that is
    # DEFECT with odds of one to two costs less than one of three that escapes
    under = (everyone[np.searchsorted(everyone, defective) - 1] + defective) / 2
    over = (everyone[np.searchsorted(everyone, good, "right") % len(everyone)] + good) / 2
    oks = np.unique(np.minimum(under, _MIDDLE))[:, None]
    defects = np.maximum(np.concatenate([[_MIDDLE], np.minimum(over, _HIGHEST), [_HIGHEST]]), oks)
    # what escapes and what passes at each OK cut, what is caught and what is struck at each defect cut
    escapes, passed = (np.searchsorted(side, oks, "right") / len(side) for side in (defective, good))
    caught, struck = (1 - np.searchsorted(side, defects, "left") / len(side) for side in (defective, good))
    review = (2 - escapes - passed - caught - struck) / 2
    # all pairs from the best to the worst; for each share the first that leaves no more to a person
    order = np.lexsort((review.ravel(), (_ESCAPE_WEIGHT * escapes + struck).ravel()))
    least_so_far = np.minimum.accumulate(review.ravel()[order])
    found = []
    for share in reviews:
        place = int(np.searchsorted(-least_so_far, -share))
        if place < len(order):
            ok, defect = np.unravel_index(order[place], review.shape)
            cuts = Cuts(ok=float(oks[ok, 0]), defect=float(defects[ok, defect]))
            found.append(Trade(share, cuts, assess(scores, cuts)))
    return found


def _cheapest(scores: PartScores, costs: Costs) -> Cuts:
    """Of all cuts that make a difference, the cheapest pair; what each of the two saves depends on it alone."""
    review, rate = costs.review * costs.review_minutes, costs.defect_rate
    defective, good = scores.defective, scores.good
    # OK cuts that let 0, 1, 2 ... defective parts through, and what each costs in escapes less the reviews it spares
    oks = np.array([*(_under(defective, missed) for missed in range(len(defective))), _HIGHEST])
    missed = np.searchsorted(defective, oks, side="right")
    escapes = np.array([upper_bound(int(count), len(defective)) for count in missed])
    spared = rate * missed / max(1, len(defective)) + (1 - rate) * np.searchsorted(good, oks, "right") / max(
        1, len(good)
    )
    by_ok = rate * costs.escape * escapes - review * spared
    # defect cuts that strike 0, 1, 2 ... good parts, and what each costs in overkill less the reviews it spares
    defects = np.array([*(max(_MIDDLE, _over(good, struck)) for struck in range(len(good))), 0.0])
    struck = 1 - np.searchsorted(good, defects, side="left") / max(1, len(good))
    caught = 1 - np.searchsorted(defective, defects, side="left") / max(1, len(defective))
    by_defect = (1 - rate) * (costs.overkill - review) * struck - rate * review * caught
    # for each defect cut the cheapest OK cut that is not over it: the oks ascend, so it is a running minimum
    lowest = np.minimum.accumulate(by_ok)
    reach = np.searchsorted(oks, defects, side="right") - 1
    totals = np.where(reach >= 0, lowest[np.maximum(reach, 0)] + by_defect, np.inf)
    best = int(totals.argmin())
    return Cuts(ok=float(oks[by_ok[: reach[best] + 1].argmin()]), defect=float(defects[best]))


def _under(ascending: Scores, misses: int) -> float:
    """A cut with at most so many of the scores under it, at a margin, rounded down."""
    return float(np.floor(_MARGIN * ascending[misses] * _DIGITS) / _DIGITS) if misses < len(ascending) else _HIGHEST


def _over(ascending: Scores, struck: int) -> float:
    """A cut with at most so many of the scores over it, at a margin, rounded up; one half where there are no more."""
    if struck >= len(ascending):
        return _MIDDLE
    cut = 1 - _MARGIN * (1 - ascending[len(ascending) - 1 - struck])
    return float(np.ceil(cut * _DIGITS) / _DIGITS)
