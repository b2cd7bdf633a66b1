"""Pictures made small, for screens and reports."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.loading import Picture, load_image

_DEPTH_UNKNOWN = "image-depth-unknown"


def load_for_eyes(path: Path, least_side: int | None = None) -> Picture:
    """Decode a picture to be looked at; never to be judged.

    Where the file does not say how many of its bits the camera uses, the fewest that hold its values are taken: a
    person sees the part, whatever its brightness.

    Raises:
        ImageError: It cannot be read.
    """
    try:
        return load_image(path, least_side=least_side)
    except ImageError as error:
        if error.code != _DEPTH_UNKNOWN:
            raise
        bits = int(str(error.message.values["bits"]))
        return load_image(path, least_side=least_side, white_level=(1 << bits) - 1)


def thumbnail(path: Path, side: int) -> NDArray[np.uint8] | None:
    """A picture whose longer side has at most `side` pixels; None where it cannot be read."""
    try:
        image = Image.fromarray(load_for_eyes(path, side).pixels)
    except ImageError:
        return None
    image.thumbnail((side, side))
    return np.asarray(image)
