"""Defects drawn on a sound part, from obvious to faint."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from castinspect.synthetic.body import Body
from castinspect.synthetic.canvas import Mask, Plane, around, blend, cloud, coverage, periodic_noise, pixel_grid


class DefectKind(StrEnum):
    """What is wrong with a part."""

    BLOW_HOLE = "blow_hole"
    PINHOLES = "pinholes"
    SCRATCH = "scratch"
    BURR = "burr"
    CHIP = "chip"
    SHRINKAGE = "shrinkage"


_VISIBLE = 0.04
"""Change of grey from which a pixel counts as part of a defect."""

_PLAINER, _STRONGER = 5, 2
"""How many times more pixels change, and how many times more they change, at the greatest severity."""

_TRIES = 6


class Dice(np.random.Generator):
    """Chance for drawing defects.

    Args:
        seed: What it all follows from.
        severity: 0 lets extents and contrasts be anything from faint to obvious, 1 makes them as obvious as can be.
    """

    def __init__(self, seed: np.random.SeedSequence, severity: float = 0.0) -> None:
        super().__init__(np.random.PCG64(seed))
        self.severity = severity

    def extent(self, low: float, high: float) -> float:
        """A length or contrast between `low` and `high`, small ones as often as large ones (log-uniform)."""
        least, most = np.log(low) + self.severity * np.log(high / low), np.log(high)
        return float(np.exp(self.uniform(min(least, most), most)))  # rounding may put the least above the most


def add_defect(rng: Dice, body: Body, grey: Plane, kind: DefectKind) -> tuple[Plane, Mask]:
    """Draw one defect of the kind.

    Args:
        rng: Chooses place, extent and contrast.
        body: The part.
        grey: Its picture so far, (size, size).
        kind: What to draw.

    Returns:
        The picture with the defect, and the pixels that it visibly changed (never none).
    """
    draw = _DRAWERS[kind]
    # the more severe, the more pixels must have changed, and the more each
    smallest = max(2, round(3 * (1 + _PLAINER * rng.severity) * body.frame.unit**2))
    for _ in range(_TRIES):
        changed = np.clip(draw(rng, body, grey), 0, 1)
        change = np.abs(changed - grey)
        if np.count_nonzero(change > _VISIBLE * (1 + rng.severity * _STRONGER)) >= smallest:
            return changed, change > _VISIBLE
    column, row = _site(rng, body)
    x, y = pixel_grid(body.frame.size)
    share = coverage(np.hypot(x - np.float32(column), y - np.float32(row)) - np.float32(2.5 * body.frame.unit))
    opposite = np.where(grey > 0.5, np.float32(0.1), np.float32(0.9))
    changed = blend(grey, opposite, share)
    return changed, share > 0.1


def _site(rng: Dice, body: Body) -> tuple[float, float]:
    """A place for a defect: half the time near an edge of the face, where castings suffer most."""
    face = body.face
    if rng.random() < 0.55:
        reach = max(1, round(float(rng.uniform(1.5, 6)) * body.frame.unit))
        inner = face.copy()
        for shift in (-reach, reach):
            inner &= np.roll(face, shift, 0) & np.roll(face, shift, 1)
        if (face & ~inner).any():
            face = face & ~inner
    places = np.flatnonzero(face)
    if not len(places):
        places = np.flatnonzero(body.outline < 0)
    row, column = divmod(int(places[rng.integers(len(places))]), body.frame.size)
    return column + float(rng.uniform(-0.5, 0.5)), row + float(rng.uniform(-0.5, 0.5))


def _window(body: Body, column: float, row: float, reach: float) -> tuple[slice, slice, Plane, Plane]:
    """The part of the picture around a place, as slices, and x and y from the place."""
    size = body.frame.size
    left, right = max(0, int(column - reach)), min(size, int(column + reach) + 2)
    top, bottom = max(0, int(row - reach)), min(size, int(row + reach) + 2)
    x = np.arange(left, right, dtype=np.float32)[None, :] - np.float32(column)
    y = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(row)
    return slice(top, bottom), slice(left, right), x, y


def _pit(rng: Dice, body: Body, grey: Plane, column: float, row: float, radius: float) -> None:
    """A hole in the surface, in place: dark with a ragged border, lit on the side away from the light."""
    rows, columns, x, y = _window(body, column, row, 2.2 * radius + 3)
    angle, stretch = np.arctan2(y, x), np.float32(rng.uniform(1.0, 1.9))
    turn = np.float32(rng.uniform(0, np.pi))
    across = (x * np.cos(turn) + y * np.sin(turn)) / stretch
    up = y * np.cos(turn) - x * np.sin(turn)
    ragged = around(angle, periodic_noise(rng, rng.uniform(1.5, 6), 256)) * np.float32(rng.uniform(0.05, 0.3))
    distance = np.hypot(across, up) - np.float32(radius) * (1 + ragged)
    patch = grey[rows, columns]
    contrast = rng.extent(0.25, 1.0)
    lit = np.cos(angle - np.float32(rng.uniform(0, 2 * np.pi)))
    if rng.random() < 0.65:  # the far lip catches the light
        lip = coverage(np.abs(distance - np.float32(0.3 * body.frame.unit)) - np.float32(0.25 * radius), 1.5)
        patch = patch + lip * np.clip(lit, 0, 1) * np.float32(rng.uniform(0.1, 0.5) * contrast)
    floor = np.float32(rng.uniform(0.03, 0.2)) + np.clip(-lit, 0, 1) * np.float32(rng.uniform(0, 0.35))
    if rng.random() < 0.12:
        floor = floor * 0 + np.float32(0.95)  # a shiny pit
    softness = max(1.0, float(rng.uniform(0.2, 0.9)) * radius)
    grey[rows, columns] = blend(patch, floor, coverage(distance, softness) * np.float32(contrast))


def _blow_hole(rng: Dice, body: Body, grey: Plane) -> Plane:
    changed, scale = grey.copy(), body.frame.unit
    column, row = _site(rng, body)
    radius = rng.extent(1.3, 7.0) * scale
    for _ in range(1 + int(rng.random() < 0.3) + int(rng.random() < 0.2)):
        _pit(rng, body, changed, column, row, max(radius, 0.8))
        column, row = column + rng.normal(0, 1.6 * radius), row + rng.normal(0, 1.6 * radius)
        radius *= rng.uniform(0.4, 0.9)
    return changed


def _pinholes(rng: Dice, body: Body, grey: Plane) -> Plane:
    changed, scale = grey.copy(), body.frame.unit
    column, row = _site(rng, body)
    spread = rng.extent(4, 26) * scale
    for _ in range(int(rng.integers(3, 15))):
        at_x, at_y = column + rng.normal(0, spread), row + rng.normal(0, spread)
        index = round(at_y), round(at_x)
        if not all(0 <= i < body.frame.size for i in index) or not body.face[index]:
            continue
        _pit(rng, body, changed, at_x, at_y, max(rng.extent(0.6, 1.7) * scale, 0.55))
    return changed


def _scratch(rng: Dice, body: Body, grey: Plane) -> Plane:
    """One to five fine strokes side by side, bright or dark, crossing the finish."""
    changed, scale = grey.copy(), body.frame.unit
    column, row = _site(rng, body)
    length = rng.extent(9, 70) * scale
    turn, bright = rng.uniform(0, 2 * np.pi), rng.random() < 0.65
    width, contrast = rng.extent(0.4, 1.3) * scale, rng.extent(0.15, 0.6)
    for _ in range(int(rng.choice((1, 1, 1, 2, 3, 4, 5)))):
        rows, columns, x, y = _window(body, column, row, length / 2 + 4)
        cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
        across, up = x * cos + y * sin, y * cos - x * sin
        up = up - np.float32(rng.normal(0, 0.12) / length) * across**2
        taper: Plane = np.sqrt(np.clip(1 - np.abs(across) / np.float32(length / 2), 0, 1), dtype=np.float32)
        share = np.clip(1.3 - np.abs(up) / np.float32(max(width, 0.5)), 0, 1) * taper
        broken = periodic_noise(rng, rng.uniform(3, 25), 512) * np.float32(0.35) + np.float32(0.85)
        inside = body.outline[rows, columns] < 0
        strength = inside * np.clip(around(across * np.float32(np.pi / length), broken), 0, 1)
        patch: Plane = changed[rows, columns]
        if bright:
            shade = np.clip(1.3 - np.abs(up + np.float32(1.6 * width)) / np.float32(max(width, 0.5)), 0, 1) * taper
            patch = patch - np.asarray(shade * inside, np.float32) * np.float32(0.35 * contrast)
        changed[rows, columns] = patch + share * strength * np.float32(contrast if bright else -contrast)
        column, row = column + rng.normal(0, 4) * scale, row + rng.normal(0, 4) * scale
        turn += rng.normal(0, 0.15)
        length *= rng.uniform(0.5, 1.1)
    return changed


def _arc(rng: Dice, low: float, high: float, waves: tuple[float, float]) -> Plane:
    """How far a ragged border reaches around the part, 0 outside a random arc; mean about 0.4 inside it, (4096,)."""
    turn = np.linspace(-np.pi, np.pi, 4096, endpoint=False, dtype=np.float32)
    half = rng.extent(low, high)
    window = np.clip((np.float32(half) - np.abs(turn)) / np.float32(min(0.25 * half, 0.15)), 0, 1)
    slow = periodic_noise(rng, rng.uniform(*waves))
    fast = periodic_noise(rng, rng.uniform(60, 220))
    reach = np.clip(slow * np.float32(0.6) + fast * np.float32(rng.uniform(0.1, 0.45)) + np.float32(0.25), 0, 2.2)
    profile: Plane = np.roll(reach * window, int(rng.integers(4096)))
    return profile


def _burr(rng: Dice, body: Body, grey: Plane) -> Plane:
    """Flash left at the outer border: a dark ragged fringe with bright slivers."""
    scale = body.frame.unit
    profile = _arc(rng, 0.08, 3.3, (4, 25))
    height = around(body.angle, profile) * np.float32(rng.extent(1.5, 8.0) * scale)
    fringe = coverage(np.maximum(body.outline - height, -body.outline - np.float32(scale)), 1.3)
    fringe = fringe * np.clip(height, 0, 1)
    mottled = np.clip(cloud(rng, body.frame.size, 60) * np.float32(0.12), -0.05, 0.5)
    changed = blend(grey, np.float32(rng.uniform(0.04, 0.3)) + mottled, fringe * np.float32(rng.uniform(0.6, 1)))
    slivers = _arc(rng, 0.05, 1.5, (15, 60))
    thickness = around(body.angle, slivers) * np.float32(rng.uniform(0.8, 2.2) * scale)
    line = coverage(np.abs(body.outline - np.float32(0.5 * scale)) - thickness, 1.2) * np.clip(height + thickness, 0, 1)
    if rng.random() < 0.75:
        changed = blend(changed, float(rng.uniform(0.8, 1.0)), line * np.float32(rng.uniform(0.4, 1)))
    return changed


def _chip(rng: Dice, body: Body, grey: Plane) -> Plane:
    """Material broken out of an edge: of the outer border, or of an edge on the face."""
    if rng.random() < 0.35:
        return _inner_chip(rng, body, grey)
    scale = body.frame.unit
    profile = _arc(rng, 0.03, 0.7, (8, 40))
    depth = around(body.angle, profile) * np.float32(rng.extent(1.5, 7) * scale)
    bite = coverage(np.maximum(-body.outline - depth, body.outline - np.float32(scale)), 1.3) * np.clip(depth, 0, 1)
    bright = rng.random() < 0.55
    level = rng.uniform(0.82, 1.0) if bright else rng.uniform(0.08, 0.35)
    fracture = np.float32(level) + cloud(rng, body.frame.size, 80) * np.float32(rng.uniform(0.03, 0.15))
    changed = blend(grey, fracture, bite * np.float32(rng.uniform(0.5, 1)))
    lip = coverage(np.abs(body.outline + depth) - np.float32(0.6 * scale), 1.2) * np.clip(depth, 0, 1)
    return blend(changed, 0.15 if bright else 0.95, lip * np.float32(rng.uniform(0, 0.6)))


def _inner_chip(rng: Dice, body: Body, grey: Plane) -> Plane:
    """A small broken spot on the face's edges: a bright fracture beside a dark one."""
    changed = grey.copy()
    column, row = _site(rng, body)
    for _ in range(int(rng.integers(1, 4))):
        radius = max(rng.extent(1.2, 4.5) * body.frame.unit, 0.8)
        rows, columns, x, y = _window(body, column, row, 2 * radius + 3)
        angle = np.arctan2(y, x)
        ragged = around(angle, periodic_noise(rng, 5, 256)) * np.float32(0.3)
        share = coverage(np.hypot(x, y) - np.float32(radius) * (1 + ragged), 1.3)
        level = rng.uniform(0.85, 1.0) if rng.random() < 0.6 else rng.uniform(0.05, 0.3)
        changed[rows, columns] = blend(changed[rows, columns], level, share * np.float32(rng.uniform(0.4, 1)))
        column, row = column + rng.normal(0, 1.2 * radius), row + rng.normal(0, 1.2 * radius)
    return changed


def _shrinkage(rng: Dice, body: Body, grey: Plane) -> Plane:
    """A spongy patch: ragged dark veins and pores within a soft border."""
    scale = body.frame.unit
    column, row = _site(rng, body)
    radius = rng.extent(4, 17) * scale
    rows, columns, x, y = _window(body, column, row, 1.6 * radius + 2)
    side = max(x.shape[1], y.shape[0])
    cells = max(4, round(side / (float(rng.uniform(2.0, 5.0)) * scale)))
    grain = cloud(rng, side, cells)[: y.shape[0], : x.shape[1]]
    shape = cloud(rng, side, 4)[: y.shape[0], : x.shape[1]] * np.float32(0.35 * radius)
    region = coverage(np.hypot(x, y) + shape - np.float32(radius), 0.5 * radius)
    veins = np.clip(np.float32(rng.uniform(0.15, 0.6)) - np.abs(grain), 0, 0.3) / np.float32(0.3)
    contrast = np.float32(rng.extent(0.2, 0.65))
    changed = grey.copy()
    inside = region * (body.outline[rows, columns] < 0)
    patch = changed[rows, columns]
    glints = np.clip(-grain - np.float32(0.7), 0, 1) * np.float32(rng.uniform(0, 0.3))
    changed[rows, columns] = patch + inside * (glints - veins * contrast * np.clip(patch + 0.2, 0, 1))
    return changed


_DRAWERS: dict[DefectKind, Callable[[Dice, Body, Plane], Plane]] = {
    DefectKind.BLOW_HOLE: _blow_hole,
    DefectKind.PINHOLES: _pinholes,
    DefectKind.SCRATCH: _scratch,
    DefectKind.BURR: _burr,
    DefectKind.CHIP: _chip,
    DefectKind.SHRINKAGE: _shrinkage,
}
