"""What a head on a frozen backbone says of every training picture of a data set, without having seen its part."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folders import read_dataset
from castinspect.data.folds import FOLDS, grouped_folds
from castinspect.data.samples import load_samples
from castinspect.devices.device import choose_device
from castinspect.evaluation.unseen import UnseenScores
from castinspect.inspection.prediction import softmax
from castinspect.models.backbones import find_backbone
from castinspect.models.metadata import Role
from castinspect.models.start import choose_start
from castinspect.progress import BackbonePass, PicturesRead
from castinspect.training.config import TrainingConfig
from castinspect.training.head.feature_cache import frozen_features
from castinspect.training.head.regression import STRENGTH, fit_head
from castinspect.training.pictures import preprocessing_of


@dataclass(frozen=True)
class OutOfFold:
    """Of n pictures: (n,) defect probabilities, the truth, and the number of the part that each shows."""

    defect_probabilities: NDArray[np.float64]
    defective: NDArray[np.bool_]
    parts: NDArray[np.int64]


def out_of_fold_scores(config: TrainingConfig) -> Generator[PicturesRead | BackbonePass, None, OutOfFold]:
    """Score the pictures of a data set that are there to train on.

    Args:
        config: Data, roles, backbone, weights, size, light, seed and device count.

    Yields:
        Progress.

    Returns:
        The scores, pictures under `test` left out.

    Raises:
        DataError: The data cannot be trained on.
        WeightsError: The weights are not at hand.
    """
    dataset = read_dataset(config.data, config.roles, config.class_level)
    start = choose_start(find_backbone(config.backbone), config.weights)
    backbone, weights = start.backbone, start.weights
    preprocessing = preprocessing_of(config, backbone, dataset)
    samples, _ = yield from load_samples(dataset, preprocessing)
    pool = [i for i, split in enumerate(samples.fixed) if split != "test"]
    hashes, groups = [samples.hashes[i] for i in pool], [samples.groups[i] for i in pool]
    features = yield from frozen_features(
        backbone, weights, preprocessing, hashes, samples.pixels[pool], device=choose_device(config.device).name
    )
    labels = samples.labels[pool]
    logits = out_of_fold_head(features, labels, groups, seed=config.seed)
    ok = [label for label, part_class in enumerate(dataset.classes) if part_class.role is Role.OK]
    probabilities = 1 - softmax(logits)[:, ok].sum(axis=1)
    return OutOfFold(probabilities, ~np.isin(labels, ok), UnseenScores.of(logits, labels, groups, hashes).parts)


def out_of_fold_head(
    features: NDArray[np.floating[Any]],
    labels: Sequence[int] | NDArray[np.int64],
    groups: Sequence[str],
    *,
    folds: int = FOLDS,
    strength: float = STRENGTH,
    seed: int = 0,
) -> NDArray[np.float64]:
    """Logits for each picture from a head that was fitted without the picture's group.

    Args:
        features: (n, width) of a backbone that did not learn from these pictures, finite.
        labels: (n,) from 0, every class among them.
        groups: (n,) which pictures show one part.
        folds: At most how many; see `grouped_folds`.
        strength: See `fit_head`.
        seed: Of the folds.

    Returns:
        (n, classes).

    Raises:
        DataError: Too few groups in a class.
    """
    labels = np.asarray(labels, np.int64)
    logits = np.empty((len(labels), int(labels.max()) + 1))
    for train, held in grouped_folds(labels, groups, folds, seed):
        logits[held] = fit_head(features[train], labels[train], strength).logits(features[held])
    return logits
