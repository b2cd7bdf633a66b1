"""From a prediction to a verdict, purely, with the reasons. Nothing falls through to OK."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from castinspect.messages import Message
from castinspect.models.metadata import Cuts


class Verdict(StrEnum):
    """What the station says of one part."""

    OK = "OK"
    DEFECT = "DEFECT"
    REVIEW = "REVIEW"
    HOLD = "HOLD"


@dataclass(frozen=True)
class Prediction:
    """What the network says of one picture.

    Attributes:
        probabilities: Probability of each class by name.
        defect_probability: 1 minus the sum over the ok classes.
        map: Where the network looked, float32 (height, width) from 0 to 1 over the whole input square;
            None if not asked for.
        novelty: How unlike the training pictures it is, over 1 too much for OK; None where the checkpoint has nothing
            to compare it with.
    """

    probabilities: Mapping[str, float]
    defect_probability: float
    map: NDArray[np.float32] | None = None
    novelty: float | None = None

    @property
    def predicted_class(self) -> str:
        """The most probable class, by name."""
        return max(self.probabilities, key=lambda name: self.probabilities[name])


@dataclass(frozen=True)
class Decision:
    """A verdict and why; REVIEW and HOLD always have a reason."""

    verdict: Verdict
    reasons: tuple[Message, ...] = ()


def decide(prediction: Prediction, cuts: Cuts) -> Decision:
    """Judge a prediction by the checkpoint's cuts.

    Finiteness is asked first: comparisons with NaN are false, so a broken network would otherwise slip past every cut.
    """
    novelty = 0.0 if prediction.novelty is None else prediction.novelty
    scores = [prediction.defect_probability, *prediction.probabilities.values(), novelty]
    if not all(math.isfinite(score) for score in scores):
        return Decision(Verdict.HOLD, (Message("score-not-finite"),))
    probability = prediction.defect_probability
    unlike = (Message("unlike-training", {"times": novelty}),) if novelty > 1 else ()
    if probability >= cuts.defect:
        return Decision(Verdict.DEFECT, unlike)
    if probability <= cuts.ok:
        return Decision(Verdict.REVIEW if unlike else Verdict.OK, unlike)
    values = {"probability": probability, "ok": cuts.ok, "defect": cuts.defect}
    return Decision(Verdict.REVIEW, (*unlike, Message("between-cuts", values)))
