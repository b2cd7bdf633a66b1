"""One synthetic casting from a seed: the part, harmless marks, defects on request, then the camera."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter

from castinspect.synthetic.canvas import Plane, pixel_grid, unit
from castinspect.synthetic.defects import DefectKind, Dice, add_defect
from castinspect.synthetic.nuisances import add_nuisances, dust
from castinspect.synthetic.shapes import PartShape, make_body

_DEFECT_SHARE = 0.5


@dataclass(frozen=True)
class SyntheticCasting:
    """A drawn casting and the truth about it.

    Attributes:
        pixels: The picture, grey, uint8 (size, size).
        defects: The kinds of defect on it; empty for a sound part.
        masks: Where each kind is, bool (kinds, size, size), in the order of `DefectKind`.
    """

    pixels: NDArray[np.uint8]
    defects: tuple[DefectKind, ...]
    masks: NDArray[np.bool_]

    @property
    def mask(self) -> NDArray[np.bool_]:
        """Where any defect is, bool (size, size)."""
        return np.asarray(self.masks.any(axis=0), np.bool_)


def make_casting(
    seed: int,
    *,
    size: int = 300,
    defects: Sequence[DefectKind] | None = None,
    shape: PartShape | None = PartShape.IMPELLER,
    severity: float = 0.0,
    line: int | None = None,
) -> SyntheticCasting:
    """Draw a casting seen from above.

    The same seed gives the same part, light and camera whatever defects are asked for, so a defective part has
    its sound twin.

    Args:
        seed: Everything random follows from it.
        size: Side of the picture in pixels.
        defects: Kinds to draw, each once; empty for a sound part; None for a sound part or one with one or two random
            kinds, at even odds.
        shape: What part to draw; None for any.
        severity: 0 draws defects from faint to obvious, 1 only the most obvious.
        line: Seed of the line that makes it: its parts are of one design and clean but for dust. None draws any design
            with any harmless marks.

    Returns:
        The picture, the kinds and their masks.
    """
    *seeds, harm_seed = np.random.SeedSequence(seed).spawn(5)
    chooser, part, marks, camera = (np.random.default_rng(s) for s in seeds)
    harm = Dice(harm_seed, severity)
    random_shape = list(PartShape)[int(chooser.integers(len(PartShape)))]
    kinds = _random_kinds(chooser) if defects is None else tuple(DefectKind(kind) for kind in defects)
    body = make_body(part, size, shape or random_shape, line)
    marked = add_nuisances(marks, body, body.grey) if line is None else dust(marks, body, body.grey)
    grey = np.clip(marked, 0, 1)
    order = list(DefectKind)
    masks = np.zeros((len(order), size, size), dtype=np.bool_)
    for kind in kinds:
        grey, mask = add_defect(harm, body, grey, kind)
        masks[order.index(kind)] |= mask
    return SyntheticCasting(_photographed(camera, grey), kinds, masks)


def _random_kinds(rng: np.random.Generator) -> tuple[DefectKind, ...]:
    if rng.random() >= _DEFECT_SHARE:
        return ()
    order = list(DefectKind)
    count = 1 + int(rng.random() < 0.3)
    return tuple(order[i] for i in rng.choice(len(order), count, replace=False))


def _photographed(rng: np.random.Generator, grey: Plane) -> NDArray[np.uint8]:
    """Uneven light, exposure, focus, noise and compression of a camera."""
    size = grey.shape[0]
    x, y = pixel_grid(size)
    slope = rng.normal(0, 0.07, 2) / size
    lit = grey * (1 + np.float32(slope[0]) * (x - size / 2) + np.float32(slope[1]) * (y - size / 2))
    gain, lift = np.float32(rng.uniform(0.8, 1.15)), np.float32(rng.uniform(-0.03, 0.06))
    exposed = np.clip(lit * gain + lift, 0, 1)
    if rng.random() < 0.5:
        exposed = exposed ** np.float32(rng.uniform(0.8, 1.25))
    exposed = gaussian_filter(exposed, rng.uniform(0.25, 0.85) * max(unit(size), 0.6), truncate=2.5)
    noise = rng.standard_normal(exposed.shape, dtype=np.float32)
    noisy = exposed + noise * np.float32(np.exp(rng.uniform(np.log(0.002), np.log(0.02))))
    pixels: NDArray[np.uint8] = (np.clip(noisy, 0, 1) * 255 + 0.5).astype(np.uint8)
    return _compressed(pixels, int(rng.integers(60, 96))) if rng.random() < 0.6 else pixels


def _compressed(pixels: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    """The picture after a round through JPEG, with its blocks and rings."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    with Image.open(file, formats=["JPEG"]) as image:
        return np.array(image)
