"""Which pictures of a set are copies of one part, judged against how alike pictures of this set normally are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.close_look import Map, alike_everywhere, camera_picture, fine_map
from castinspect.data.likeness import ALIKE, copies_between, likeness, numbered_groups
from castinspect.data.reading import in_order
from castinspect.errors import ImageError
from castinspect.imaging.loading import Picture, load_image

_SAMPLED = 200
_DISTINCT = 0.59
"""Likeness of nine in ten pairs up to which signatures alone tell parts apart."""
_BOLTED = 0.85
"""Likeness of half of all pairs from which the camera is bolted down: all but a little is its own picture."""
_CANDIDATES = 0.93
"""Likeness from which two pictures may be copies, if a closer look agrees."""
_EVERYWHERE = 0.82
"""How alike everywhere copies are at least: 99 in 100 pairs of copies are over 0.82, other pairs seldom over 0.78."""
_LEFT_ALIKE = 0.36
"""Correlation of what is left of copies without the camera's picture; of other parts it stays under 0.3."""
_CHUNK = 512


def group_pictures(
    signatures: NDArray[np.complex64], paths: Sequence[Path], load: Callable[[Path], Picture] = load_image
) -> list[int]:
    """Number the groups of copies, in the order of their first pictures.

    In a set of parts that look different, signatures decide. Where pictures are alike by nature, they are read once
    more and looked at closely.

    Args:
        signatures: Of n pictures, (n, RINGS, WAVES).
        paths: Where they lie.
        load: How to read one.

    Returns:
        (n) numbers of groups, from 0.
    """
    half, most = normal_likeness(signatures)
    if most <= _DISTINCT:
        return numbered_groups(len(paths), _pairs(signatures, ALIKE))
    if half >= _BOLTED:
        return numbered_groups(len(paths), _alike_without_the_camera(paths, load))
    return numbered_groups(len(paths), _alike_closely(signatures, paths, load))


def tells_parts_apart(signatures: NDArray[np.complex64]) -> bool:
    """Whether signatures alone tell the parts of a set apart; under a bolted camera they do not."""
    return normal_likeness(signatures)[1] <= _DISTINCT


def normal_likeness(signatures: NDArray[np.complex64]) -> tuple[float, float]:
    """How alike pictures of a set are: what half of all pairs stay under, and what nine in ten do."""
    if len(signatures) < 3:
        return 0.0, 0.0
    chosen = np.unique(np.linspace(0, len(signatures) - 1, _SAMPLED).astype(int))
    found = [np.delete(likeness(signatures[index], signatures[chosen]), at) for at, index in enumerate(chosen)]
    half, most = np.percentile(np.concatenate(found), (50, 90))
    return float(half), float(most)


def _pairs(signatures: NDArray[np.complex64], alike: float) -> NDArray[np.int64]:
    found = copies_between(signatures, signatures, alike)
    return found[found[:, 0] < found[:, 1]]


def _alike_closely(
    signatures: NDArray[np.complex64], paths: Sequence[Path], load: Callable[[Path], Picture]
) -> NDArray[np.int64]:
    """Pairs that are alike everywhere."""
    pairs = _pairs(signatures, _CANDIDATES)
    wanted = sorted(set(pairs.ravel().tolist()))
    maps = dict(zip(wanted, _maps([paths[index] for index in wanted], load), strict=True))
    return pairs[_alike(pairs, maps) >= _EVERYWHERE]


def _alike(pairs: NDArray[np.int64], maps: Mapping[int, Map | None]) -> NDArray[np.float64]:
    """How alike everywhere the pictures of each pair are; 0 where one cannot be read any more."""
    found = [(maps[first], maps[second]) for first, second in pairs.tolist()]
    return np.array([0.0 if one is None or other is None else alike_everywhere(one, other) for one, other in found])


def _alike_without_the_camera(paths: Sequence[Path], load: Callable[[Path], Picture]) -> NDArray[np.int64]:
    """Pairs that are alike in what is left without the camera's own picture."""
    found = {index: one for index, one in enumerate(_maps(paths, load)) if one is not None}
    if len(found) < 3:
        return np.empty((0, 2), np.int64)
    # what all pictures share is the camera's: take it out of each
    camera = camera_picture(list(found.values()))
    left = np.stack([camera.left_of(one).astype(np.float16) for one in found.values()])
    # compare each with all behind it, some at a time, so that the products fit into memory
    numbers, pairs = np.array(list(found)), [np.empty((0, 2), np.int64)]
    for start in range(0, len(left), _CHUNK):
        part = left[start : start + _CHUNK].astype(np.float32)
        for low in range(start, len(left), _CHUNK):
            near = part @ left[low : low + _CHUNK].astype(np.float32).T >= _LEFT_ALIKE
            alike = np.argwhere(near) + np.array((start, low))
            pairs.append(alike[alike[:, 0] < alike[:, 1]])
    together: NDArray[np.int64] = numbers[np.concatenate(pairs)]
    return together


def _maps(paths: Sequence[Path], load: Callable[[Path], Picture]) -> list[Map | None]:
    """The fine maps of pictures; None for one that cannot be read any more."""

    def read(path: Path) -> Map | None:
        try:
            return fine_map(load(path).pixels)
        except (ImageError, OSError):
            return None

    return list(in_order(read, paths))
