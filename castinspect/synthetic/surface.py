"""Surfaces: the bench below, the shadow on it, brushed and cast finishes."""

from __future__ import annotations

import numpy as np

from castinspect.synthetic.body import Frame
from castinspect.synthetic.canvas import Plane, along, around, cloud, periodic_noise, pixel_grid


def bench(rng: np.random.Generator, size: int) -> Plane:
    """The plain ground below the part, (size, size): grey from 0.35 to 0.9 with a slow gradient."""
    level = rng.uniform(0.55, 0.85) if rng.random() < 0.85 else rng.uniform(0.2, 0.95)
    x, y = pixel_grid(size)
    slope = rng.normal(0, 0.1, 2) / size
    ground: Plane = (level + slope[0] * (x - size / 2) + slope[1] * (y - size / 2)).astype(np.float32)
    return ground + cloud(rng, size, int(rng.integers(2, 7))) * np.float32(rng.uniform(0, 0.02))


def cast_shadow(rng: np.random.Generator, ground: Plane, outline: Plane, angle: Plane, scale: float) -> Plane:
    """The ground darkened beside the part, on one side more than on the other; `scale` is the reference unit."""
    depth = rng.uniform(0.1, 0.75)
    side = np.cos(angle - np.float32(rng.uniform(0, 2 * np.pi)))
    reach = np.float32(rng.uniform(2.5, 14) * scale)
    fall = np.exp(-np.maximum(outline, 0) / (reach * (np.float32(1.15) + side)))
    strength = np.float32(depth) * np.clip(np.float32(0.55) + np.float32(0.6) * side, 0.08, 1)
    shaded: Plane = ground * (1 - strength * fall)
    return shaded


def turned_finish(rng: np.random.Generator, frame: Frame, radial: Plane, angle: Plane) -> Plane:
    """Brightness factor of a face turned on a lathe: highlights by angle, fine lines by radius, (size, size).

    Grooves around the axis reflect a lamp in narrow sectors, which is what such parts show in every picture.
    """
    turn = np.linspace(0, 2 * np.pi, 4096, endpoint=False, dtype=np.float32)
    light = np.float32(frame.light)
    profile = 1.0 + rng.uniform(0.0, 0.14) * np.cos(turn - light) + rng.uniform(0.0, 0.16) * np.cos(2 * (turn - light))
    for _ in range(int(rng.integers(1, 5))):
        profile = profile + _sector(rng, turn)
    profile = profile + periodic_noise(rng, rng.uniform(3, 9)) * rng.uniform(0.005, 0.03)
    profile = profile + periodic_noise(rng, rng.uniform(80, 500)) * rng.uniform(0.0, 0.02)
    step = 0.25
    rings = rng.standard_normal(int(frame.size / step) + 1).astype(np.float32)
    width = max(1, int(rng.uniform(0.6, 3.0) * frame.unit / step))
    rings = np.convolve(rings, np.ones(width, np.float32) / np.sqrt(width), mode="same")
    lines = along(radial, (rings * rng.uniform(0.003, 0.022)).astype(np.float32), step)
    finish: Plane = around(angle, profile.astype(np.float32)) + lines
    return finish


def _sector(rng: np.random.Generator, turn: Plane) -> Plane:
    """A bright or dark sector around the circle, with soft or hard borders."""
    away = np.abs((turn - np.float32(rng.uniform(0, 2 * np.pi)) + np.pi) % (2 * np.pi) - np.pi)
    half = rng.uniform(0.03, 0.8)
    border = rng.uniform(0.02, 0.4)
    height = rng.uniform(0.03, 0.26) * (1 if rng.random() < 0.65 else -1)
    sector: Plane = (height / (1 + np.exp(np.clip((away - half) / (border * 0.4), -30, 30)))).astype(np.float32)
    return sector


def milled_finish(rng: np.random.Generator, frame: Frame) -> Plane:
    """Brightness factor of a face ground or milled along one direction, straight or in wide arcs, (size, size)."""
    if rng.random() < 0.5:
        position = frame.v + frame.radius * 2
    else:
        centre = frame.radius * rng.uniform(1.0, 3.0)
        position = np.hypot(frame.u - np.float32(centre), frame.v)
    step = 0.25
    lines = rng.standard_normal(int(6 * frame.radius / step)).astype(np.float32)
    width = max(1, int(rng.uniform(0.6, 4.0) * frame.unit / step))
    lines = np.convolve(lines, np.ones(width, np.float32) / np.sqrt(width), mode="same")
    fine = along(position, (lines * rng.uniform(0.005, 0.05)).astype(np.float32), step)
    slow = cloud(rng, frame.size, int(rng.integers(2, 5))) * np.float32(rng.uniform(0.0, 0.07))
    finish: Plane = 1 + fine + slow
    return finish


def cast_finish(rng: np.random.Generator, frame: Frame) -> Plane:
    """Brightness factor of a rough surface as it comes from the mould, (size, size)."""
    cells = int(rng.integers(30, 90))
    grain = cloud(rng, frame.size, cells) * np.float32(rng.uniform(0.01, 0.06))
    finish: Plane = 1 + grain + cloud(rng, frame.size, 4) * np.float32(rng.uniform(0.0, 0.08))
    return finish
