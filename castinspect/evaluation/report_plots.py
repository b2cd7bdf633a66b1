"""Plots of the report as inline SVG: numbers only, so nothing in them can be markup from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from castinspect.evaluation.calibration import ReliabilityBin
from castinspect.evaluation.cuts import PartScores
from castinspect.evaluation.figures import Curve
from castinspect.language import say, say_each
from castinspect.models.metadata import Cuts

_SIDE, _LEFT, _TOP, _BOTTOM = 240, 44, 26, 40
_WIDE, _HIGH = 900, 120
_BINS = 40
_MOST_POINTS = 400


def curve_plot(curve: Curve, title: str, x: str, y: str, *, diagonal: bool = False) -> str:
    """A curve in the unit square.

    Args:
        curve: Its points.
        title: Over it; a constant, as are the axes' names: they are not escaped.
        x: Name of the axis.
        y: Likewise.
        diagonal: Whether chance lies on the diagonal.
    """
    step = max(1, len(curve.x) // _MOST_POINTS)
    keep = np.unique(np.append(np.arange(0, len(curve.x), step), len(curve.x) - 1))
    ideal = _line([(0, 0), (1, 1)], "ideal") if diagonal else ""
    points = list(zip(curve.x[keep].tolist(), curve.y[keep].tolist(), strict=True))
    return _square(ideal + _line(points, "line"), f"{title} {curve.area:.3f}", x, y)


def reliability_plot(bins: Sequence[ReliabilityBin], error: float) -> str:
    """What was said against what was so; a dot's area is how many parts it stands for."""
    dots = "".join(
        f'<circle class="dot" cx="{_x(b.predicted):.1f}" cy="{_y(b.observed):.1f}" r="{3 + 12 * b.weight**0.5:.1f}" '
        'opacity="0.7"/>'
        for b in bins
    )
    body = _line([(0, 0), (1, 1)], "ideal") + dots
    return _square(
        body, say("reliability, error {error:.3f}", error=error), *say_each("defect probability", "share defective")
    )


def histogram_plot(scores: PartScores, cuts: Cuts) -> str:
    """Parts by defect probability, good ones upwards, defective ones downwards, with both cuts.

    Heights go by the root of the count, so that single parts near the cuts are seen beside the many far off.
    """
    edges = np.linspace(0, 1, _BINS + 1)
    good, defective = (np.histogram(part, edges)[0] for part in (scores.good, scores.defective))
    most = max(1, int(good.max()), int(defective.max()))
    middle = _TOP + _HIGH / 2
    bars = _bars(good, most, middle, -1, "good") + _bars(defective, most, middle, 1, "defective")
    lines = "".join(
        f'<line class="cut" x1="{cut * _WIDE:.1f}" x2="{cut * _WIDE:.1f}" y1="{_TOP - 6}" y2="{_TOP + _HIGH}"/>'
        f'<text x="{cut * _WIDE:.1f}" y="{_TOP - 10}" text-anchor="{anchor}">{name}</text>'
        for name, cut, anchor in ((say("OK cut"), cuts.ok, "end"), (say("defect cut"), cuts.defect, "start"))
    )
    names = f'<text x="0" y="{_TOP + 4}">{say("good")}</text><text x="0" y="{_TOP + _HIGH}">{say("defective")}</text>'
    ticks = "".join(
        f'<text x="{at * _WIDE:.0f}" y="{_TOP + _HIGH + 18}" text-anchor="middle">{at:g}</text>'
        for at in (0.25, 0.5, 0.75)
    )
    axis = f'<line class="axis" x1="0" x2="{_WIDE}" y1="{middle}" y2="{middle}"/>'
    size = f'viewBox="0 0 {_WIDE} {_TOP + _HIGH + 24}" width="100%"'
    return f"<svg {size}>{bars}{axis}{lines}{names}{ticks}</svg>"


def _bars(counts: NDArray[np.int64], most: int, middle: float, direction: int, name: str) -> str:
    width = _WIDE / _BINS
    found = []
    for index, count in enumerate(counts):
        height = (count / most) ** 0.5 * _HIGH / 2
        top = middle - height if direction < 0 else middle
        if count:
            found.append(
                f'<rect class="{name}" x="{index * width + 1:.1f}" y="{top:.1f}" width="{width - 2:.1f}" '
                f'height="{max(1.0, height):.1f}"/>'
            )
    return "".join(found)


def _square(body: str, title: str, x: str, y: str) -> str:
    middle = _TOP + _SIDE / 2
    frame = f'<rect class="axis" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>'
    ticks = "".join(
        f'<text x="{_x(at):.0f}" y="{_TOP + _SIDE + 16}" text-anchor="middle">{at:g}</text>'
        f'<text x="{_LEFT - 6}" y="{_y(at) + 4:.0f}" text-anchor="end">{at:g}</text>'
        for at in (0, 0.5, 1)
    )
    words = (
        f'<text x="{_LEFT}" y="{_TOP - 9}">{title}</text>'
        f'<text x="{_x(0.5):.0f}" y="{_TOP + _SIDE + 34}" text-anchor="middle">{x}</text>'
        f'<text x="12" y="{middle}" text-anchor="middle" transform="rotate(-90 12 {middle})">{y}</text>'
    )
    width, height = _LEFT + _SIDE + 16, _TOP + _SIDE + _BOTTOM
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{frame}{body}{ticks}{words}</svg>'


def _line(points: Iterable[tuple[float, float]], name: str) -> str:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return f'<polyline class="{name}" fill="none" points="{path}"/>'


def _x(value: float) -> float:
    return _LEFT + value * _SIDE


def _y(value: float) -> float:
    return _TOP + (1 - value) * _SIDE
