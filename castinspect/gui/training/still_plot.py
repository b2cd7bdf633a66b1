"""What every plot of the training tab is made of: nothing to drag or zoom by accident, and the theme's colours.

The one thing that is dragged is a `DraggedLine`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent

from castinspect.gui.common.theme import Theme


def still_plot(**axes: Any) -> Any:
    """A plot that stays as it is drawn; `axes` are its own by side."""
    plot = _StillPlot(axisItems=axes)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    return plot


class _StillPlot(pg.PlotWidget):  # type: ignore[misc]
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls what the plot lies in


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


class DraggedLine(pg.InfiniteLine):  # type: ignore[misc]
    """An upright line that a person moves from side to side.

    Args:
        at: Where it stands first.
        bounds: Between which values it stays.
        options: Of its label.
    """

    moved = Signal(object)
    """It was moved, by a hand or by `setValue`; not where it was put."""

    def __init__(self, at: float, bounds: tuple[float, float], **options: Any) -> None:
        super().__init__(at, movable=True, bounds=bounds, **options)
        self._is_put = False
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.sigPositionChanged.connect(self._on_position_changed)

    def put(self, at: float) -> None:
        """Stand somewhere else, which nobody is told."""
        self._is_put = True
        self.setValue(at)
        self._is_put = False

    def colour(self, usual: str, under_hand: str) -> None:
        """Colours of the line as it stands, and where the pointer is over it."""
        self.setPen(pg.mkPen(usual, width=1))
        self.setHoverPen(pg.mkPen(under_hand, width=1))

    @Slot(object)
    def _on_position_changed(self, _line: object) -> None:
        if not self._is_put:
            self.moved.emit(self)
