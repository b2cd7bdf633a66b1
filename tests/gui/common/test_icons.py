"""Icons are there, sharp, and in the colour of the writing in both looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from castinspect.gui.common.icons import icon
from castinspect.gui.common.theme import DARK, LIGHT, apply_theme
from castinspect.paths import resource

NAMES = sorted(file.stem for file in resource("icons").glob("*.svg") if file.stem != "castinspect")


def ink(name):
    image = icon(name).pixmap(QSize(48, 48)).toImage()
    points = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    return [point for point in points if point.alpha() > 250]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_of_the_look(qapp, name):
    apply_theme(qapp, DARK)
    dark = ink(name)
    apply_theme(qapp, LIGHT)
    light = ink(name)
    assert len(light) > 20
    for points, look in ((dark, DARK), (light, LIGHT)):
        wanted = QColor(look.text)
        for point in points:
            assert max(abs(a - b) for a, b in zip(point.getRgb()[:3], wanted.getRgb()[:3], strict=True)) <= 2


def test_a_name_without_a_file_is_an_error():
    with pytest.raises(FileNotFoundError):
        icon("nothing")
