"""What is no defect although it catches the eye: stains, reflections, chalk, machining lines, marks in a bore."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from castinspect.synthetic.body import Body
from castinspect.synthetic.canvas import Plane, blend, cloud, coverage, pixel_grid
from castinspect.synthetic.defects import DefectKind, Dice, add_defect

_RECESS_MARKS = (DefectKind.BLOW_HOLE, DefectKind.PINHOLES, DefectKind.SCRATCH, DefectKind.SHRINKAGE)


def add_nuisances(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """Draw a random choice of harmless marks on the part; sound and defective parts get them alike."""
    for chance, draw in (
        (0.25, _stain),
        (0.3, _reflection),
        (0.1, _chalk),
        (0.25, _machining_lines),
        (0.4, dust),
        (0.25, _soft_shadow),
        (0.3, _edge_wear),
        (0.5, _marks_in_recess),
    ):
        if rng.random() < chance:
            grey = draw(rng, body, grey)
    return grey


def spot(rng: np.random.Generator, body: Body) -> tuple[float, float]:
    """A random place on the part's face: column and row in pixels."""
    places = np.flatnonzero(body.face)
    if not len(places):
        return body.frame.size / 2, body.frame.size / 2
    row, column = divmod(int(places[rng.integers(len(places))]), body.frame.size)
    return float(column), float(row)


def _stain(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A wide soft patch of oil or water, a little darker or lighter."""
    column, row = spot(rng, body)
    x, y = pixel_grid(body.frame.size)
    radius = rng.uniform(7, 35) * body.frame.unit
    ragged = cloud(rng, body.frame.size, 10) * np.float32(radius * 0.3)
    distance = np.hypot(x - np.float32(column), y - np.float32(row)) + ragged - np.float32(radius)
    share = coverage(distance, float(rng.uniform(0.35, 1.0)) * radius) * (body.outline < 0)
    stained: Plane = grey * (1 + share * np.float32(rng.uniform(-0.22, 0.12)))
    return stained


def _reflection(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A glow of a lamp, soft at its borders."""
    column, row = spot(rng, body)
    x, y = pixel_grid(body.frame.size)
    turn = rng.uniform(0, np.pi)
    cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    across = (x - np.float32(column)) * cos + (y - np.float32(row)) * sin
    up = (y - np.float32(row)) * cos - (x - np.float32(column)) * sin
    wide, narrow = rng.uniform(8, 40) * body.frame.unit, rng.uniform(4, 14) * body.frame.unit
    glow = np.exp(-0.5 * ((across / np.float32(wide)) ** 2 + (up / np.float32(narrow)) ** 2)) * (body.outline < 0)
    lit: Plane = grey + glow * np.float32(rng.uniform(0.05, 0.3)) * np.clip(grey + 0.3, 0, 1)
    return lit


def _chalk(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A broad powdery stroke, as an inspector makes it: wider and softer than any scratch."""
    column, row = spot(rng, body)
    x, y = pixel_grid(body.frame.size)
    turn, scale = rng.uniform(0, np.pi), body.frame.unit
    cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    across = (x - np.float32(column)) * cos + (y - np.float32(row)) * sin
    up = (y - np.float32(row)) * cos - (x - np.float32(column)) * sin
    up = up + np.float32(rng.uniform(-0.01, 0.01) / scale) * across**2
    long, wide = rng.uniform(12, 40) * scale, rng.uniform(2.5, 6) * scale
    share = coverage(np.abs(across) - np.float32(long), 6 * scale) * coverage(np.abs(up) - np.float32(wide), 3 * scale)
    powder = np.clip(np.float32(0.5) + cloud(rng, body.frame.size, 70) * np.float32(0.5), 0, 1)
    return blend(grey, 0.93, share * powder * np.float32(rng.uniform(0.3, 0.7)) * (body.outline < 0))


def _machining_lines(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """Fine lines of a tool: circles around the axis, or parallel chatter across a sector."""
    frame, scale = body.frame, body.frame.unit
    radial = np.hypot(frame.u, frame.v)
    position = radial if rng.random() < 0.7 else frame.u
    pitch = rng.uniform(2.2, 9) * scale
    wave = np.sin(position * np.float32(2 * np.pi / pitch))
    if rng.random() < 0.5:
        wave = coverage(np.abs(position - np.float32(frame.radius * rng.uniform(0.3, 0.95))), 2 * scale)
    window = np.clip(cloud(rng, frame.size, 4) + np.float32(0.5), 0, 1) * body.face
    lined: Plane = grey * (1 + wave * window * np.float32(rng.uniform(-0.09, 0.09)))
    return lined


def dust(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """Tiny faint specks, on the ground as well as on the part."""
    size = body.frame.size
    count = int(rng.integers(3, 40))
    rows, columns = rng.integers(1, size - 1, count), rng.integers(1, size - 1, count)
    height = (rng.uniform(0.02, 0.09, count) * rng.choice((-1, 1), count)).astype(np.float32)
    dusty = grey.copy()
    np.add.at(dusty, (rows, columns), height)
    np.add.at(dusty, (rows, columns + rng.integers(-1, 2, count)), height * np.float32(0.6))
    return dusty


def _soft_shadow(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A shadow of something beside the camera across the picture."""
    size = body.frame.size
    x, y = pixel_grid(size)
    turn = rng.uniform(0, 2 * np.pi)
    away = (x - size / 2) * np.float32(np.cos(turn)) + (y - size / 2) * np.float32(np.sin(turn))
    share = coverage(away - np.float32(rng.uniform(-0.3, 0.1) * size), float(rng.uniform(0.08, 0.4)) * size)
    shaded: Plane = grey * (1 - share * np.float32(rng.uniform(0.05, 0.3)))
    return shaded


def _edge_wear(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """A short bright tick on an edge, as a deburred part has them: small, straight and along the edge."""
    frame = body.frame
    worn = grey.copy()
    for _ in range(int(rng.integers(1, 4))):
        middle, half = rng.uniform(-np.pi, np.pi), rng.uniform(0.01, 0.05)
        away = np.abs((body.angle - np.float32(middle) + np.pi) % np.float32(2 * np.pi) - np.pi)
        edge = np.abs(body.outline + np.float32(rng.uniform(0.5, 2.0) * frame.unit)) - np.float32(0.5 * frame.unit)
        share = coverage(edge, 1.2) * (away < half)
        worn = worn + share * np.float32(rng.uniform(0.05, 0.3))
    return worn


def _marks_in_recess(rng: np.random.Generator, body: Body, grey: Plane) -> Plane:
    """What would be a defect on the face, deep in a bore or a gap, whose walls nobody judges: only the place tells."""
    dice, below = Dice(np.random.SeedSequence(int(rng.integers(1 << 32)))), replace(body, face=body.recess)
    for kind in rng.choice(len(_RECESS_MARKS), int(rng.integers(1, 3)), replace=False):
        marked, _ = add_defect(dice, below, grey, _RECESS_MARKS[kind])
        grey = np.where(body.recess, marked, grey)
    return grey
