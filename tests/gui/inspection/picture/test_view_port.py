"""Zoom and place: bounded, and the point under the pointer stays where it is."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.picture.view_port import MOST_ZOOM, ViewPort


def test_at_first_the_whole_picture_is_seen_in_the_middle():
    assert ViewPort().target((200, 100), (100, 100)) == (50, 0, 100, 100)


@pytest.mark.parametrize(("x", "y"), [(0.5, 0.5), (0.2, 0.7), (0.0, 1.0)])
def test_the_point_under_the_pointer_stays(x, y):
    before, after = ViewPort(2, 0.5, 0.5), ViewPort(2, 0.5, 0.5).zoomed(1.5, x, y)

    def place(port):
        left, top, width, height = port.target((400, 400), (100, 100))
        return left + x * width, top + y * height

    if after.bounded() == after and 0.25 <= x <= 0.75 and 0.25 <= y <= 0.75:
        assert place(after) == pytest.approx(place(before))
    assert after.zoom == 3


def test_zoom_has_its_ends():
    assert ViewPort().zoomed(1000).zoom == MOST_ZOOM
    assert ViewPort(4, 0.9, 0.9).zoomed(0.01) == ViewPort()


def test_no_piece_reaches_over_the_edge():
    moved = ViewPort(2, 0.5, 0.5).moved(9, -9)
    left, top, width, height = moved.target((100, 100), (100, 100))
    assert (moved.x, moved.y) == (0.75, 0.25)
    assert left + width >= 100
    assert top <= 0 <= top + height
