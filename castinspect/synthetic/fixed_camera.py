"""Parts under a camera that is bolted down: the same kind of part at the same place, in the same fixture and light.

Such pictures are as alike as copies of one part elsewhere, though each shows a part of its own. A set is drawn from one
seed; what differs from part to part is the grain of its surface, dust, small defects, and the wear of the tool, which
grows from the first part to the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, rotate

from castinspect.synthetic.body import Body
from castinspect.synthetic.canvas import Mask, Plane, cloud, coverage, pixel_grid, unit
from castinspect.synthetic.nuisances import add_nuisances, spot
from castinspect.synthetic.shapes import PartShape, make_body

_SHAPE = PartShape.FLANGE
_GRAIN_CELLS = (50, 90)
_GRAIN = (0.02, 0.05)
_WEAR = 0.12
_DUST = (3, 15)
_FLICKER = 0.03
_NOISE = 0.006


@dataclass(frozen=True)
class FixedPart:
    """One picture of the set: grey, uint8 (size, size), and whether its part has a defect."""

    pixels: NDArray[np.uint8]
    is_defective: bool


def fixed_camera_parts(seed: int, count: int, *, size: int = 300, turntable: bool = False) -> Iterator[FixedPart]:
    """Draw a set, part by part; every second part is defective.

    Args:
        seed: Everything follows from it: place, fixture and light of the set, and each of its parts.
        count: How many parts.
        size: Side of the pictures in pixels.
        turntable: Whether each part lies at an angle of its own, while fixture and light stay.
    """
    stage_seed, *seeds = np.random.SeedSequence(seed).spawn(count + 1)
    rng = np.random.default_rng(stage_seed)
    body = make_body(rng, size, _SHAPE)
    body = replace(body, grey=np.clip(add_nuisances(rng, body, body.grey), 0, 1))
    worn = cloud(rng, size, 12) * cloud(rng, size, 40)
    for index, part_seed in enumerate(seeds):
        part = np.random.default_rng(part_seed)
        grey = _surface(part, body, worn * np.float32(_WEAR * index / max(1, count - 1)))
        is_defective = index % 2 == 1
        if is_defective:
            grey = _small_defect(part, body, grey)
        if turntable:
            grey = _turned(grey, body, float(part.uniform(0, 360)))
        yield FixedPart(_photographed(part, grey), is_defective)


def _surface(rng: np.random.Generator, body: Body, worn: Plane) -> Plane:
    """The part with a cast grain of its own, and as worn as the tool is by now."""
    grain = cloud(rng, body.frame.size, int(rng.integers(*_GRAIN_CELLS))) * np.float32(rng.uniform(*_GRAIN))
    on_part = body.outline < 0
    grey = body.grey * (1 + (grain + worn) * on_part)
    count = int(rng.integers(*_DUST))
    rows, columns = rng.integers(1, body.frame.size - 1, (2, count))
    np.add.at(grey, (rows, columns), rng.uniform(-0.1, 0.1, count).astype(np.float32))
    surface: Plane = grey
    return surface


def _small_defect(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A pore of a few pixels somewhere on the face."""
    column, row = spot(rng, body)
    x, y = pixel_grid(body.frame.size)
    radius = np.float32(rng.uniform(1.5, 3.5) * unit(body.frame.size))
    share = coverage(np.hypot(x - np.float32(column), y - np.float32(row)) - radius)
    pore: Plane = grey * (1 - np.float32(0.7) * share)
    return pore


def _turned(grey: Plane, body: Body, angle: float) -> Plane:
    """The part turned around its middle; what lies around it stays."""
    on_part: Mask = body.outline < 0
    row, column = np.argwhere(on_part).mean(axis=0)
    shift = (round(body.frame.size / 2 - row), round(body.frame.size / 2 - column))
    centred = np.roll(grey, shift, (0, 1))
    back = np.roll(rotate(centred, angle, reshape=False, order=1, mode="nearest"), (-shift[0], -shift[1]), (0, 1))
    covered = gaussian_filter(on_part.astype(np.float32), 1.0)
    turned: Plane = back * covered + grey * (1 - covered)
    return turned


def _photographed(rng: np.random.Generator, grey: Plane) -> NDArray[np.uint8]:
    """A steady camera: a little flicker of the lamp, and noise."""
    noise = rng.standard_normal(grey.shape, dtype=np.float32) * np.float32(_NOISE)
    lit = grey * np.float32(1 + rng.uniform(-_FLICKER, _FLICKER)) + noise
    pixels: NDArray[np.uint8] = (np.clip(lit, 0, 1) * 255 + 0.5).astype(np.uint8)
    return pixels
