"""What travels in a checkpoint beside the weights: bounded when it is read, for a file may come from anywhere.

| arrays | what they must be |
|---|---|
| `novelty.appearance.*`, `novelty.features.*` | a likeness each: shapes that fit, deviations and units above 0 |
| `unseen.*`, `scored.*` | scores of n pictures: logits, labels of known classes, numbers of parts, short hashes |
| `gate.statistics` | a table of floating-point numbers, a row a picture |
| `golden.pixels`, `golden.logits` | some pictures of the input's size, and a score of each |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castinspect.models.metadata import CheckpointMetadata

Arrays = Mapping[str, NDArray[Any]]

_LIKENESSES = ("novelty.appearance.", "novelty.features.")
_SCORES = ("unseen.", "scored.")
_MOST_DIRECTIONS, _MOST_STATISTICS = 4096, 64
_MOST_GOLDEN = 64
"""More would make every start slow."""

_MOST_PARTS = 1 << 22
_MOST_UNITS, _MOST_LOGIT = 1e6, 1e6
_KEY_BYTES = 8


class UnboundedError(ValueError):
    """Arrays are missing, or not of the shape, the kind, the sign or the size that they must have."""


def refuse_unbounded(metadata: CheckpointMetadata, extra: Arrays) -> None:
    """Check what a checkpoint carries beside its weights; finite numbers are taken for granted.

    Args:
        metadata: What the checkpoint says of itself.
        extra: Its further arrays by name; names that are not known are let pass.

    Raises:
        UnboundedError: An array is not what it must be; its text says which.
    """
    if metadata.novelty is not None:
        for prefix in _LIKENESSES:
            check_likeness(prefix, extra)
    for prefix in _SCORES:
        if any(name.startswith(prefix) for name in extra):
            _check_scores(prefix, extra, len(metadata.classes))
    table = extra.get("gate.statistics")
    if table is not None:
        is_table = table.dtype.kind == "f" and table.ndim == 2 and len(table) > 0
        _require(is_table and table.shape[1] <= _MOST_STATISTICS, "gate.statistics")
    if "golden.pixels" in extra or "golden.logits" in extra:
        check_golden(metadata, extra)


def check_likeness(prefix: str, extra: Arrays) -> None:
    """Check the six arrays of a likeness, whose names begin so.

    Raises:
        UnboundedError: One is not what it must be.
    """
    mean, scale, axes, deviations, rest, unit = (
        _float(prefix + name, extra) for name in ("mean", "scale", "axes", "deviations", "rest", "unit")
    )
    _require(axes.ndim == 2 and len(axes) <= min(_MOST_DIRECTIONS, axes.shape[1]), prefix + "axes")
    directions, width = axes.shape
    fits = (mean.shape, scale.shape, deviations.shape, rest.size, unit.size) == (
        (width,),
        (width,),
        (directions,),
        1,
        1,
    )
    _require(fits, prefix + "mean")
    for name, array in (("scale", scale), ("deviations", deviations), ("rest", rest), ("unit", unit)):
        _require(bool(((array > 0) & (array <= _MOST_UNITS)).all()), prefix + name)


def _check_scores(prefix: str, extra: Arrays, classes: int) -> None:
    logits = _float(prefix + "logits", extra)
    labels, parts, keys = (_whole(prefix + name, extra) for name in ("labels", "parts", "keys"))
    _require(logits.ndim == 2 and logits.shape[1] == classes, prefix + "logits")
    _require(bool((np.abs(logits) <= _MOST_LOGIT).all()), prefix + "logits")
    _require(_lie_under(labels, len(logits), classes), prefix + "labels")
    _require(_lie_under(parts, len(logits), _MOST_PARTS), prefix + "parts")
    _require(keys.dtype == np.uint8 and keys.shape == (len(logits), _KEY_BYTES), prefix + "keys")


def check_golden(metadata: CheckpointMetadata, extra: Arrays) -> None:
    """Check golden pictures and their scores.

    Raises:
        UnboundedError: They are not what they must be.
    """
    logits, pixels = _float("golden.logits", extra), _whole("golden.pixels", extra)
    side, channels = metadata.preprocessing.size, () if metadata.preprocessing.colour == "grey" else (3,)
    _require(1 <= len(pixels) <= _MOST_GOLDEN if pixels.ndim else False, "golden.pixels")
    _require(pixels.dtype == np.uint8 and pixels.shape[1:] == (side, side, *channels), "golden.pixels")
    _require(logits.shape == (len(pixels), len(metadata.classes)), "golden.logits")


def _lie_under(numbers: NDArray[Any], count: int, bound: int) -> bool:
    return numbers.shape == (count,) and bool(((numbers >= 0) & (numbers < bound)).all())


def _float(name: str, extra: Arrays) -> NDArray[Any]:
    return _of_kind(name, extra, "f").astype(np.float64)  # half precision cannot be compared with large bounds


def _whole(name: str, extra: Arrays) -> NDArray[Any]:
    return _of_kind(name, extra, "iu")


def _of_kind(name: str, extra: Arrays, kinds: str) -> NDArray[Any]:
    _require(name in extra and extra[name].dtype.kind in kinds, name)
    return extra[name]


def _require(holds: bool, name: str) -> None:
    if not holds:
        raise UnboundedError(name)
