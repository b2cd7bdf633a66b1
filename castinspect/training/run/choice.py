"""Which epoch of a run is kept, and when a phase goes on in vain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from castinspect.data.samples import LoadedSamples
from castinspect.training.events import EpochFinished
from castinspect.training.head.path import cross_entropies, mean_by_part
from castinspect.training.run.context import EpochEvaluated
from castinspect.training.run.state import BestEpoch, Position
from castinspect.training.strategies import Phase

_MANY_PARTS = 100
"""So many must say that a head is better than what it was fine-tuned to."""


def is_better(found: EpochEvaluated, best: BestEpoch, phase: Phase, samples: LoadedSamples) -> bool:
    """Whether an epoch is to be kept instead of the best so far.

    A network that was fine-tuned knows parts better than a head on frozen features does, and a few validation parts
    cannot tell: the head is kept only where many parts say clearly that it is better. Of the epochs of a phase the last
    ones are kept, in which the rates have fallen; before them the lower loss decides.
    """
    if found.is_choice is not None:
        return found.is_choice
    if best.phase == "head" and not phase.only_head:
        return not _head_is_clearly_better(found, best, samples)
    return found.is_ending or found.score.loss < best.loss


def _head_is_clearly_better(found: EpochEvaluated, best: BestEpoch, samples: LoadedSamples) -> bool:
    """By more than two standard errors of the difference, each part counting once, and on many parts."""
    labels = samples.labels[found.judged_on]
    losses = cross_entropies(found.score.logits, labels) - cross_entropies(best.logits, labels)
    by_part = mean_by_part(losses, [samples.groups[i] for i in found.judged_on])
    return len(by_part) >= _MANY_PARTS and bool(by_part.mean() > 2 * by_part.std() / np.sqrt(len(by_part)))


def is_in_vain(epochs: Sequence[EpochFinished], position: Position, phase: Phase, patience: int) -> bool:
    """Whether the backbone has learned for so long without a lower loss that the phase is not worth its rest.

    Args:
        epochs: All that are finished, at least one.
        position: In the phase.
        phase: That is under way.
        patience: How many epochs without a lower validation loss are borne.
    """
    if phase.only_head or position.done == phase.epochs:
        return False
    lowest = min(epochs, key=lambda event: event.validation_loss).epoch
    return epochs[-1].epoch - max(lowest, position.first_epoch - 1) >= patience
