"""A closer look at pictures of a set in which all parts look alike: are two of them one part, or only of one kind?

A signature knows a picture's fine structure as a whole. Where a camera is bolted down, or parts lie on a turntable,
most of that is the camera's own picture: shape, fixture and light, which all parts share. What tells parts apart is the
grain of each surface, everywhere on it. So pictures are compared tile by tile around their middle: a copy is alike in
nearly every tile, another part only where its edges are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Map = NDArray[np.float32]

_SIDE = 256
_FINE, _COARSE = 1.0, 3.0
_RINGS, _ANGLES = 32, 768
_INNERMOST, _OUTERMOST = 0.12, 0.97
_BANDS, _SECTORS = 8, 16
_FLAT = 1.0
"""Contrast in grey levels under which a tile shows noise alone."""
_LEAST_TILES = 16
_ALIKE_TILES = 20
"""Of a hundred tiles, so many may be less alike than is asked for: a speck of dust, a glint."""

_SAMPLED = 200


def fine_map(pixels: NDArray[np.uint8]) -> Map:
    """The grain of a picture around its middle, by ring and angle.

    Args:
        pixels: Grey (height, width) or RGB (height, width, 3). Of a picture that is not square the middle counts.

    Returns:
        float32 (rings, angles), in grey levels; turning the picture rolls the angles.
    """
    from scipy.ndimage import gaussian_filter, map_coordinates

    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    image = Image.fromarray(pixels[top : top + side, left : left + side]).convert("L")
    way = Image.Resampling.BOX if side > _SIDE else Image.Resampling.BICUBIC
    grey = np.asarray(image.resize((_SIDE, _SIDE), way, reducing_gap=3.0), np.float32)
    grain = gaussian_filter(grey, _FINE) - gaussian_filter(grey, _COARSE)
    found: Map = map_coordinates(grain, _places(), order=1).astype(np.float32)
    return found


def turned_onto(reference: Map, other: Map) -> Map:
    """The other map turned, and mirrored where that fits better, so that it matches the reference best."""
    spectrum = np.fft.rfft(_even(reference), axis=1)
    best, found = -np.inf, other
    for candidate in (other, other[:, ::-1]):
        by_turn = np.fft.irfft((spectrum * np.fft.rfft(_even(candidate), axis=1).conj()).sum(axis=0), _ANGLES)
        turn = int(by_turn.argmax())
        if by_turn[turn] > best:
            best, found = float(by_turn[turn]), np.roll(candidate, turn, axis=1)
    return found


def alike_everywhere(one: Map, other: Map) -> float:
    """How alike two pictures are where they are least alike: correlation of all but a fifth of the tiles, at most 1.

    Edges, which all parts share, count no more than the grain between them. Tiles without contrast say nothing;
    pictures with hardly any others are like nothing (0).
    """
    turned = turned_onto(one, other)
    telling = np.minimum(_contrast(one), _contrast(turned)) >= _FLAT
    if telling.sum() < _LEAST_TILES:
        return 0.0
    first, second = _tiles(_even(one))[telling], _tiles(_even(turned))[telling]
    return float(np.percentile(_correlations(first, second), _ALIKE_TILES))


@dataclass(frozen=True)
class CameraPicture:
    """What a bolted camera shows of every part.

    Attributes:
        middle: The set's median map, onto which each picture is turned.
        shared: Its tiles, weak and strong structure counting more alike, of norm 1, (tiles, values).
    """

    middle: Map
    shared: NDArray[np.float32]

    def left_of(self, found: Map) -> NDArray[np.float32]:
        """What is left of a picture when the camera's own is taken away: (tiles * values,), of norm 1.

        Each tile gives up as much of it as it holds, so light that changes over the picture takes nothing with it.
        """
        tiles = _centred(_tiles(_even(turned_onto(self.middle, found))))
        left = tiles - (tiles * self.shared).sum(axis=1, keepdims=True) * self.shared
        scaled: NDArray[np.float32] = (_of_norm_1(left) / np.sqrt(len(left))).ravel()
        return scaled


def camera_picture(maps: Sequence[Map]) -> CameraPicture:
    """Find what all pictures of a set share: fixture, shape and light."""
    chosen = [maps[index * len(maps) // _SAMPLED] for index in range(_SAMPLED)] if len(maps) > _SAMPLED else maps
    middle = chosen[0]
    for _ in range(2):  # the first picture is one of many; the middle of all is a better reference
        middle = np.median([turned_onto(middle, found) for found in chosen], axis=0).astype(np.float32)
    shared = np.median([_tiles(_even(turned_onto(middle, found))) for found in chosen], axis=0)
    return CameraPicture(middle, _of_norm_1(shared.astype(np.float32)))


def _of_norm_1(tiles: NDArray[np.float32]) -> NDArray[np.float32]:
    centred = _centred(tiles)
    scaled: NDArray[np.float32] = centred / np.sqrt((centred**2).sum(axis=1, keepdims=True) + 1e-6)
    return scaled


def _centred(tiles: NDArray[np.float32]) -> NDArray[np.float32]:
    centred: NDArray[np.float32] = tiles - tiles.mean(axis=1, keepdims=True)
    return centred


def _correlations(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = (_of_norm_1(first) * _of_norm_1(second)).sum(axis=1)
    return found


def _contrast(found: Map) -> NDArray[np.float32]:
    """Of each tile, in grey levels."""
    contrast: NDArray[np.float32] = np.sqrt((_tiles(found) ** 2).mean(axis=1))
    return contrast


def _tiles(found: Map) -> NDArray[np.float32]:
    """(rings, angles) as (tiles, values)."""
    high, wide = _RINGS // _BANDS, _ANGLES // _SECTORS
    return found.reshape(_BANDS, high, _SECTORS, wide).transpose(0, 2, 1, 3).reshape(_BANDS * _SECTORS, high * wide)


def _even(found: Map) -> Map:
    """Weak and strong structure counting more alike, so that an edge does not decide alone."""
    evened: Map = found / (1 + np.abs(found))
    return evened


@cache
def _places() -> NDArray[np.float64]:
    """Where rings and angles lie in the resized picture: rows and columns (2, rings, angles)."""
    middle = (_SIDE - 1) / 2
    radii = np.linspace(_INNERMOST, _OUTERMOST, _RINGS)[:, None] * middle
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)[None, :]
    return np.stack([middle + radii * np.sin(angles), middle + radii * np.cos(angles)])
