"""Labels that are likely wrong: what a head says of each picture that did not learn from the picture's part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.reading import in_order
from castinspect.data.samples import run_preprocessing
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.prediction import softmax
from castinspect.models.backbones import find_backbone
from castinspect.models.start import FIRST, choose_start
from castinspect.models.weights import USUAL_LIGHT
from castinspect.progress import BackbonePass
from castinspect.training.head.feature_cache import frozen_features
from castinspect.training.head.out_of_fold import out_of_fold_head


@dataclass(frozen=True)
class LabelledPicture:
    """A readable picture, the class it lies in, and the part it shows."""

    path: Path
    sha256: str
    class_name: str
    part: str


@dataclass(frozen=True)
class Suspect:
    """A picture whose label is likely wrong.

    Attributes:
        path: Of the picture.
        class_name: In which it lies.
        likely: In which it likely belongs.
        probability: That it belongs where it lies, from pictures of other parts alone.
        twin: As many copies of it or more lie in the likely class, so one of the labels is certainly wrong.
    """

    path: Path
    class_name: str
    likely: str
    probability: float
    twin: bool = False


def find_suspects(pictures: Sequence[LabelledPicture]) -> Generator[BackbonePass, None, tuple[Suspect, ...]]:
    """Rank the labels that are likely wrong, the surest first.

    Out-of-fold probabilities from frozen features rank them, by how much the likely class outweighs the given one
    (Northcutt, Jiang and Chuang 2021, doi:10.1613/jair.1.12125). Pictures with a twin in another class come first.

    Args:
        pictures: Readable ones.

    Yields:
        Progress of the backbone, where features must be computed.

    Returns:
        Suspects; only the twins where a class has too few parts to say more.
    """
    names = sorted({picture.class_name for picture in pictures})
    labels = np.array([names.index(picture.class_name) for picture in pictures], np.int64)
    parts = [picture.part for picture in pictures]
    if len(names) < 2:
        return ()
    features = yield from features_of(pictures)
    try:
        probabilities = softmax(out_of_fold_head(features, labels, parts))
    except DataError:
        probabilities = np.full((len(pictures), len(names)), 1 / len(names))
    return rank_suspects(pictures, names, labels, probabilities)


def rank_suspects(
    pictures: Sequence[LabelledPicture],
    names: Sequence[str],
    labels: NDArray[np.int64],
    probabilities: NDArray[np.floating],
) -> tuple[Suspect, ...]:
    """Rank pictures that are taken for another class than they lie in, and those whose part lies in several.

    Args:
        pictures: n of them.
        names: Of the classes.
        labels: (n,) of the classes in which they lie.
        probabilities: (n, classes), from heads that did not learn from the picture's part.
    """
    everywhere = np.arange(len(pictures))
    others = probabilities.copy()
    others[everywhere, labels] = -1
    likely, given = others.argmax(axis=1), probabilities[everywhere, labels]
    surplus = others.max(axis=1) - given
    copies: dict[str, Counter[int]] = defaultdict(Counter)
    for picture, label in zip(pictures, labels.tolist(), strict=True):
        copies[picture.part][label] += 1
    found = []
    for index, picture in enumerate(pictures):
        label, classes = int(labels[index]), copies[picture.part]
        usual = max(classes, key=lambda rival: (classes[rival], rival != label))
        twin = usual != label
        if twin or surplus[index] > 0:
            best = usual if twin else int(likely[index])
            suspect = Suspect(picture.path, picture.class_name, names[best], float(given[index]), twin)
            found.append((not twin, -float(surplus[index]), suspect))
    return tuple(suspect for *_, suspect in sorted(found, key=lambda item: item[:2]))


def features_of(pictures: Sequence[LabelledPicture]) -> Generator[BackbonePass, None, NDArray[np.float32]]:
    """The frozen features that head training uses, too, and keeps."""
    start = choose_start(find_backbone(FIRST), "auto")
    backbone, chosen = start.backbone, start.weights
    preprocessing = run_preprocessing(backbone, None, USUAL_LIGHT)
    pixels = _DecodedWhenAsked([picture.path for picture in pictures], preprocessing)
    hashes = [picture.sha256 for picture in pictures]
    return (yield from frozen_features(backbone, chosen, preprocessing, hashes, pixels))


class _DecodedWhenAsked:
    """Pixels of pictures, decoded only for those whose features are not known yet."""

    def __init__(self, paths: Sequence[Path], preprocessing: Preprocessing) -> None:
        self._paths, self._preprocessing = paths, preprocessing

    def __getitem__(self, places: list[int]) -> NDArray[np.uint8]:
        return np.stack(list(in_order(self._resized, [self._paths[place] for place in places])))

    def _resized(self, path: Path) -> NDArray[np.uint8]:
        return self._preprocessing.resized(self._preprocessing.load(path).pixels)
