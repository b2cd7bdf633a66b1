"""From a prediction to a verdict, purely, with the reasons. Nothing falls through to OK."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from castinspect.messages import Message

if TYPE_CHECKING:
    from castinspect.inspection.prediction import Prediction
    from castinspect.models.metadata import Cuts


class Verdict(StrEnum):
    """What the station says of one part."""

    OK = "OK"
    DEFECT = "DEFECT"
    REVIEW = "REVIEW"
    HOLD = "HOLD"


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


def doubted(decision: Decision, doubts: tuple[Message, ...]) -> Decision:
    """The decision where something beside the network's scores speaks against OK: then a person decides."""
    if not doubts or decision.verdict is Verdict.HOLD:
        return decision
    verdict = Verdict.REVIEW if decision.verdict is Verdict.OK else decision.verdict
    return Decision(verdict, (*decision.reasons, *doubts))
