"""Features of a frozen backbone: computed once per picture, kept on disk, read by every later run."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from castinspect.files import sha256_of
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.models.weights import ChosenWeights, build_started_model
from castinspect.progress import BackbonePass
from castinspect.training.head.feature_store import FeatureKey, FeatureStore
from castinspect.training.learner.group import ALONE, Group

_BATCH = 16
_HALF_MAX = float(np.finfo(np.float16).max)


class Pixels(Protocol):
    """Pictures as `Preprocessing.resized` makes them, an array or whatever gives those asked for as one."""

    def __getitem__(self, places: list[int], /) -> NDArray[np.uint8]:
        """(len(places), size, size) or (len(places), size, size, 3)."""
        ...


Compute = Callable[[list[int]], NDArray[np.float32]]
"""Places of a batch among the pictures to what the frozen layers give for them, (n, ...)."""


def frozen_features(
    backbone: Backbone,
    weights: ChosenWeights,
    preprocessing: Preprocessing,
    hashes: Sequence[str],
    pixels: Pixels,
    *,
    device: str = "cpu",
    store: FeatureStore | None = None,
) -> Generator[BackbonePass, None, NDArray[np.float32]]:
    """Compute what a frozen backbone feeds its head, or read it where it was computed before.

    The network is built only if a picture is missing. Random weights are not the same in every run, so nothing is kept
    of them.

    Args:
        backbone: Whose features.
        weights: What it starts from, fetched.
        preprocessing: Of the pixels.
        hashes: SHA-256 of n pictures' files.
        pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3).
        device: Where to compute.
        store: Where to keep them; None takes the app's cache.

    Yields:
        After each batch that had to be computed.

    Returns:
        float32 (n, width), of half precision.

    Raises:
        WeightsError: The weights are not there, or do not fit.
    """

    @functools.cache
    def network() -> Callable[[NDArray[np.uint8]], NDArray[np.float32]]:
        return _features_of(backbone, weights, preprocessing, device)

    key = feature_key(backbone, weights, preprocessing)
    found = yield from cached(key, hashes, lambda places: network()(pixels[places]), store=store)
    return found.astype(np.float32)


def cached(
    key: FeatureKey | None,
    hashes: Sequence[str],
    compute: Compute,
    *,
    batch_size: int = _BATCH,
    store: FeatureStore | None = None,
    group: Group = ALONE,
) -> Generator[BackbonePass, None, NDArray[np.float16] | NDArray[np.float32]]:
    """Read what is stored, compute the rest and store it; what was computed is stored even if the rest is given up.

    Stored or not, values have half precision, so that a second run gives what the first one gave.

    Args:
        key: What they are of; None keeps nothing.
        hashes: Of n pictures.
        compute: For one batch of those that are missing.
        batch_size: Pictures a batch.
        store: Where to keep them; None takes the app's cache.
        group: Processes that compute together, each its share of a batch; the first of them stores.

    Yields:
        After each batch that had to be computed.

    Returns:
        float16 (n, ...); float32 where the values are beyond it, which are not kept.
    """
    store = store or FeatureStore()
    found = store.load(key, hashes) if key else {}
    is_missing = group.any_of(np.array([sha256 not in found for sha256 in hashes], np.bool_))
    missing = {sha256: place for place, sha256 in enumerate(hashes) if is_missing[place]}
    order, places = list(missing), list(missing.values())
    starts = range(0, len(places), batch_size)
    computed: list[NDArray[np.float16] | NDArray[np.float32]] = []
    try:
        for done, start in enumerate(starts, start=1):
            computed.append(_halved(_computed(compute, places[start : start + batch_size], group)))
            yield BackbonePass(done, len(starts))
    finally:
        values = np.concatenate(computed) if computed else np.empty(0, np.float16)
        if key and values.dtype == np.float16 and group.is_first:
            store.add(key, order[: len(values)], np.asarray(values, np.float16))
    new = dict(zip(order, values, strict=True))
    return np.stack([new[sha256] if sha256 in new else found[sha256] for sha256 in hashes])


def _computed(compute: Compute, places: list[int], group: Group) -> NDArray[np.float32]:
    """A batch; each process of a group computes its share."""
    if group.size == 1:
        return compute(places)
    own = places[group.own] or places[:1]  # one more says what shape they have
    values = compute(own)[: len(places[group.own])]
    return group.gathered(np.asarray(values, np.float32), len(places))


def feature_key(
    backbone: Backbone, weights: ChosenWeights, preprocessing: Preprocessing, cut: str = "features", view: str = "plain"
) -> FeatureKey | None:
    """Under which key a frozen backbone's outputs are kept; None for random weights."""
    if weights.path is None:
        return None
    return FeatureKey(backbone.name, _weights_hash(weights.path), preprocessing, cut, view)


def _features_of(
    backbone: Backbone, weights: ChosenWeights, preprocessing: Preprocessing, device: str
) -> Callable[[NDArray[np.uint8]], NDArray[np.float32]]:
    from castinspect.training.learner.network_input import FrozenBackbone, NetworkInput

    model = build_started_model(backbone, 2, preprocessing.size, weights)
    return FrozenBackbone(backbone, model, NetworkInput(preprocessing, device))


def _halved(values: NDArray[np.float32]) -> NDArray[np.float16] | NDArray[np.float32]:
    """In half precision, where they fit."""
    fits = bool((np.abs(values) <= _HALF_MAX).all())
    return values.astype(np.float16) if fits else values


def _weights_hash(path: Path) -> str:
    stat = path.stat()
    return _hash_of_file(path, stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=16)
def _hash_of_file(path: Path, _mtime_ns: int, _size: int) -> str:
    return sha256_of(path)
