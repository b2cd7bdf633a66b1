"""A map of the pictures by what a network sees in them; a line drawn around some chooses them."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.curation.feature_map import FeatureMap
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, TRAIN_LINE, VALIDATION_LINE
from castinspect.gui.common.widgets import plain_label, resize_within_screen
from castinspect.messages import printable

_COLOURS = (TRAIN_LINE, VALIDATION_LINE, "#8a3ffc", "#198038", "#da1e28", "#005d5d", "#9f1853", "#570408", "#002d9c")
_SHAPES = ("o", "t", "s", "d", "+", "x", "t1", "star", "p")


class MapWindow(Retranslated, QWidget):
    """Each class has a colour and a shape of its own.

    Args:
        parent: The labelling window.
    """

    lassoed = Signal(object)
    """The pictures that the line encloses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._found: FeatureMap | None = None
        self._view = _LassoView()
        self._plot = pg.PlotWidget(viewBox=self._view)
        self._plot.hideButtons()
        self._plot.setBackground(self.palette().base().color())  # pyqtgraph ignores the palette
        self._help, self._told = plain_label("muted"), plain_label("muted")
        self._plot.addLegend(labelTextColor=self.palette().text().color())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._help)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._told)
        self._view.drawn.connect(self.choose)
        resize_within_screen(self, 760, 640)
        self._retranslate()

    def show_map(self, found: FeatureMap) -> None:
        """Show these pictures."""
        self._found = found
        self._plot.clear()
        classes = sorted(set(found.classes))
        for number, name in enumerate(classes):
            is_in = np.array([one == name for one in found.classes])
            places = found.places[is_in]
            colour = _COLOURS[number % len(_COLOURS)]
            self._plot.plot(places[:, 0], places[:, 1], pen=None, symbol=_SHAPES[number % len(_SHAPES)], symbolSize=8,
                            symbolBrush=colour, symbolPen=None, name=escape(printable(name)))  # fmt: skip
        self._retranslate()

    @Slot(object)
    def choose(self, outline: list[tuple[float, float]]) -> None:
        """Hand over what a line encloses; nothing where it encloses nothing."""
        chosen = self._found.within(outline) if self._found is not None else []
        self._told.setText(self.tr("{count} pictures chosen").format(count=len(chosen)))
        if chosen:
            self.lassoed.emit(chosen)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Map of the pictures"))
        self._help.setText(
            self.tr("Like pictures lie side by side. Draw a line around some: they are chosen in the labelling window.")
        )


class _LassoView(pg.ViewBox):  # type: ignore[misc]
    """A plot's ground on which the left button draws a line."""

    drawn = Signal(object)
    """Corners of the line, as places on the map."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self._corners: list[tuple[float, float]] = []
        self._line = pg.PlotCurveItem(pen=pg.mkPen("#c83a1a", width=1))
        self.addItem(self._line, ignoreBounds=True)

    def mouseDragEvent(self, event: Any, axis: Any = None) -> None:  # noqa: ARG002
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            self._corners = [self._place(event.buttonDownPos())]
        self._corners.append(self._place(event.pos()))
        xs, ys = zip(*self._corners, strict=True)
        self._line.setData(np.array(xs), np.array(ys))
        if event.isFinish():
            self._line.setData([], [])
            self.drawn.emit(self._corners)

    def _place(self, at: QPointF) -> tuple[float, float]:
        place: QPointF = self.mapToView(at)
        return place.x(), place.y()
