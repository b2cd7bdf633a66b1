"""Copies of one part: pictures that are alike but for a turn, a mirror image, light or encoding.

Each picture becomes a signature: its fine structure around its middle, as rings by angle. Turning the picture turns the
rings, so the correlation over all turns is one product in the Fourier domain (Reddy and Chatterji 1996,
doi:10.1109/83.506761, without their search for scale); a mirror image runs through the angles backwards, which is the
complex conjugate.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ALIKE = 0.95
"""Correlation from which two pictures count as copies; copies reach 0.98, other parts seldom 0.9."""

RINGS, WAVES = 16, 32
"""Size of a signature. Twice the rings or four times the waves told parts of real castings apart no better."""

_SIDE = 128
_FINE, _COARSE = 0.8, 5.0
_ANGLES = 256
_INNERMOST = 0.08
_LOCAL = (1.0, 8.0)
_LEAST_CONTRAST = 0.25
_TURNS = 4 * WAVES  # at which likeness is asked for: four to the finest wave
_CHUNK = 1024
_STEPS = 127  # of a packed value on either side of 0

Signature = NDArray[np.complex64]
Packed = NDArray[np.int8]


def signature(pixels: NDArray[np.uint8]) -> Signature:
    """Describe a picture so that its copies can be recognised.

    Args:
        pixels: Grey (height, width) or RGB (height, width, 3). Of a picture that is not square the middle counts.

    Returns:
        The spectrum by angle of each ring, complex64 (RINGS, WAVES), of norm 1; zero for a picture without structure.
    """
    spectrum = np.fft.rfft(_rings(_fine_structure(pixels)), axis=1)[:, 1 : WAVES + 1]
    described: Signature = _of_norm_1(spectrum[None].astype(np.complex64))[0]
    return described


def pack(signatures: NDArray[np.complex64]) -> Packed:
    """Signatures (n, RINGS, WAVES) in 1 kB each: int8 (n, RINGS, WAVES, 2); likeness changes by less than 0.005."""
    values = np.ascontiguousarray(signatures).view(np.float32).reshape(*signatures.shape, 2)
    largest = np.abs(values).max(axis=(1, 2, 3), keepdims=True, initial=0)
    packed: Packed = np.rint(values * (_STEPS / np.maximum(largest, 1e-9))).astype(np.int8)
    return packed


def unpack(packed: Packed) -> NDArray[np.complex64]:
    """What `pack` packed, (n, RINGS, WAVES), of norm 1 again."""
    return _of_norm_1(np.ascontiguousarray(packed, np.float32).view(np.complex64)[..., 0])


def likeness(ones: NDArray[np.complex64], others: NDArray[np.complex64]) -> NDArray[np.float32]:
    """Highest correlation over all turns and mirror images, pair by pair.

    Args:
        ones: Signatures (n, RINGS, WAVES), or one (RINGS, WAVES) to compare with each other one.
        others: (n, RINGS, WAVES).

    Returns:
        (n,), at most 1; 0 for a picture without structure.
    """
    # Both products have a real inverse transform; the factor undoes that rfft keeps half of the spectrum.
    best = np.zeros(len(others), np.float32)
    for second in (others.conj(), others):
        products = np.zeros((len(others), _TURNS // 2 + 1), np.complex64)
        products[:, 1 : WAVES + 1] = (ones * second).sum(axis=1)
        np.maximum(best, np.fft.irfft(products, _TURNS, axis=1).max(axis=1) * (_TURNS / 2), out=best)
    return best


def copies_between(
    ones: NDArray[np.complex64], others: NDArray[np.complex64], alike: float = ALIKE
) -> NDArray[np.int64]:
    """Which pictures are copies of which, as indices (pairs, 2) into `ones` and `others`.

    Turning changes no wave's strength, so the product of the strengths bounds the likeness from above (Cauchy and
    Schwarz). It is one matrix product, and spares nearly every comparison without losing a copy.
    """
    if not len(ones) or not len(others):
        return np.empty((0, 2), np.int64)
    strengths = np.abs(others).reshape(len(others), -1).T
    found = [np.empty((0, 2), np.int64)]
    for start in range(0, len(ones), _CHUNK):
        part = ones[start : start + _CHUNK]
        pairs = np.argwhere(np.abs(part).reshape(len(part), -1) @ strengths >= alike)
        for low in range(0, len(pairs), _CHUNK):
            first, second = pairs[low : low + _CHUNK].T
            near = likeness(part[first], others[second]) >= alike
            found.append(pairs[low : low + _CHUNK][near] + (start, 0))
    return np.concatenate(found)


def numbered_groups(count: int, pairs: NDArray[np.int64]) -> list[int]:
    """Number the groups of pictures that pairs join, directly or through others, in the order of their first pictures.

    Args:
        count: Of pictures.
        pairs: (pairs, 2) indices of pictures that belong together.

    Returns:
        (count) numbers of groups, from 0.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    firsts, seconds = pairs.T
    links = coo_array((np.ones(len(firsts), np.int8), (firsts, seconds)), shape=(count, count))
    _, labels = connected_components(links, directed=False)
    order: dict[int, int] = {}
    return [order.setdefault(int(label), len(order)) for label in labels]


def _of_norm_1(spectra: NDArray[np.complex64]) -> NDArray[np.complex64]:
    norms = np.sqrt((np.abs(spectra) ** 2).sum(axis=(1, 2), keepdims=True))
    scaled: NDArray[np.complex64] = (spectra / np.where(norms > 0, norms, 1)).astype(np.complex64)
    return scaled


def _fine_structure(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The middle square at a fixed size, without the slow changes of light and the noise of single pixels."""
    from scipy.ndimage import gaussian_filter

    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    image = Image.fromarray(pixels[top : top + side, left : left + side]).convert("L")
    grey = np.asarray(image.resize((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=3.0), np.float32)
    structure: NDArray[np.float32] = gaussian_filter(grey, _FINE) - gaussian_filter(grey, _COARSE, truncate=2.5)
    return structure


def _rings(structure: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rings around the middle by angle, (rings, angles), each place relative to the contrast around it."""
    from scipy.ndimage import gaussian_filter

    sampling, weights = _sampling()
    rings = (sampling @ structure.ravel()).reshape(RINGS, _ANGLES)
    local = gaussian_filter(rings**2, _LOCAL, mode=("nearest", "wrap"))
    even = rings / np.sqrt(local + _LEAST_CONTRAST**2 + 0.05 * local.mean())
    found: NDArray[np.float32] = (even * weights).astype(np.float32)
    return found


@cache
def _sampling() -> tuple[Any, NDArray[np.float32]]:
    """Bilinear sampling of the rings as one sparse matrix (rings x angles, pixels), and the weight of each ring."""
    from scipy.sparse import csr_array

    middle = (_SIDE - 1) / 2
    radii = np.linspace(_INNERMOST, 1.0, RINGS)[:, None] * (middle - 1)
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)[None, :]
    rows, columns = (middle + radii * np.sin(angles)).ravel(), (middle + radii * np.cos(angles)).ravel()
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = rows - top, columns - left
    places = [top * _SIDE + left, top * _SIDE + left + 1, (top + 1) * _SIDE + left, (top + 1) * _SIDE + left + 1]
    shares = [(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right]
    places_of_rings = np.tile(np.arange(len(rows)), 4)
    matrix = csr_array(
        (np.concatenate(shares).astype(np.float32), (places_of_rings, np.concatenate(places))),
        shape=(len(rows), _SIDE * _SIDE),
    )
    return matrix, np.sqrt(radii / radii.max()).astype(np.float32)
