"""From scores of pictures that were not learned from to what the station decides by: temperature, cuts, calibration."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from castinspect.evaluation.calibration import (
    calibration_error,
    cross_fitted_temperatures,
    fit_temperature,
    reliability,
)
from castinspect.evaluation.cuts import DEFAULT_POLICY, PartScores, choose_cuts, part_scores
from castinspect.evaluation.unseen import UnseenScores
from castinspect.inspection.second_look import leaves_doubt
from castinspect.models.metadata import Calibration, CheckpointMetadata, CutPolicy

Source = Literal["out-of-fold", "validation"]

_TURNS = 3


def decided(
    metadata: CheckpointMetadata, unseen: UnseenScores, source: Source, policy: CutPolicy = DEFAULT_POLICY
) -> CheckpointMetadata:
    """Choose temperature and cuts, and say how well the probabilities then hold.

    Args:
        metadata: Of the network that is kept.
        unseen: Scores of pictures that the network which gave them had not learned from.
        source: Where they come from.
        policy: By what the cuts are chosen.

    Returns:
        The metadata with temperature, cuts, policy and calibration.
    """
    temperature = fit_temperature(unseen.logits, unseen.labels, unseen.weights())
    metadata = metadata.model_copy(update={"temperature": temperature})
    chosen = choose_cuts(scores_by_part(unseen, metadata), policy)
    calibration = _calibration(unseen, metadata, source)
    return metadata.model_copy(update={"cuts": chosen.cuts, "policy": chosen.policy, "calibration": calibration})


def decided_with_second_look(
    metadata: CheckpointMetadata, first: UnseenScores, looked: NDArray[np.float32], source: Source
) -> tuple[CheckpointMetadata, UnseenScores]:
    """Choose temperature and cuts where scores that leave doubt are judged a second time.

    Which scores leave doubt depends on the cuts, and the cuts on the scores: they are found in turns, from temperature
    and cuts that are chosen as if every picture had its second look.

    Args:
        metadata: Of the network that is kept.
        first: Scores of the pictures as they are, by networks that had not learned from them.
        looked: (n, classes) logits of the same pictures by the second look.
        source: Where they come from.

    Returns:
        The metadata with `second_look`, and for each picture the score that decides.
    """
    metadata = metadata.model_copy(update={"second_look": True})
    metadata = decided(metadata, replace(first, logits=looked), source)
    for _ in range(_TURNS):
        chosen = choose_cuts(scores_by_part(_deciding(metadata, first, looked), metadata))
        metadata = metadata.model_copy(update={"cuts": chosen.cuts})
    return metadata, _deciding(metadata, first, looked)


def _deciding(metadata: CheckpointMetadata, first: UnseenScores, looked: NDArray[np.float32]) -> UnseenScores:
    """For each picture the score that decides at the cuts: of its second look where the first leaves doubt."""
    doubt = leaves_doubt(first.defect_probabilities(metadata), metadata.cuts)
    return replace(first, logits=np.where(doubt[:, None], looked, first.logits))


def scores_by_part(unseen: UnseenScores, metadata: CheckpointMetadata) -> PartScores:
    """The worst score of each part, at the checkpoint's temperature."""
    return part_scores(unseen.defect_probabilities(metadata), unseen.defective(metadata), unseen.parts)


def _calibration(unseen: UnseenScores, metadata: CheckpointMetadata, source: Source) -> Calibration:
    defective, weights = unseen.defective(metadata), unseen.weights()
    before = unseen.defect_probabilities(metadata, temperature=1.0)
    temperatures = cross_fitted_temperatures(unseen.logits, unseen.labels, unseen.parts, weights)
    after = unseen.defect_probabilities(metadata, temperature=temperatures[:, None])
    return Calibration(
        source=source,
        pictures=len(unseen.labels),
        parts=len(np.unique(unseen.parts)),
        error_before=round(calibration_error(reliability(before, defective, weights)), 4),
        error_after=round(calibration_error(reliability(after, defective, weights)), 4),
    )
