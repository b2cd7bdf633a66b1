"""The map of where the network looked, laid over the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.preprocessing import Preprocessing

# Black, violet, vermilion, yellow: rises in lightness throughout, so it also reads in print and for the colour-blind.
COLOURS = np.array([[20, 11, 52], [132, 32, 107], [229, 92, 48], [246, 215, 70]], np.float32)


def overlay(
    pixels: NDArray[np.uint8], heat: NDArray[np.float32], preprocessing: Preprocessing, opacity: float = 0.5
) -> NDArray[np.uint8]:
    """Colour a picture by the map of where the network looked.

    Where the map is low, the picture shows through unchanged.

    Args:
        pixels: Grey (height, width) or RGB (height, width, 3).
        heat: (h, w) from 0 to 1 over the input square, as `Prediction.map`.
        preprocessing: How the picture was brought to the input square.
        opacity: Of the strongest places, 0 to 1.

    Returns:
        RGB (height, width, 3).
    """
    coloured = heat_image(heat, pixels.shape[1], pixels.shape[0], preprocessing).astype(np.float32)
    base = pixels[..., None].repeat(3, axis=2) if pixels.ndim == 2 else pixels
    alpha = opacity * coloured[..., 3:] / 255
    blended: NDArray[np.uint8] = np.rint(base * (1 - alpha) + coloured[..., :3] * alpha).astype(np.uint8)
    return blended


def heat_image(heat: NDArray[np.float32], width: int, height: int, preprocessing: Preprocessing) -> NDArray[np.uint8]:
    """The map in colour, RGBA (height, width, 4), to be laid over a picture of that size."""
    strength = map_on_picture(heat, width, height, preprocessing)
    image: NDArray[np.uint8] = np.rint(np.dstack([_coloured(strength), 255 * strength])).astype(np.uint8)
    return image


def map_on_picture(
    heat: NDArray[np.float32], width: int, height: int, preprocessing: Preprocessing
) -> NDArray[np.float32]:
    """Enlarge a map over the input square to the picture's own pixels (height, width), leaving the padding out."""
    size = preprocessing.size
    left, top, right, bottom = preprocessing.content_box(width, height)
    to_map = np.array([heat.shape[1], heat.shape[0]] * 2) / size
    box = tuple(np.array([left, top, right, bottom]) * to_map)
    enlarged = Image.fromarray(heat).resize((width, height), Image.Resampling.BICUBIC, box=box)
    return np.clip(np.asarray(enlarged, np.float32), 0, 1)


def _coloured(strength: NDArray[np.float32]) -> NDArray[np.float32]:
    places = np.linspace(0, 1, len(COLOURS))
    channels = [np.interp(strength, places, COLOURS[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)
