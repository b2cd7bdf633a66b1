"""What every plot of the training tab is made of: nothing to drag or zoom by accident, and the theme's colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg

from castinspect.gui.common.theme import Theme


def still_plot(**axes: Any) -> Any:
    """A plot that stays as it is drawn; `axes` are its own by side."""
    plot = pg.PlotWidget(axisItems=axes)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    return plot


def colour_plot(plot: Any, theme: Theme) -> None:
    """Colour ground and axes by hand: pyqtgraph ignores the palette."""
    plot.setBackground(theme.panel)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(pg.mkPen(theme.border))
        axis.setTextPen(pg.mkPen(theme.muted))


class PercentAxis(pg.AxisItem):  # type: ignore[misc]
    """Values from 0 to 1 are written as percentages."""

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        return [f"{value:.0%}" for value in values]
