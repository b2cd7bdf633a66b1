"""How well pictures that show no part as it should be are told from good parts that the reference has never seen."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folders import read_dataset
from castinspect.data.folds import grouped_folds
from castinspect.data.samples import load_samples
from castinspect.data.splits import Splits
from castinspect.devices.device import choose_device
from castinspect.inspection.appearance import appearance
from castinspect.models.backbones import find_backbone
from castinspect.models.start import choose_start
from castinspect.progress import BackbonePass, PicturesDescribed, PicturesRead
from castinspect.synthetic.intruders import Intruder, make_intruder
from castinspect.training.config import TrainingConfig
from castinspect.training.head.feature_cache import frozen_features
from castinspect.training.novelty.fit import FALSE_REVIEWS, Described, fit_novelty
from castinspect.training.novelty.run import RunPictures
from castinspect.training.pictures import preprocessing_of
from castinspect.training.run.context import RunContext


@dataclass(frozen=True)
class KindMeasured:
    """How well one kind of intruder is noticed.

    Attributes:
        kind: What the pictures show.
        pictures: How many were drawn.
        auroc: Area under the ROC curve of novelty, against the good pictures left out.
        noticed: How many lie over the cut that training sets.
        noticed_at_one_percent: How many lie over what one in a hundred of the good pictures left out exceed.
    """

    kind: Intruder
    pictures: int
    auroc: float
    noticed: int
    noticed_at_one_percent: int


@dataclass(frozen=True)
class NoveltyMeasured:
    """The end of the measurement.

    Attributes:
        kinds: One by one.
        good: Good pictures of parts left out; `false_reviews` of them lie over the cut.
        good_parts: How many parts these show; `false_parts` of them in a picture over the cut.
    """

    kinds: tuple[KindMeasured, ...]
    good: int
    false_reviews: int
    good_parts: int
    false_parts: int


@dataclass(frozen=True)
class _Drawn:
    """Intruders of one kind, described, and the picture of a good part that each was drawn after."""

    appearance: NDArray[np.float32]
    features: NDArray[np.float32]
    after: NDArray[np.int64]


BenchEvent = PicturesRead | BackbonePass | PicturesDescribed


def measure_novelty(config: TrainingConfig, count: int, folds: int) -> Generator[BenchEvent, None, NoveltyMeasured]:
    """Fit the reference without some parts, cut and all, and compare those with intruders drawn after them; by folds.

    Pictures under `test` are left alone. The backbone stays frozen.

    Args:
        config: Data, roles, backbone, weights, size, light, seed and device count.
        count: Intruders of each kind.
        folds: Into how many the parts are dealt.

    Yields:
        Progress.

    Returns:
        What was noticed of each kind.

    Raises:
        DataError: The data cannot be trained on.
        WeightsError: The weights are not at hand.
    """
    dataset = read_dataset(config.data, config.roles, config.class_level)
    start = choose_start(find_backbone(config.backbone), config.weights)
    backbone, weights = start.backbone, start.weights
    preprocessing = preprocessing_of(config, backbone, dataset)
    device = choose_device(config.device).name
    samples, _ = yield from load_samples(dataset, preprocessing)
    pool = [i for i, split in enumerate(samples.fixed) if split != "test"]
    splits = Splits(tuple(pool), (), ())
    context = RunContext(config, backbone, weights, preprocessing, dataset, samples, splits, device)
    pictures = yield from RunPictures(context).described()
    good = np.flatnonzero(pictures.good)
    drawn = {}
    for kind in Intruder:
        after = np.random.default_rng(config.seed).choice(good, count)
        made = np.stack([make_intruder(config.seed + i, kind, samples.pixels[pool[a]]) for i, a in enumerate(after)])
        hashes = [hashlib.sha256(picture.tobytes()).hexdigest() for picture in made]
        features = yield from frozen_features(backbone, weights, preprocessing, hashes, made, device=device)
        drawn[kind] = _Drawn(appearance(made), features, after)
    return _measured(pictures, drawn, folds, config.seed)


def _measured(pictures: Described, drawn: dict[Intruder, _Drawn], folds: int, seed: int) -> NoveltyMeasured:
    """Score every good picture and every intruder by the reference of the fold that left the part out."""
    own = np.full(len(pictures.labels), np.nan)
    found = {kind: np.full(len(intruders.after), np.nan) for kind, intruders in drawn.items()}
    for train, held in grouped_folds(pictures.labels, pictures.groups, folds, seed):
        reference, _ = fit_novelty(pictures.take(train))
        left_out = pictures.take(held)
        own[held] = reference.larger_distance(left_out.appearance, left_out.features) / reference.cut
        for kind, intruders in drawn.items():
            mine = np.isin(intruders.after, held)
            distances = reference.larger_distance(intruders.appearance[mine], intruders.features[mine])
            found[kind][mine] = distances / reference.cut
    good = own[pictures.good]
    groups = np.array(pictures.groups)[pictures.good]
    return NoveltyMeasured(
        kinds=tuple(_kind(kind, scores, good) for kind, scores in found.items()),
        good=len(good),
        false_reviews=int((good > 1).sum()),
        good_parts=len(set(groups)),
        false_parts=len(set(groups[good > 1])),
    )


def _kind(kind: Intruder, scores: NDArray[np.float64], good: NDArray[np.float64]) -> KindMeasured:
    from sklearn.metrics import roc_auc_score

    truth = np.concatenate([np.zeros(len(good)), np.ones(len(scores))])
    auroc = float(roc_auc_score(truth, np.concatenate([good, scores])))
    at_one_percent = float(np.quantile(good, 1 - FALSE_REVIEWS))
    return KindMeasured(kind, len(scores), auroc, int((scores > 1).sum()), int((scores > at_one_percent).sum()))
