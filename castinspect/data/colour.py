"""Whether a data set has colour, so that a network may learn from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from castinspect.data.reading import in_order, spread_over
from castinspect.errors import ImageError
from castinspect.imaging.thumbnails import load_for_eyes

_LOOKED_AT = 200
_FEWEST = 0.01
"""Share of the pictures with colour from which a data set has colour, and share of a picture's pixels likewise."""
_ENOUGH_TO_BE_NO_ACCIDENT = 2
_SPREAD = 24
"""Grey levels between a pixel's channels; compression leaves up to 12 in a grey picture."""
_SIDE = 64  # pixels


def has_colour(paths: Sequence[Path]) -> bool:
    """Whether more than a stray picture has colour, by a look at some of them, spread over all.

    Args:
        paths: Of the pictures; what cannot be read has none.
    """
    looked_at = spread_over(paths, _LOOKED_AT)
    least = max(min(_ENOUGH_TO_BE_NO_ACCIDENT, len(looked_at)), _FEWEST * len(looked_at))
    return sum(in_order(is_coloured, looked_at)) >= least > 0


def is_coloured(path: Path) -> bool:
    """Whether a picture shows colour; False where it cannot be read."""
    try:
        pixels = load_for_eyes(path, _SIDE).pixels
    except ImageError:
        return False
    return pixels.ndim == 3 and bool((np.ptp(pixels, axis=2) > _SPREAD).mean() >= _FEWEST)
