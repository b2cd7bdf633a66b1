"""A map of pictures by what a pretrained network sees in them: like pictures lie side by side, odd ones apart.

The two axes are the principal components of the frozen features (as of scikit-learn's PCA, up to sign): they keep
the most of the spread that a plane can keep, need no tuning and give the same map each time.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from castinspect.curation.suspects import LabelledPicture, features_of
from castinspect.data.reading import looked_at
from castinspect.progress import BackbonePass, PicturesRead

Places = NDArray[np.float64]


@dataclass(frozen=True)
class FeatureMap:
    """Where each picture lies.

    Attributes:
        paths: Of the pictures that can be read.
        classes: In which they lie.
        places: On the map, (pictures, 2).
    """

    paths: tuple[Path, ...]
    classes: tuple[str, ...]
    places: Places

    def within(self, outline: ArrayLike) -> list[Path]:
        """The pictures that a line around them encloses, (corners, 2)."""
        inside = enclosed(self.places, outline)
        return [path for path, is_in in zip(self.paths, inside, strict=True) if is_in]


def feature_map(
    pictures: Sequence[tuple[Path, str]],
) -> Generator[PicturesRead | BackbonePass, None, FeatureMap]:
    """Lay pictures out; those that cannot be read are left out.

    Args:
        pictures: With the class in which each lies.

    Yields:
        Pictures that were read, then the backbone's batches where features are not known yet.

    Returns:
        The map.
    """
    classes = dict(pictures)
    looks = yield from looked_at([path for path, _ in pictures])
    readable = [LabelledPicture(look.path, look.sha256, classes[look.path], "") for look in looks if look.sha256]
    if not readable:
        return FeatureMap((), (), np.empty((0, 2)))
    features = yield from features_of(readable)
    paths, names = zip(*((one.path, one.class_name) for one in readable), strict=True)
    return FeatureMap(paths, names, principal_plane(features))


def principal_plane(features: ArrayLike) -> Places:
    """Project features onto their two principal axes, (n, features) -> (n, 2); the same sign each time."""
    table = np.asarray(features, dtype=np.float64)
    centred = table - table.mean(axis=0)
    # eigenvectors of the smaller of the two products: of the features, or of the pictures
    if centred.shape[0] < centred.shape[1]:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        places = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
    else:
        _, vectors = np.linalg.eigh(centred.T @ centred)
        places = centred @ vectors[:, ::-1][:, :2]
    if places.shape[1] < 2:
        places = np.pad(places, ((0, 0), (0, 2 - places.shape[1])))
    farthest = places[np.abs(places).argmax(axis=0), [0, 1]]
    return np.asarray(places * np.where(farthest < 0, -1.0, 1.0))


def enclosed(places: ArrayLike, outline: ArrayLike) -> NDArray[np.bool_]:
    """Which places a closed line encloses, by the even-odd rule.

    Args:
        places: (n, 2).
        outline: Corners of the line in their order, (corners, 2); fewer than three enclose nothing.
    """
    points, corners = np.asarray(places, dtype=float).reshape(-1, 2), np.asarray(outline, dtype=float).reshape(-1, 2)
    inside = np.zeros(len(points), dtype=bool)
    if len(corners) < 3:
        return inside
    x, y = points.T
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if ay == by:
            continue
        crosses = ((ay > y) != (by > y)) & (x < ax + (y - ay) * (bx - ax) / (by - ay))
        inside ^= crosses
    return inside
