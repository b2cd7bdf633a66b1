"""Plots are SVG that any reader of XML takes, and hold numbers only."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from castinspect.evaluation.calibration import ReliabilityBin
from castinspect.evaluation.cuts import PartScores
from castinspect.evaluation.figures import Curve
from castinspect.evaluation.report_plots import curve_plot, histogram_plot, reliability_plot
from castinspect.models.metadata import Cuts


def points(svg, name):
    line = next(found for found in ET.fromstring(svg).iter("polyline") if found.get("class") == name)
    return [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]


def test_a_curve_runs_from_corner_to_corner():
    svg = curve_plot(Curve(np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0]), 1.0), "ROC", "x", "y", diagonal=True)
    first, corner, last = points(svg, "line")
    assert first[0] == corner[0] < last[0]
    assert corner[1] == last[1] < first[1]  # upwards is to smaller numbers
    assert points(svg, "ideal") == [first, last]
    assert "ROC 1.000" in svg


@pytest.mark.parametrize("many", [399, 400, 5000])
def test_a_long_curve_is_thinned_and_keeps_its_ends(many):
    x = np.linspace(0, 1, many)
    drawn = points(curve_plot(Curve(x, x, 0.5), "ROC", "x", "y"), "line")
    assert len(drawn) <= 801
    assert (drawn[0][0], drawn[-1][0]) == (44.0, 284.0)


def test_dots_of_reliability_grow_with_what_they_stand_for():
    bins = [ReliabilityBin(0.1, 0.1, 0.25, 5), ReliabilityBin(0.9, 0.8, 1.0, 20)]
    svg = reliability_plot(bins, 0.05)
    small, large = (float(dot.get("r")) for dot in ET.fromstring(svg).iter("circle"))
    assert (small, large) == (9.0, 15.0)
    assert "error 0.050" in svg


def test_every_part_stands_in_the_histogram_and_cuts_where_they_are():
    scores = PartScores(np.array([0.9, 0.95]), np.array([0.01, 0.02, 0.5]))
    root = ET.fromstring(histogram_plot(scores, Cuts(ok=0.2, defect=0.6)))
    bars = [bar.get("class") for bar in root.iter("rect")]
    assert (bars.count("good"), bars.count("defective")) == (2, 2)
    assert [float(line.get("x1")) for line in root.iter("line") if line.get("class") == "cut"] == [180.0, 540.0]
