"""A pump impeller from the front: turned disc, groove, bladed dark ring, hub and bore."""

from __future__ import annotations

import numpy as np

from castinspect.synthetic.body import Body, Frame
from castinspect.synthetic.canvas import Plane, around, blend, cloud, coverage, periodic_noise
from castinspect.synthetic.surface import bench, cast_shadow, turned_finish


def impeller(rng: np.random.Generator, frame: Frame) -> Body:
    """Draw a sound impeller with its ground and shadow."""
    size, radius, scale = frame.size, frame.radius, frame.unit
    angle = np.arctan2(frame.v, frame.u)
    radial = np.hypot(frame.u, frame.v)
    lift = radius * rng.uniform(0.0, 0.03)  # lower levels seem shifted, as the camera is not quite above
    toward = rng.uniform(0, 2 * np.pi)
    shift_u, shift_v = np.float32(lift * np.cos(toward)), np.float32(lift * np.sin(toward))
    lower = np.hypot(frame.u - shift_u, frame.v - shift_v)
    groove = radius * rng.uniform(0.61, 0.67)
    ring = groove - radius * rng.uniform(0.012, 0.03) - lift
    inner = ring - radius * rng.uniform(0.045, 0.085)
    hub = radius * rng.uniform(0.26, 0.34)
    bore = hub - radius * rng.uniform(0.05, 0.08)

    outline = radial - np.float32(radius)
    ground = cast_shadow(rng, bench(rng, size), outline, angle, scale)
    metal = np.float32(rng.uniform(0.6, 0.86)) * turned_finish(rng, frame, radial, angle)
    grey = blend(ground, _rim(rng, metal, outline, angle, scale), coverage(outline, 1.0 + 0.6 * scale))
    groove_dark = float(rng.uniform(0.05, 0.2))
    grey = blend(grey, groove_dark, coverage(radial - np.float32(groove), 1.5))
    ring_level = metal * np.float32(rng.uniform(0.85, 1.15))
    ring_level = ring_level + _glint(rng, angle)
    grey = blend(grey, ring_level, coverage(lower - np.float32(ring), 1.5))
    grey = blend(grey, _blades(rng, lower, angle, inner, size), coverage(lower - np.float32(inner), 1.5))
    grey = _edge_arcs(rng, grey, angle, outline + np.float32(0.4 * scale), scale)
    for edge in (groove, ring, 0.5 * (groove + ring)):
        grey = _edge_arcs(rng, grey, angle, (radial if edge == groove else lower) - np.float32(edge), scale)
    if rng.random() < 0.3:
        grey = _index_marks(rng, grey, angle, (outline, lower - np.float32(ring)), scale)
    grey = _hub(rng, grey, metal, (frame.u - shift_u, frame.v - shift_v), hub, bore)
    face = (radial < radius - 2 * scale) & (radial > groove + 1.5 * scale) | (
        (lower < ring - scale) & (lower > inner + scale)
    )
    hub_top = (lower < hub - scale) & (lower > bore + scale)
    recess = (lower < bore - 1.5 * scale) | ((lower < inner - 1.5 * scale) & (lower > hub + 1.5 * scale))
    return Body(frame, grey, outline, angle, face | hub_top if rng.random() < 0.3 else face, recess)


def _rim(rng: np.random.Generator, metal: Plane, outline: Plane, angle: Plane, scale: float) -> Plane:
    """The disc's outer edge: a thin dark line on the far side, a thin bright chamfer on the near one."""
    side = np.cos(angle - np.float32(rng.uniform(0, 2 * np.pi)))
    line = coverage(-outline - np.float32(rng.uniform(0.8, 2.0) * scale), 1.5)
    dark = np.clip(np.float32(rng.uniform(0.1, 0.6)) + np.float32(0.5) * side, 0, 0.85)
    edged: Plane = metal * (1 - line * dark)
    if rng.random() < 0.6:
        away = np.abs(outline + np.float32(rng.uniform(2.0, 3.5) * scale))
        chamfer = coverage(away - np.float32(0.7 * scale), 1.2) * np.clip(-side, 0, 1)
        edged = edged + chamfer * np.float32(rng.uniform(0.03, 0.18))
    return edged


def _edge_arcs(rng: np.random.Generator, grey: Plane, angle: Plane, distance: Plane, scale: float) -> Plane:
    """Dark or bright lines along parts of a round edge, that begin and end softly or all at once."""
    for level, chance in ((rng.uniform(0.03, 0.25), 0.55), (rng.uniform(0.8, 1.0), 0.35)):
        if rng.random() > chance:
            continue
        noise = periodic_noise(rng, rng.uniform(1, 4)) + np.float32(rng.uniform(-0.7, 0.7))
        arcs = np.clip(noise * np.float32(np.exp(rng.uniform(0.5, 4))), 0, 1) * np.float32(rng.uniform(0.3, 1.0))
        line = coverage(np.abs(distance) - np.float32(rng.uniform(0.2, 1.3) * scale), 1.2)
        grey = blend(grey, float(level), line * around(angle, arcs))
    return grey


def _index_marks(
    rng: np.random.Generator, grey: Plane, angle: Plane, edges: tuple[Plane, Plane], scale: float
) -> Plane:
    """Small bright ticks that the lathe's jaw leaves on the rim and the groove, at one or two angles."""
    for middle in rng.uniform(-np.pi, np.pi, int(rng.integers(1, 3))):
        away = np.abs((angle - np.float32(middle) + np.pi) % np.float32(2 * np.pi) - np.pi)
        for edge in edges:
            if rng.random() < 0.7:
                spot = coverage(np.abs(edge) - np.float32(rng.uniform(0.6, 1.6) * scale), 1.2)
                near = np.clip(1.5 - away / np.float32(rng.uniform(0.008, 0.02)), 0, 1)
                grey = grey + spot * near * np.float32(rng.uniform(0.08, 0.35))
    return grey


def _glint(rng: np.random.Generator, angle: Plane) -> Plane:
    profile = np.clip(periodic_noise(rng, rng.uniform(2, 12)) - 0.8, 0, 1) * rng.uniform(0.0, 0.2)
    return around(angle, profile.astype(np.float32))


def _blades(rng: np.random.Generator, lower: Plane, angle: Plane, inner: float, size: int) -> Plane:
    """The dark space between the shrouds, with the curved blades faintly lit."""
    count = int(rng.integers(5, 9))
    swirl = rng.uniform(1.5, 4.0) * (1 if rng.random() < 0.5 else -1)
    phase = angle * count + lower * np.float32(swirl * count / inner * 0.6) + np.float32(rng.uniform(0, 6))
    sharp = np.clip(np.sin(phase), 0, 1) ** int(rng.integers(3, 14))
    patchy = np.clip(cloud(rng, size, 14) * np.float32(0.6) + np.float32(0.5), 0, 1.4)
    level = np.float32(rng.uniform(0.04, 0.14))
    dark: Plane = level + sharp * patchy * np.float32(rng.uniform(0.05, 0.2))
    return dark


def _hub(
    rng: np.random.Generator, grey: Plane, metal: Plane, position: tuple[Plane, Plane], hub: float, bore: float
) -> Plane:
    """The bright hub in the middle and the view into its bore."""
    across, up = position
    lower = np.hypot(across, up)
    top = np.float32(rng.uniform(0.9, 1.15)) * metal * np.float32(0.5) + np.float32(rng.uniform(0.3, 0.42))
    grey = blend(grey, top, coverage(lower - np.float32(hub), 1.5))
    inside = np.float32(rng.uniform(0.35, 0.72)) + across * np.float32(rng.uniform(-0.3, 0.3) / bore)
    if rng.random() < 0.4:  # the far wall of the bore shows as a dark sickle
        depth = np.float32(bore * rng.uniform(0.1, 0.5))
        inside = blend(inside, 0.3, coverage(np.float32(bore) - np.hypot(across + depth, up), 2.0))
    grey = blend(grey, 0.2, coverage(lower - np.float32(bore), 1.5))
    return blend(grey, inside, coverage(lower - np.float32(bore * 0.95), 1.5))
