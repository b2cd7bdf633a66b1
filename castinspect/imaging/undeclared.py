"""How bright the values of a deep picture are whose file does not say which one is white."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from castinspect.imaging.depth import declared
from castinspect.imaging.memory import BUDGET
from castinspect.imaging.pixels import DEEP_MODES, bytes_per_pixel, wide_rawmode


def undeclared_highest(content: bytes) -> int | None:
    """The highest value of a picture of 16 bits, or of 16 bits per channel, that declares no depth.

    Args:
        content: Of the file.

    Returns:
        None where the picture has 8 bits, declares its depth, or cannot be read. Of 16 bits per channel the lower
        eight are taken for ones.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "TIFF")) as image:
            is_wide = bool(wide_rawmode(image))
            if image.mode not in DEEP_MODES and not is_wide:
                return None
            found = declared(image, content)
            if found.low_bits or found.white is not None:
                return None
            with BUDGET.reserved(image.width * image.height * bytes_per_pixel(image.mode)):
                values = np.asarray(image)
    except Exception:  # whoever judges the picture tells what is wrong with it
        return None
    return int(values[..., :3].max()) << 8 | 255 if is_wide else int(values.max())
