"""The gate: a picture that is not like the training pictures in light, sharpness or shape is not judged.

A network that was made insensitive to exposure and contrast calls a part under a dead lamp sound; so the picture itself
is measured before the network is asked, and compared with what the training pictures had. What lies outside is HOLD, or
REVIEW where the network could still see the part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import CheckpointError
from castinspect.inspection.causes import CAUSES, TOGETHER
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Gate, Joint

_MEASURED_FIRST = (
    "level", "darkest", "brightest", "contrast", "clipped_dark", "clipped_bright", "levels", "sharpness",
    "axis_sharpness", "short_side", "aspect", "colour", "repeated_rows", "darkest_area", "brightest_area",
    "local_sharpness", "uneven_sharpness", "seam", "repeated_columns", "texture", "fine_texture", "coarse_texture",
    "constant_rows", "roughness",
)  # fmt: skip
_MEASURED_SINCE = ("frame_seam", "run_of_rows", "run_of_columns", "copied_rows", "copied_columns", "hole")

MEASURED = (*_MEASURED_FIRST, *_MEASURED_SINCE)
"""What `castinspect.inspection.measuring` measures of a picture."""

STATISTICS = (*_MEASURED_FIRST, TOGETHER, *_MEASURED_SINCE)
"""All of a picture, in the order in which it is stored in a checkpoint; one that was made before has fewer."""

VARY_TOGETHER = ("contrast", "sharpness", "axis_sharpness", "fine_texture", "coarse_texture", "roughness")
"""A blur, a motion, a filter or a compression changes each within what the parts vary by, but not all alike."""

ARRAY = "gate.statistics"
"""Name of the training pictures' statistics in a checkpoint: float32 (n, len(STATISTICS))."""

_REVIEWED = frozenset({"colour-unexpected", "shape-unexpected"})


@dataclass(frozen=True)
class GateFinding:
    """What the gate says of a picture: `hold` keeps it from being judged, `review` from being called OK."""

    hold: tuple[Message, ...] = ()
    review: tuple[Message, ...] = ()


def check(statistics: Mapping[str, float], gate: Gate) -> GateFinding:
    """Compare a picture's statistics with a checkpoint's bounds.

    Each fault is told once, with value and bound, the plainest cause first.
    """
    found: dict[str, Message] = {}
    if gate.joint is not None:
        statistics = {**statistics, TOGETHER: distance(statistics, gate.joint)}
    for cause, code in CAUSES.items():
        name, side = cause[:-1], cause[-1]
        bounds = gate.bounds.get(name)
        if bounds is None or name not in statistics:
            continue
        value, bound = statistics[name], bounds.low if side == "<" else bounds.high
        if bound is not None and not (value >= bound if side == "<" else value <= bound):
            found.setdefault(code, _message(code, name, value, bound))
    hold = tuple(message for code, message in found.items() if code not in _REVIEWED)
    return GateFinding(hold, tuple(message for code, message in found.items() if code in _REVIEWED))


def distance(statistics: Mapping[str, float], joint: Joint) -> float:
    """How unlike the training pictures' statistics that vary together a picture's are: 1 is usual.

    The normalised Mahalanobis distance (P. C. Mahalanobis 1936).
    """
    offsets = np.array([statistics[name] for name in joint.statistics]) - joint.mean
    square = float((np.asarray(joint.inverse) * offsets * offsets[:, None]).sum())
    return float(np.sqrt(max(square, 0.0) / len(offsets)))  # not a number stays none, and does not pass


def training_statistics(checkpoint: LoadedCheckpoint) -> dict[str, NDArray[np.float32]]:
    """What the training pictures measured, by statistic, as far as a checkpoint keeps it.

    Raises:
        CheckpointError: What it keeps is no table of them.
    """
    rows = checkpoint.extra.get(ARRAY)
    if rows is None:
        return {}
    if rows.ndim != 2 or rows.dtype.kind != "f" or not len(rows) or rows.shape[1] > len(STATISTICS):
        raise CheckpointError("checkpoint-tampered", path=checkpoint.path)
    return dict(zip(STATISTICS, rows.T, strict=False))  # one that was made before has fewer


def _message(code: str, name: str, value: float, bound: float) -> Message:
    if name == "aspect":
        value, bound = float(np.exp(value)), float(np.exp(bound))
    return Message(code, {"statistic": name, "value": value, "bound": bound})
