"""What so many misses among so many parts prove: exact one-sided binomial bounds, and how many parts prove more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from castinspect.messages import Message

CONFIDENCE = 0.95
_HARDLY = 0.99
_GOALS = (0.01, 0.001, 0.0001)
_MOST_PARTS = 10_000_000
_STEPS = 60
_NEAR = 1e-14
_TERMS, _TERMS_OF_ROOT = 50, 9.0
"""So many terms of a sum, and so many times the root of the count, hold all of it that a float can."""


@dataclass(frozen=True)
class Share:
    """So many of so many independent parts."""

    count: int
    total: int

    @property
    def rate(self) -> float:
        """The share found; 0 where there are no parts."""
        return self.count / self.total if self.total else 0.0

    @property
    def upper(self) -> float:
        """The share that is not exceeded, with 95 % confidence."""
        return upper_bound(self.count, self.total)

    def contradicts(self, other: Share) -> bool:
        """Whether so many can hardly be, by chance in one case of a hundred, where the other's bound holds."""
        return self.total > 0 and 1 - upper_bound(self.total - self.count, self.total, _HARDLY) > other.upper


@lru_cache(maxsize=1 << 16)
def upper_bound(count: int, total: int, confidence: float = CONFIDENCE) -> float:
    """One-sided upper limit of a rate (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404).

    It is the rate at which so few would be found only with the probability 1 - confidence. Found with NumPy alone: a
    station proves what it promotes, and its package has no SciPy. The logarithm of that probability is concave in the
    rate, so Newton's steps come down on the limit from above and cannot miss it.

    Args:
        count: Parts found among the independent parts looked at.
        total: How many were looked at; none prove nothing.
        confidence: How sure the limit is.
    """
    if count >= total:
        return 1.0
    if not count:
        return -math.expm1(math.log1p(-confidence) / total)
    ways = math.lgamma(total + 1) - math.lgamma(count + 1) - math.lgamma(total - count + 1)
    fewer = np.arange(min(count, _TERMS + int(_TERMS_OF_ROOT * math.sqrt(count))))
    falling = (count - fewer) / (total - count + 1 + fewer)
    rate = (count + 1) / (total + 1)
    for _ in range(_STEPS):
        exactly = ways + count * math.log(rate) + (total - count) * math.log1p(-rate)
        # at most so many beside exactly so many: each fewer is less likely by a factor
        beside = 1 + float(np.cumprod(falling * ((1 - rate) / rate)).sum())
        step = (exactly + math.log(beside) - math.log1p(-confidence)) * (1 - rate) * beside / (total - count)
        rate = min(rate + step, (1 + rate) / 2)
        if abs(step) <= _NEAR * rate:
            break
    return rate


def parts_needed(count: int, rate: float, confidence: float = CONFIDENCE) -> int:
    """The smallest number of parts among which `count` misses still prove a rate.

    Args:
        count: Misses among them.
        rate: To be proven, over 0 and under 1.
        confidence: How sure it is to be.
    """
    low, high = count, max(count, 1)
    while upper_bound(count, high, confidence) > rate and high < _MOST_PARTS:
        low, high = high, 2 * high
    while high - low > 1:  # the bound falls with the number of parts
        middle = (low + high) // 2
        low, high = (low, middle) if upper_bound(count, middle, confidence) <= rate else (middle, high)
    return high


def promised_rate(misses: int, total: int, confidence: float = CONFIDENCE) -> float:
    """The escape rate that a cut just under the lowest score but so many holds, whatever the scores' distribution.

    It holds in the long run, which is a tolerance bound (Wilks 1941, doi:10.1214/aoms/1177731788) and equals the upper
    bound of so many misses; and it holds in another lot of as many parts, whose own rate varies by chance, which is a
    prediction bound by exchangeable ranks. The larger of the two is promised.

    Args:
        misses: Scores at or under the cut at most.
        total: Independent parts that the cut is chosen on.
        confidence: Of each of the two.
    """
    return max(upper_bound(misses, total, confidence), _lot_bound(misses, total, confidence))


def misses_allowed(total: int, rate: float) -> int:
    """The most misses with which a rate can still be promised; -1 where even none does not do."""
    allowed = -1
    while allowed + 1 < total and promised_rate(allowed + 1, total) <= rate:
        allowed += 1
    return allowed


def parts_to_promise(rate: float) -> int:
    """The number of parts, none of them missed, from which a rate over 0 can be promised."""
    count = parts_needed(0, rate)
    while promised_rate(0, count) > rate and count < _MOST_PARTS:
        count = max(count + 1, math.ceil(_lot_bound(0, count, CONFIDENCE) * count / rate - 1e-9))
    return count


def _lot_bound(misses: int, total: int, confidence: float) -> float:
    """The rate not exceeded in another lot of `total` parts.

    More than j of the lot lie under the cut only if at most `misses` of the first parts are among the lowest
    j + misses + 1 of both lots together.
    """
    from scipy.stats import hypergeom

    others = np.arange(total)
    exceeded = hypergeom.cdf(misses, 2 * total, total, others + misses + 1)
    enough = np.flatnonzero(exceeded <= 1 - confidence)
    return float(enough[0] / total) if len(enough) else 1.0


def proof(misses: Share, goal: float | None = None) -> Message:
    """What the misses found prove, in a sentence, and how many more parts would prove the next goal.

    Args:
        misses: Defective parts that were called OK, of the defective parts looked at.
        goal: The rate that should be proven; None, or one that is proven already, takes the next round one under it.
    """
    if not misses.total:
        return Message("proof-no-parts")
    if misses.count >= misses.total:
        return Message("proof-nothing", {"missed": misses.count, "parts": misses.total})
    bound = misses.upper
    if goal is None or bound <= goal:
        goal = next((rate for rate in _GOALS if rate < bound), _GOALS[-1])
    more = max(1, parts_needed(misses.count, goal) - misses.total)
    values: dict[str, object] = {"missed": misses.count, "parts": misses.total, "more": _rounded_up(more)}
    values |= {"bound": percent_at_most(bound), "goal": f"{100 * goal:g}"}
    return Message("proof-with-misses" if misses.count else "proof", values)


def percent_at_most(rate: float) -> str:
    """A limit in percent, rounded upwards, so that it stays a limit."""
    digits = 1 if rate >= 0.01 else 2
    scale = 10**digits
    return f"{math.ceil(100 * rate * scale - 1e-9) / scale:.{digits}f}"


def _rounded_up(count: int) -> int:
    """To two digits, upwards: a person plans by 240 parts, not by 239."""
    step: int = 10 ** max(0, int(math.log10(count)) - 1)
    return -(-count // step) * step
