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


def is_better(found: EpochEvaluated, best: BestEpoch, phase: Phase, samples: LoadedSamples) -> bool:
    """Whether an epoch is to be kept instead of the best so far.

    The lower loss decides; but one that fine-tunes a head must be better than the head by more than chance, part by
    part: by more than the standard error of its gain.
    """
    if found.is_choice is not None:
        return found.is_choice
    if not found.score.loss < best.loss or best.phase != "head" or phase.only_head:
        return found.score.loss < best.loss
    labels = samples.labels[found.judged_on]
    gains = cross_entropies(best.logits, labels) - cross_entropies(found.score.logits, labels)
    by_part = mean_by_part(gains, [samples.groups[i] for i in found.judged_on])
    return bool(by_part.mean() > by_part.std() / np.sqrt(len(by_part)))


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
