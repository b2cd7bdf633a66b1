"""Pixels become images that own them; verdicts are told apart by shape alone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from castinspect.gui.common.painting import paint_verdict_shape, to_image
from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.inspection.verdict import Verdict


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 3), (5, 7, 4)])
def test_pixels_are_copied_as_they_are(shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    if shape[-1] == 4:
        pixels[..., 3] = 255
    image = to_image(pixels)
    assert (image.width(), image.height()) == (7, 5)
    wanted = pixels[2, 3].copy()
    pixels[:] = 0
    found = image.pixelColor(3, 2)
    expected = [int(wanted)] * 3 if len(shape) == 2 else [int(value) for value in wanted[:3]]
    assert [found.red(), found.green(), found.blue()] == expected


def test_a_cut_out_piece_is_copied_too():
    pixels = np.arange(100, dtype=np.uint8).reshape(10, 10)
    assert to_image(pixels[2:6, 3:8]).pixelColor(0, 0).red() == 23


def painted(verdict, colour=None):
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    paint_verdict_shape(painter, QRectF(0, 0, 100, 60), verdict, colour)
    painter.end()
    return image


@pytest.mark.parametrize("verdict", Verdict)
def test_the_shape_lies_in_a_disc_in_the_middle(qapp, verdict):
    image = painted(verdict)
    assert image.pixelColor(5, 30).name() == "#123456"
    assert image.pixelColor(50, 4).name() == "#ffffff"


def test_shapes_differ_without_any_colour(qapp):
    shapes = [painted(verdict, QColor("black")) for verdict in Verdict]
    for index, one in enumerate(shapes):
        assert all(one != other for other in shapes[index + 1 :])


def test_the_ink_is_the_verdicts_own_unless_a_colour_is_given(qapp):
    assert painted(Verdict.HOLD).pixelColor(50, 30).name() == VERDICT_COLOURS[Verdict.HOLD].name()
    given = painted(Verdict.HOLD, QColor("#00aa00"))
    assert given.pixelColor(50, 30).name() == "#ffffff"
    assert given.pixelColor(50, 4).name() == "#00aa00"
