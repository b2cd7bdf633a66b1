"""A late plot is made once, when it is asked for, in the theme of that moment."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.late_plot import LatePlot


class Plot(QLabel):
    def __init__(self, theme):
        super().__init__()
        self.theme = theme

    def apply_theme(self, theme):
        self.theme = theme


@pytest.fixture
def place(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    yield layout
    holder.close()


def test_it_is_made_once_and_put_in_its_place(place):
    late = LatePlot(Plot, place, LIGHT)
    assert late.made is None
    plot = late.plot
    assert late.plot is late.made is plot
    assert place.itemAt(0).widget() is plot


def test_it_has_the_theme_that_was_chosen_meanwhile_and_follows_later_ones(place):
    late = LatePlot(Plot, place, LIGHT)
    late.apply_theme(DARK)
    assert late.plot.theme is DARK
    late.apply_theme(LIGHT)
    assert late.plot.theme is LIGHT
