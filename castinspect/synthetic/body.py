"""A part without defects: its place in the picture, its picture and where defects can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from castinspect.synthetic.canvas import Mask, Plane, pixel_grid, unit


@dataclass(frozen=True)
class Frame:
    """Where the part lies: coordinates that turn and stretch with it, in pixels from its centre.

    Attributes:
        size: Side of the picture in pixels.
        radius: Half the part's extent in pixels.
        u: Coordinate along the part's first axis, (size, size).
        v: Coordinate along its second axis, (size, size).
        light: Angle in the part's coordinates from which the light comes, in radians.
    """

    size: int
    radius: float
    u: Plane
    v: Plane
    light: float

    @property
    def unit(self) -> float:
        """Length of one reference pixel."""
        return unit(self.size)


@dataclass(frozen=True)
class Body:
    """A part without defects.

    Attributes:
        frame: Where it lies.
        grey: The picture, 0 to 1, (size, size).
        outline: Signed distance to the outer border in pixels, negative inside, (size, size).
        angle: Angle around the centre in radians, (size, size).
        face: Pixels where surface defects can be, (size, size).
        recess: Pixels of bores and gaps below the face, where no mark counts as a defect, (size, size).
    """

    frame: Frame
    grey: Plane
    outline: Plane
    angle: Plane
    face: Mask
    recess: Mask


def place(rng: np.random.Generator, size: int, *, turn: bool = True) -> Frame:
    """Choose position, size, rotation, perspective stretch and light of a part."""
    radius = float(rng.uniform(0.355, 0.455)) * size
    room = 0.5 * size - radius * 0.96
    centre_x = 0.5 * size + float(rng.uniform(-1, 1)) * room * 0.75
    centre_y = 0.5 * size + float(rng.uniform(-1, 1)) * room * 0.75
    x, y = pixel_grid(size)
    x, y = x - np.float32(centre_x), y - np.float32(centre_y)
    stretch = 1.0 + abs(float(rng.normal(0, 0.05)))
    tilt = float(rng.uniform(0, np.pi))
    spin = float(rng.uniform(0, 2 * np.pi)) if turn else 0.0
    matrix = _rotation(spin) @ _rotation(-tilt) @ np.diag([1.0, min(stretch, 1.16)]) @ _rotation(tilt)
    m = matrix.astype(np.float32)
    return Frame(size, radius, m[0, 0] * x + m[0, 1] * y, m[1, 0] * x + m[1, 1] * y, float(rng.uniform(0, 2 * np.pi)))


def _rotation(angle: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, -sin], [sin, cos]])
