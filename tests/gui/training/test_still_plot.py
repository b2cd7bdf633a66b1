"""A plot that nobody moves by accident, in the theme's colours."""

from __future__ import annotations

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.still_plot import DraggedLine, PercentAxis, colour_plot, still_plot


def test_nothing_can_be_dragged_or_zoomed(qtbot):
    plot = still_plot()
    qtbot.addWidget(plot)
    assert plot.getViewBox().mouseEnabled() == [False, False]
    assert not plot.getPlotItem().menuEnabled()


def test_ground_and_axes_follow_the_theme(qtbot):
    plot = still_plot()
    qtbot.addWidget(plot)
    for theme in (LIGHT, DARK):
        colour_plot(plot, theme)
        assert plot.backgroundBrush().color().name() == theme.panel.lower()
        assert plot.getAxis("left").textPen().color().name() == theme.muted.lower()


def test_shares_are_written_as_percentages(qtbot):
    plot = still_plot(left=PercentAxis("left"))
    qtbot.addWidget(plot)
    assert plot.getAxis("left").tickStrings([0, 0.25, 1], 1, 0.25) == ["0%", "25%", "100%"]


def test_a_line_tells_that_it_was_moved_but_not_that_it_was_put(qtbot):
    line, told = DraggedLine(0.5, (0, 1)), []
    line.moved.connect(lambda moved: told.append((moved is line, moved.value())))
    line.put(0.2)
    assert line.value() == 0.2
    assert told == []
    line.setValue(0.7)
    assert told == [(True, 0.7)]


def test_a_line_stays_between_its_bounds(qtbot):
    line = DraggedLine(0.5, (0, 1))
    line.put(1.5)
    assert line.value() == 1
