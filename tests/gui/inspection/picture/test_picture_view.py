"""The picture is zoomed by wheel and keys, moved, and compared; the heat map has its legend."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.picture_view import PictureView
from castinspect.gui.inspection.picture.view_port import ViewPort
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict


def part(pixels=None):
    heat = np.zeros((7, 7), np.float32)
    heat[3, 3] = 1
    inspection = Inspection(Path("a.png"), Verdict.DEFECT, prediction=Prediction({"ok": 0.1, "bad": 0.9}, 0.9, heat))
    pixels = np.full((64, 64), 128, np.uint8) if pixels is None else pixels
    return ShownInspection(inspection, pixels, None, Preprocessing(size=32))


@pytest.fixture
def view(qtbot):
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.show_part(part())
    return made


def test_keys_look_nearer_move_and_show_all_again(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.port.zoom > 1.5
    before = view.port.x
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.port.x > before
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.port == ViewPort()


def test_another_part_is_shown_whole(view):
    view.zoom(4)
    view.show_part(part())
    assert view.port == ViewPort()


def test_the_heat_map_and_its_legend_change_what_is_painted(view):
    plain = view.grab().toImage()
    view.set_overlay(visible=True, opacity=0.6)
    assert view.has_heat
    painted = view.grab().toImage()
    assert painted.pixelColor(150, 150) != plain.pixelColor(150, 150)
    assert painted.pixelColor(20, 285) != plain.pixelColor(20, 285)  # the legend, lower left


def test_a_good_part_is_shown_beside_only_when_asked(view):
    view.set_reference(np.full((64, 64), 250, np.uint8))
    assert view.has_reference
    assert view.grab().toImage().pixelColor(225, 150).lightness() < 200
    view.set_comparing(True)
    assert view.grab().toImage().pixelColor(225, 150).lightness() > 240


def test_without_a_picture_there_is_nothing_to_zoom(view):
    view.show_part(None, "The picture cannot be read.")
    view.zoom(2)
    assert not view.has_picture
    assert view.port == ViewPort()
