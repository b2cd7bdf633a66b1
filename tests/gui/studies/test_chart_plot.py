"""The plot shows each point, its limits and what is out, and is empty without a chart."""

from __future__ import annotations

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.studies.chart_plot import ChartPlot
from castinspect.station.charts.limits import p_chart, signals
from castinspect.studies.charted import Charted


def test_points_limits_and_what_is_out_are_drawn(qtbot):
    plot = ChartPlot(LIGHT)
    qtbot.addWidget(plot)
    chart = p_chart([2, 2, 2, 2, 15], [20] * 5, slice(0, 4))
    plot.show_chart(Charted(chart, ("a", "b", "c", "d", "e"), (), tuple(signals(chart)), (), 0))
    lines = plot._plot.listDataItems()
    assert [len(line.getData()[0]) for line in lines] == [5, 5, 5, 1]
    plot.apply_theme(DARK)
    plot.show_chart(None)
    assert plot._plot.listDataItems() == []
