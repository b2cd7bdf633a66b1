"""Pictures made small, for screens and reports."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.loading import load_image


def thumbnail(path: Path, side: int) -> NDArray[np.uint8] | None:
    """A picture whose longer side has at most `side` pixels; None where it cannot be read."""
    try:
        image = Image.fromarray(load_image(path, least_side=side).pixels)
    except ImageError:
        return None
    image.thumbnail((side, side))
    return np.asarray(image)
