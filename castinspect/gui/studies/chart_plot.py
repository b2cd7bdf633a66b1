"""The plot of a process chart: values, limits, centre line, and the points that are out of the ordinary."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.gui.common.theme import ALARM, TRAIN_LINE, VALIDATION_LINE, Theme
from castinspect.gui.training.still_plot import colour_plot, still_plot
from castinspect.messages import printable
from castinspect.studies.charted import Charted

_TICKS = 10
_LETTERS = 120
"""Below a whole row of bars."""
_LEAST_LETTERS = 10


class ChartPlot(QWidget):
    """Draws a chart; made when the first one is drawn, because its library is slow to load."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plot = still_plot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        colour_plot(self._plot, theme)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        colour_plot(self._plot, theme)

    def show_pareto(self, items: Sequence[tuple[str, int]]) -> None:
        """Draw bars, the highest first."""
        self._plot.clear()
        places = list(range(len(items)))
        bars = pg.BarGraphItem(x=places, height=[count for _, count in items], width=0.7, brush=TRAIN_LINE, pen=None)
        self._plot.addItem(bars)
        letters = max(_LEAST_LETTERS, _LETTERS // max(1, len(items)))
        self._plot.getAxis("bottom").setTicks([[(place, printable(items[place][0])[:letters]) for place in places]])

    def show_chart(self, found: Charted | None) -> None:
        """Draw a chart, or nothing."""
        self._plot.clear()
        if found is None:
            return
        chart, places = found.chart, list(range(len(found.chart.values)))
        for limits in (chart.lower, chart.upper):
            self._plot.plot(places, limits, pen=pg.mkPen(VALIDATION_LINE, width=1, style=Qt.PenStyle.DashLine))
        self._plot.addItem(pg.InfiniteLine(chart.centre, angle=0, pen=pg.mkPen(self._theme.muted, width=1)))
        self._plot.plot(places, chart.values, pen=pg.mkPen(TRAIN_LINE, width=1), symbol="o", symbolSize=7,
                        symbolBrush=TRAIN_LINE, symbolPen=None)  # fmt: skip
        out = [signal.point for signal in found.signals if signal.point >= 0]
        self._plot.plot(out, [chart.values[point] for point in out], pen=None, symbol="d", symbolSize=13,
                        symbolBrush=ALARM, symbolPen=None)  # fmt: skip
        step = max(1, len(places) // _TICKS)
        ticks = [(place, printable(found.names[place])) for place in places[::step]]
        self._plot.getAxis("bottom").setTicks([ticks])
