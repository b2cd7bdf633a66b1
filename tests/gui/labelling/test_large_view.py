"""One picture, as large as fits; nothing where it cannot be read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor

from castinspect.gui.labelling.large_view import LargeView


@pytest.fixture
def view(qtbot):
    made = LargeView()
    qtbot.addWidget(made)
    made.resize(300, 300)
    return made


@pytest.fixture
def wide(tmp_path):
    Image.fromarray(np.full((20, 40), 200, dtype=np.uint8)).save(tmp_path / "wide.png")
    return tmp_path / "wide.png"


def test_a_picture_fills_the_width_in_its_own_shape(view, wide):
    view.show_picture(wide)
    shot = view.grab().toImage()
    assert QColor(shot.pixel(150, 150)).lightness() == 200
    assert shot.pixel(150, 10) == shot.pixel(150, 290)  # as much is left free above as below
    assert QColor(shot.pixel(150, 10)).lightness() != 200


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_what_cannot_be_read_shows_nothing(view, wide, tmp_path, content):
    view.show_picture(wide)
    path = tmp_path / "other.png"
    if content is not None:
        path.write_bytes(content)
    view.show_picture(path)
    assert not view.has_picture


def test_no_picture_shows_nothing(view, wide):
    view.show_picture(wide)
    assert view.has_picture
    view.show_picture(None)
    assert not view.has_picture
