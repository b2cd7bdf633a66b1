"""The legend shows the heat map's colours from little to much, at the lower left, on a ground of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from castinspect.gui.inspection.picture.heat_legend import paint_legend
from castinspect.inspection.explanation import COLOURS


@pytest.fixture
def legend(qapp):
    image = QImage(500, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_legend(painter, QRectF(0, 0, 500, 300), "little", "much", "where the network looked")
    painter.end()
    return image


def changed(image):
    white = QColor("white").rgb()
    return [(x, y) for x in range(0, 500, 2) for y in range(0, 300, 2) if image.pixel(x, y) != white]


def test_it_lies_at_the_lower_left_and_covers_little(legend):
    places = changed(legend)
    assert max(x for x, _ in places) < 350
    assert min(y for _, y in places) > 180
    assert len(places) < 0.25 * 250 * 150


def test_its_bar_goes_through_the_colours_of_the_map(legend):
    def near(place, colour):
        found = legend.pixelColor(*place)
        wanted = [int(value) for value in colour]
        return max(abs(a - b) for a, b in zip((found.red(), found.green(), found.blue()), wanted, strict=True)) < 30

    first = [place for place in changed(legend) if near(place, COLOURS[0])]
    last = [place for place in changed(legend) if near(place, COLOURS[-1])]
    assert first
    assert last
    assert min(x for x, _ in first) < min(x for x, _ in last)
