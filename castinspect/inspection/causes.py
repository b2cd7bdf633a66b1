"""What the gate tells, the plainest cause first: a dead lamp breaks many bounds, and a person needs one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from castinspect.messages import Message

TOGETHER = "structure"
"""How unlike the training pictures' contrast, sharpness and texture a picture's are, taken together."""

CAUSES: Mapping[str, str] = {
    "short_side<": "too-small",
    "brightest<": "too-dark",
    "clipped_bright>": "too-bright",
    "constant_rows>": "picture-incomplete",
    "repeated_rows>": "picture-incomplete",
    "repeated_columns>": "picture-incomplete",
    "run_of_rows>": "picture-incomplete",
    "run_of_columns>": "picture-incomplete",
    "copied_rows>": "picture-incomplete",
    "copied_columns>": "picture-incomplete",
    "hole>": "picture-holed",
    "darkest_area>": "too-flat",
    "contrast<": "too-flat",
    "darkest>": "too-flat",
    "level>": "too-bright",
    "sharpness<": "out-of-focus",
    "axis_sharpness<": "out-of-focus",
    "brightest_area<": "too-dark",
    "darkest_area<": "area-too-dark",
    "seam>": "picture-torn",
    "frame_seam>": "picture-torn",
    "level<": "too-dark",
    "levels<": "too-few-levels",
    "clipped_dark>": "too-dark",
    "brightest_area>": "area-too-bright",
    "sharpness>": "too-noisy",
    "uneven_sharpness>": "unevenly-sharp",
    "local_sharpness<": "out-of-focus",
    "roughness<": "too-smooth",
    "texture<": "too-smooth",
    f"{TOGETHER}>": "structure-unexpected",
    "short_side>": "shape-unexpected",
    "aspect<": "shape-unexpected",
    "aspect>": "shape-unexpected",
    "colour<": "colour-unexpected",
    "colour>": "colour-unexpected",
}
"""What is told of a statistic under (<) or over (>) its bound, the plainest cause first.

A dead lamp also takes contrast, grey levels and texture away, and a lost row darkens an area: what explains the others
stands before them. What is not named is no fault.
"""

_RANKS = {code: rank for rank, code in enumerate(dict.fromkeys(CAUSES.values()))}
CODES = frozenset(_RANKS)
"""All that the gate may tell."""


def plainest(reasons: Sequence[Message]) -> tuple[Message, ...]:
    """The reasons that a person at the line needs: of what the gate tells, the one that explains the others."""
    of_gate = [reason for reason in reasons if reason.code in CODES]
    first = min(of_gate, key=lambda reason: _RANKS[reason.code], default=None)
    return tuple(reason for reason in reasons if reason is first or reason.code not in CODES)
