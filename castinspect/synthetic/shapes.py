"""Parts other than impellers: rings, flanges, plates, housings and ribbed covers, built as lit reliefs."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from castinspect.synthetic.body import Body, Frame, place
from castinspect.synthetic.canvas import Plane, blend, coverage
from castinspect.synthetic.impeller import impeller
from castinspect.synthetic.surface import bench, cast_finish, cast_shadow, milled_finish, turned_finish


class PartShape(StrEnum):
    """What kind of part is drawn."""

    IMPELLER = "impeller"
    RING = "ring"
    FLANGE = "flange"
    PLATE = "plate"
    HOUSING = "housing"
    RIBBED = "ribbed"


class _Relief:
    """A part under construction: plateaus of some height and finish, lit from one side at the end."""

    def __init__(self, rng: np.random.Generator, frame: Frame, outline: Plane, finish: Plane) -> None:
        self.rng, self.frame, self.outline = rng, frame, outline
        self.angle = np.arctan2(frame.v, frame.u)
        self.ground = cast_shadow(rng, bench(rng, frame.size), outline, self.angle, frame.unit)
        self.grey = np.float32(rng.uniform(0.4, 0.78)) * finish
        self.height = coverage(outline, 3.0 * frame.unit)
        self.face = outline < -2 * frame.unit
        self.recess = np.zeros_like(self.face)

    def raise_plateau(self, distance: Plane, height: float, finish: Plane | None = None) -> None:
        """Lift (or lower) the region inside `distance`, with another finish on its top."""
        softness = float(self.rng.uniform(1.5, 4.0)) * self.frame.unit
        share = coverage(distance, softness)
        if finish is not None:
            self.grey = blend(self.grey, np.float32(self.rng.uniform(0.5, 0.85)) * finish, share)
        self.height = self.height + share * np.float32(height)

    def drill(self, distance: Plane) -> None:
        """Cut a dark bore where `distance` is negative, often with a bright chamfer."""
        scale = self.frame.unit
        if self.rng.random() < 0.6:
            chamfer = coverage(distance - np.float32(1.8 * scale), 1.5)
            self.grey = blend(self.grey, float(self.rng.uniform(0.6, 0.95)), chamfer * np.float32(0.7))
        dark = float(self.rng.uniform(0.04, 0.3))
        inside = np.float32(dark) + self.frame.u * np.float32(self.rng.uniform(-0.1, 0.1) / self.frame.radius)
        share = coverage(distance, 1.5)
        self.grey = blend(self.grey, inside, share)
        self.height = self.height * (1 - share)
        self.face &= distance > 2 * scale
        self.recess |= distance < -1.5 * scale

    def body(self) -> Body:
        """Light the relief and put it on the ground."""
        rise, run = np.gradient(self.height)
        light = self.frame.light
        slope = run * np.float32(np.cos(light)) + rise * np.float32(np.sin(light))
        lit = self.grey + np.clip(slope * np.float32(self.rng.uniform(0.2, 0.8)), -0.3, 0.25)
        grey = blend(self.ground, lit, coverage(self.outline, 1.5))
        return Body(self.frame, grey, self.outline, self.angle, self.face, self.recess)


def make_body(rng: np.random.Generator, size: int, shape: PartShape, design: int | None = None) -> Body:
    """Draw a sound part of the given shape on its ground.

    Args:
        rng: Chooses how it lies, and what it is like where no design says it.
        size: Side of the picture in pixels.
        shape: Of the part.
        design: Seed of the part's measures, finish and ground; None for others each time.
    """
    frame = place(rng, size)
    draw = {
        PartShape.IMPELLER: impeller,
        PartShape.RING: _ring,
        PartShape.FLANGE: _flange,
        PartShape.PLATE: _plate,
        PartShape.HOUSING: _housing,
        PartShape.RIBBED: _ribbed,
    }[shape]
    return draw(rng if design is None else np.random.default_rng(design), frame)


def _ring(rng: np.random.Generator, frame: Frame) -> Body:
    radius, radial = frame.radius, np.hypot(frame.u, frame.v)
    relief = _turned(rng, frame, radial)
    for _ in range(int(rng.integers(0, 4))):  # steps and grooves on the face
        middle, width = radius * rng.uniform(0.5, 0.95), radius * rng.uniform(0.008, 0.08)
        relief.raise_plateau(np.abs(radial - np.float32(middle)) - np.float32(width), rng.uniform(-0.8, 0.8))
    relief.drill(radial - np.float32(radius * rng.uniform(0.3, 0.75)))
    return relief.body()


def _flange(rng: np.random.Generator, frame: Frame) -> Body:
    radius, radial = frame.radius, np.hypot(frame.u, frame.v)
    relief = _turned(rng, frame, radial)
    boss = np.float32(radius * rng.uniform(0.3, 0.6))
    top = turned_finish(rng, frame, radial, relief.angle)
    relief.raise_plateau(radial - boss, rng.uniform(0.3, 1.0), top if rng.random() < 0.5 else None)
    relief.drill(radial - boss * np.float32(rng.uniform(0.35, 0.9)))
    _bolt_circle(rng, relief, radius * rng.uniform(0.7, 0.85), radius * rng.uniform(0.04, 0.1))
    return relief.body()


def _plate(rng: np.random.Generator, frame: Frame) -> Body:
    outline, half_u, half_v = _block(rng, frame, 0.45)
    relief = _Relief(rng, frame, outline, _flat_finish(rng, frame))
    for _ in range(int(rng.integers(0, 3))):
        position = frame.u if rng.random() < 0.5 else frame.v
        slot = np.abs(position - np.float32(rng.uniform(-0.5, 0.5) * half_v)) - np.float32(
            rng.uniform(1.5, 7) * frame.unit
        )
        relief.raise_plateau(slot, rng.uniform(-0.8, 0.8))
    for _ in range(int(rng.integers(0, 5))):
        hole = frame.radius * rng.uniform(0.04, 0.2)
        at_u, at_v = rng.uniform(-0.7, 0.7) * half_u, rng.uniform(-0.7, 0.7) * half_v
        relief.drill(_disc(frame, at_u, at_v, hole))
    return relief.body()


def _housing(rng: np.random.Generator, frame: Frame) -> Body:
    outline, half_u, half_v = _block(rng, frame, 0.7)
    relief = _Relief(rng, frame, outline, cast_finish(rng, frame))
    radial = np.hypot(frame.u, frame.v)
    flange = min(half_u, half_v) * rng.uniform(0.55, 0.85)
    top = turned_finish(rng, frame, radial, relief.angle)
    relief.raise_plateau(radial - np.float32(flange), rng.uniform(0.4, 1.2), top)
    relief.drill(radial - np.float32(flange * rng.uniform(0.4, 0.8)))
    if rng.random() < 0.8:
        bolt = frame.radius * rng.uniform(0.05, 0.09)
        for side_u in (-1, 1):
            for side_v in (-1, 1):
                at_u, at_v = side_u * (half_u - 2 * bolt), side_v * (half_v - 2 * bolt)
                relief.raise_plateau(_disc(frame, at_u, at_v, 1.6 * bolt), 0.5, cast_finish(rng, frame))
                relief.drill(_disc(frame, at_u, at_v, bolt * 0.7))
    return relief.body()


def _ribbed(rng: np.random.Generator, frame: Frame) -> Body:
    radius, radial = frame.radius, np.hypot(frame.u, frame.v)
    round_part = rng.random() < 0.5
    outline = radial - np.float32(radius) if round_part else _block(rng, frame, 0.6)[0]
    relief = _Relief(rng, frame, outline, cast_finish(rng, frame))
    width = np.float32(rng.uniform(1.5, 4.5) * frame.unit)
    if round_part:
        count = int(rng.integers(4, 14))
        sector = np.float32(2 * np.pi / count)
        away = (relief.angle % sector - sector / 2) * radial
    else:
        pitch = np.float32(radius * rng.uniform(0.18, 0.5))
        away = frame.u % pitch - pitch / 2
    relief.raise_plateau(np.maximum(np.abs(away) - width, outline + 3 * width), rng.uniform(0.5, 1.3))
    relief.raise_plateau(np.abs(outline + 2 * width) - width, rng.uniform(0.4, 1.0))
    if round_part or rng.random() < 0.5:
        hub = radius * rng.uniform(0.15, 0.35)
        top = turned_finish(rng, frame, radial, relief.angle)
        relief.raise_plateau(radial - np.float32(hub), rng.uniform(0.5, 1.2), top)
        relief.drill(radial - np.float32(hub * rng.uniform(0.3, 0.7)))
    return relief.body()


def _turned(rng: np.random.Generator, frame: Frame, radial: Plane) -> _Relief:
    angle = np.arctan2(frame.v, frame.u)
    return _Relief(rng, frame, radial - np.float32(frame.radius), turned_finish(rng, frame, radial, angle))


def _flat_finish(rng: np.random.Generator, frame: Frame) -> Plane:
    return milled_finish(rng, frame) if rng.random() < 0.7 else cast_finish(rng, frame)


def _block(rng: np.random.Generator, frame: Frame, narrowest: float) -> tuple[Plane, float, float]:
    """Distance to the border of a block with round corners, and its half sides."""
    half_u = frame.radius * rng.uniform(0.8, 1.0)
    half_v = half_u * rng.uniform(narrowest, 1.0)
    corner = half_v * rng.uniform(0.03, 0.6)
    away_u = np.abs(frame.u) - np.float32(half_u - corner)
    away_v = np.abs(frame.v) - np.float32(half_v - corner)
    outside = np.hypot(np.maximum(away_u, 0), np.maximum(away_v, 0))
    outline: Plane = outside + np.minimum(np.maximum(away_u, away_v), 0) - np.float32(corner)
    return outline, half_u, half_v


def _disc(frame: Frame, at_u: float, at_v: float, radius: float) -> Plane:
    distance: Plane = np.hypot(frame.u - np.float32(at_u), frame.v - np.float32(at_v)) - np.float32(radius)
    return distance


def _bolt_circle(rng: np.random.Generator, relief: _Relief, circle: float, radius: float) -> None:
    """Drill equal bores around the centre, all at once by folding the plane into one sector."""
    count = int(rng.integers(3, 9))
    sector = np.float32(2 * np.pi / count)
    frame = relief.frame
    folded = relief.angle % sector - sector / 2
    radial = np.hypot(frame.u, frame.v)
    across, out = radial * np.sin(folded), radial * np.cos(folded) - np.float32(circle)
    relief.drill(np.hypot(across, out) - np.float32(radius))
