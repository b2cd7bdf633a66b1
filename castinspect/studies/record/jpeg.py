"""Pixels as a JPEG: a file's content, or an address for a page that fetches nothing."""

from __future__ import annotations

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_QUALITY = 80


def jpeg_of(pixels: NDArray[np.uint8]) -> bytes:
    """Pixels, (height, width) or (height, width, 3), as the content of a JPEG file."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def data_url(pixels: NDArray[np.uint8]) -> str:
    """Pixels as an address that holds them, for pages that fetch nothing."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg_of(pixels)).decode()
