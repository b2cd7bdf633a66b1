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
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Gate, Joint

MEASURED = (
    "level", "darkest", "brightest", "contrast", "clipped_dark", "clipped_bright", "levels", "sharpness",
    "axis_sharpness", "short_side", "aspect", "colour", "repeated_rows", "darkest_area", "brightest_area",
    "local_sharpness", "uneven_sharpness", "seam", "repeated_columns", "texture", "fine_texture", "coarse_texture",
    "constant_rows", "roughness",
)  # fmt: skip
"""What `castinspect.inspection.measuring` measures of a picture, in the order in which it is stored in a checkpoint."""

TOGETHER = "structure"
"""How unlike the training pictures' contrast, sharpness and texture a picture's are, taken together."""

STATISTICS = (*MEASURED, TOGETHER)
"""All of a picture; a checkpoint that was made before the last ones has fewer."""

VARY_TOGETHER = ("contrast", "sharpness", "axis_sharpness", "fine_texture", "coarse_texture", "roughness")
"""A blur, a motion, a filter or a compression changes each within what the parts vary by, but not all alike."""

ARRAY = "gate.statistics"
"""Name of the training pictures' statistics in a checkpoint: float32 (n, len(STATISTICS))."""

_CODES: Mapping[str, tuple[str | None, str | None]] = {
    "level": ("too-dark", "too-bright"),
    "darkest": (None, "too-flat"),
    "brightest": ("too-dark", None),
    "contrast": ("too-flat", None),
    "clipped_dark": (None, "too-dark"),
    "clipped_bright": (None, "too-bright"),
    "levels": ("too-few-levels", None),
    "sharpness": ("out-of-focus", "too-noisy"),
    "axis_sharpness": ("out-of-focus", None),
    "short_side": ("too-small", "shape-unexpected"),
    "aspect": ("shape-unexpected", "shape-unexpected"),
    "colour": ("colour-unexpected", "colour-unexpected"),
    "repeated_rows": (None, "picture-incomplete"),
    "darkest_area": ("area-too-dark", "too-flat"),
    "brightest_area": ("too-dark", "area-too-bright"),
    "local_sharpness": ("out-of-focus", None),
    "uneven_sharpness": (None, "unevenly-sharp"),
    "seam": (None, "picture-torn"),
    "repeated_columns": (None, "picture-incomplete"),
    "texture": ("too-smooth", None),
    "roughness": ("too-smooth", None),
    "constant_rows": (None, "picture-incomplete"),
    "fine_texture": (None, None),
    "coarse_texture": (None, None),
    TOGETHER: (None, "structure-unexpected"),
}
"""What is told of a value under its lower bound and over its upper one; None where that is no fault."""

CODES = frozenset(code for pair in _CODES.values() for code in pair if code is not None)
"""All that the gate may tell."""

_REVIEWED = frozenset({"colour-unexpected", "shape-unexpected"})


@dataclass(frozen=True)
class GateFinding:
    """What the gate says of a picture: `hold` keeps it from being judged, `review` from being called OK."""

    hold: tuple[Message, ...] = ()
    review: tuple[Message, ...] = ()


def check(statistics: Mapping[str, float], gate: Gate) -> GateFinding:
    """Compare a picture's statistics with a checkpoint's bounds; each fault is told once, with value and bound."""
    found: dict[str, Message] = {}
    if gate.joint is not None:
        statistics = {**statistics, TOGETHER: distance(statistics, gate.joint)}
    for name, value in statistics.items():
        bounds = gate.bounds.get(name)
        if bounds is None:
            continue
        below, above = _CODES[name]
        if below is not None and bounds.low is not None and not value >= bounds.low:
            found.setdefault(below, _message(below, name, value, bounds.low))
        if above is not None and bounds.high is not None and not value <= bounds.high:
            found.setdefault(above, _message(above, name, value, bounds.high))
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
