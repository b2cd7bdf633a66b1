"""Escapes and overkill against what is left to a person: a curve along which the cuts are dragged."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from castinspect.evaluation.cuts import CutRisk, PartScores, Trade, trades
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import Theme
from castinspect.gui.training.still_plot import DraggedLine, PercentAxis, colour_plot, still_plot
from castinspect.models.metadata import Cuts

_MOST = 0.5
_STEPS = 51
_LEAST_HEIGHT = 130
_LEAST_RANGE = 0.05


class TradePlot(Retranslated, QWidget):
    """Shares that escape and that are overkill, with their exact upper limits dashed, by the share left to a person."""

    dragged = Signal(object)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trades: list[Trade] = []
        self._plot = still_plot(left=PercentAxis("left"), bottom=PercentAxis("bottom"))
        self._plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._plot.setMinimumHeight(_LEAST_HEIGHT)
        for side in ("left", "bottom"):
            self._plot.getAxis(side).enableAutoSIPrefix(enable=False)
        self._plot.setXRange(0, _MOST, padding=0.02)
        self._legend = self._plot.addLegend(offset=(-4, 4))
        self._curves: dict[str, Any] = {name: self._plot.plot() for name in ("escapes", "most", "overkill", "worst")}
        self._line = DraggedLine(0, (0, _MOST))
        self._line.moved.connect(self._on_moved)
        self._line.sigPositionChangeFinished.connect(self.released)
        self._plot.addItem(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.apply_theme(theme)
        self._retranslate()

    @property
    def trades(self) -> list[Trade]:
        """The points of the curve."""
        return self._trades

    def show_scores(self, scores: PartScores) -> None:
        """Draw the curve; nothing where a role has no parts."""
        both = len(scores.defective) and len(scores.good)
        self._trades = trades(scores, np.linspace(0, _MOST, _STEPS).tolist()) if both else []
        self._redraw()

    def show_risk(self, risk: CutRisk) -> None:
        """Put the line where the present cuts are."""
        self._line.put(risk.review_load)

    def drag(self, review: float) -> None:
        """Move the line as a hand would, for keyboards and tests."""
        self._line.setValue(review)
        self.released.emit()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        colour_plot(self._plot, theme)
        dashed = Qt.PenStyle.DashLine
        for name, colour, style in (
            ("escapes", theme.text, Qt.PenStyle.SolidLine),
            ("most", theme.text, dashed),
            ("overkill", theme.accent, Qt.PenStyle.SolidLine),
            ("worst", theme.accent, dashed),
        ):
            self._curves[name].setPen(pg.mkPen(colour, width=1, style=style))
        self._line.colour(theme.muted, theme.text)
        self._legend.setLabelTextColor(theme.text)
        self._retranslate()

    def _redraw(self) -> None:
        at = [trade.review for trade in self._trades]
        shares = {
            "escapes": [trade.risk.escapes.rate for trade in self._trades],
            "most": [trade.risk.escapes.upper for trade in self._trades],
            "overkill": [trade.risk.overkill.rate for trade in self._trades],
            "worst": [trade.risk.overkill.upper for trade in self._trades],
        }
        for name, values in shares.items():
            self._curves[name].setData(at, values)
        highest = max((value for values in shares.values() for value in values), default=0.0)
        self._plot.setYRange(0, max(highest, _LEAST_RANGE), padding=0.05)

    @Slot(object)
    def _on_moved(self, line: DraggedLine) -> None:
        if self._trades:
            self.dragged.emit(self._cuts_at(line.value()))

    def _cuts_at(self, review: float) -> Cuts:
        """Those of the last point of the curve that leaves a person no more."""
        return next((trade for trade in reversed(self._trades) if trade.review <= review), self._trades[0]).cuts

    def _retranslate(self) -> None:
        self._plot.setLabel("bottom", self.tr("share of the parts that a person decides"), color=self._theme.muted)
        self._legend.clear()
        names = {
            "escapes": self.tr("escapes"), "most": self.tr("at most"),
            "overkill": self.tr("overkill"), "worst": self.tr("at most"),
        }  # fmt: skip
        for name, text in names.items():
            self._legend.addItem(self._curves[name], text)
