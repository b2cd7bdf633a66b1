"""Copies of one part: pictures that are alike but for a turn, a mirror image, light or encoding.

Each picture becomes a signature: its fine structure around its middle, as rings by angle. Turning the picture turns the
rings, so the correlation over all turns is one product in the Fourier domain (Reddy and Chatterji 1996,
doi:10.1109/83.506761, without their search for scale); a mirror image runs through the angles backwards, which is the
complex conjugate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ALIKE = 0.95
"""Correlation from which two pictures count as copies; copies reach 0.98, other parts seldom 0.9."""

_SIDE = 128
_FINE, _COARSE = 0.8, 5.0
_RINGS, _ANGLES = 32, 256
_INNERMOST = 0.08
_LOCAL = (2.0, 8.0)
_LEAST_CONTRAST = 0.25
_WAVES = 16
_WORTH_A_LOOK = 0.95
"""Copies have about the same strength of each wave in each ring, whatever their turn; this spares most comparisons."""

_CHUNK = 512

Signature = NDArray[np.complex64]


def signature(pixels: NDArray[np.uint8]) -> Signature:
    """Describe a picture so that its copies can be recognised.

    Args:
        pixels: Grey (height, width) or RGB (height, width, 3). Of a picture that is not square the middle counts.

    Returns:
        The spectrum by angle of each ring, complex64 (rings, waves), of norm 1; zero for a picture without structure.
    """
    rings = _rings(_fine_structure(pixels))
    spectrum = np.fft.rfft(rings, axis=1).astype(np.complex64)
    spectrum[:, 0] = 0
    norm = np.sqrt((np.abs(spectrum) ** 2).sum())
    described: Signature = spectrum / norm if norm > 0 else spectrum
    return described


def likeness(one: Signature, others: NDArray[np.complex64]) -> NDArray[np.float32]:
    """Highest correlation over all turns and mirror images.

    Args:
        one: A signature.
        others: (n, rings, waves).

    Returns:
        (n,), at most 1; 0 for a picture without structure.
    """
    # Both products have a real inverse transform; the factor undoes that rfft keeps half of the spectrum.
    turned = np.einsum("rw,nrw->nw", one, others.conj())
    mirrored = np.einsum("rw,nrw->nw", one, others)
    best = [np.fft.irfft(product, _ANGLES, axis=1).max(axis=1) for product in (turned, mirrored)]
    found: NDArray[np.float32] = (np.maximum(*best) * (_ANGLES / 2)).astype(np.float32)
    return found


def group_alike(signatures: Sequence[Signature], alike: float = ALIKE) -> list[int]:
    """Number the groups of pictures that are alike, directly or through others, in the order of their first pictures.

    Args:
        signatures: Of n pictures.
        alike: Likeness from which two are copies.

    Returns:
        (n) numbers of groups, from 0.
    """
    if not signatures:
        return []
    stacked = np.stack(signatures)
    strengths = np.abs(stacked[:, :, 1:_WAVES]).reshape(len(stacked), -1)
    strengths /= np.maximum(np.linalg.norm(strengths, axis=1, keepdims=True), 1e-9)
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(stacked), _CHUNK):
        near = strengths[start : start + _CHUNK] @ strengths.T > _WORTH_A_LOOK
        for row, first in enumerate(range(start, min(start + _CHUNK, len(stacked)))):
            seconds = first + 1 + np.flatnonzero(near[row, first + 1 :])
            if len(seconds):
                copies = seconds[likeness(stacked[first], stacked[seconds]) >= alike]
                pairs += [(first, int(second)) for second in copies]
    return _numbered(pairs, len(stacked))


def group_files(signatures: Mapping[str, Signature]) -> dict[str, int]:
    """`group_alike` for files that are known by their hash: number of the group by hash."""
    return dict(zip(signatures, group_alike(list(signatures.values())), strict=True))


def _numbered(pairs: list[tuple[int, int]], count: int) -> list[int]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    firsts, seconds = (np.array(side, np.int64) for side in zip(*pairs, strict=True)) if pairs else ([], [])
    links = coo_array((np.ones(len(pairs), np.int8), (firsts, seconds)), shape=(count, count))
    _, labels = connected_components(links, directed=False)
    order: dict[int, int] = {}
    return [order.setdefault(int(label), len(order)) for label in labels]


def _fine_structure(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The middle square at a fixed size, without the slow changes of light and the noise of single pixels."""
    from scipy.ndimage import gaussian_filter

    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    image = Image.fromarray(pixels[top : top + side, left : left + side]).convert("L")
    grey = np.asarray(image.resize((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=3.0), np.float32)
    structure: NDArray[np.float32] = gaussian_filter(grey, _FINE) - gaussian_filter(grey, _COARSE)
    return structure


def _rings(structure: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rings around the middle by angle, (rings, angles), each place relative to the contrast around it."""
    from scipy.ndimage import gaussian_filter, map_coordinates

    middle = (_SIDE - 1) / 2
    radii = np.linspace(_INNERMOST, 1.0, _RINGS)[:, None] * (middle - 1)
    angles = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)[None, :]
    places = np.stack([middle + radii * np.sin(angles), middle + radii * np.cos(angles)])
    rings = map_coordinates(structure, places, order=1)
    local = gaussian_filter(rings**2, _LOCAL, mode=("nearest", "wrap"))
    even = rings / np.sqrt(local + _LEAST_CONTRAST**2 + 0.05 * local.mean())
    found: NDArray[np.float32] = (even * np.sqrt(radii / radii.max())).astype(np.float32)
    return found
