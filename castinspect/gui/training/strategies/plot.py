"""Learning curves of strategies: balanced accuracy over how many pictures there were to learn from."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import TRAIN_LINE, VALIDATION_LINE, Theme
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.still_plot import PercentAxis, colour_plot, still_plot
from castinspect.gui.training.words import strategy_words
from castinspect.studies.strategy_summary import StrategyRow
from castinspect.training.config import Strategy

_LOOKS = {
    Strategy.SCRATCH: ("#8a8f98", "s", Qt.PenStyle.DotLine),
    Strategy.HEAD: (TRAIN_LINE, "o", Qt.PenStyle.SolidLine),
    Strategy.FULL: (VALIDATION_LINE, "t", Qt.PenStyle.DashLine),
    Strategy.GRADUAL: ("#8a63b0", "d", Qt.PenStyle.DashDotLine),
}
_CHANCE = 0.5


class StrategiesPlot(Retranslated, QWidget):
    """One line per strategy, with a symbol and a stroke of its own; a strategy without a curve is one symbol."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[StrategyRow] = ()
        self._plot = still_plot(left=PercentAxis("left"))
        self._plot.showGrid(x=True, y=True, alpha=0.12)
        self._legend = self._plot.addLegend(offset=(-8, -8))
        self._title = plain_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._plot, 1)
        self.apply_theme(theme)

    @property
    def points(self) -> dict[Strategy, int]:
        """How many points each strategy has."""
        return {strategy: sum(row.strategy is strategy for row in self._rows) for strategy in Strategy}

    def show_rows(self, rows: Sequence[StrategyRow]) -> None:
        self._rows = tuple(rows)
        self._redraw()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        colour_plot(self._plot, theme)
        self._legend.setLabelTextColor(theme.muted)
        self._redraw()

    def _retranslate(self) -> None:
        self._redraw()

    def _redraw(self) -> None:
        self._plot.clear()
        self._title.setText(self.tr("balanced accuracy on parts left out"))
        self._plot.setLabel("bottom", self.tr("pictures to learn from"), color=self._theme.muted)
        for strategy in _LOOKS:
            self._draw(strategy)
        if self._rows:
            lowest = min(row.balanced_accuracy for row in self._rows)
            self._plot.setYRange(min(_CHANCE, lowest), 1.0, padding=0.04)
            self._plot.setXRange(0, max(row.pictures for row in self._rows), padding=0.05)

    def _draw(self, strategy: Strategy) -> None:
        own = sorted((row for row in self._rows if row.strategy is strategy), key=lambda row: row.pictures)
        if not own:
            return
        colour, symbol, stroke = _LOOKS[strategy]
        self._plot.plot(
            [row.pictures for row in own],
            [row.balanced_accuracy for row in own],
            pen=pg.mkPen(colour, width=1, style=stroke),
            symbol=symbol,
            symbolSize=9,
            symbolBrush=colour,
            symbolPen=None,
            name=strategy_words(strategy)[0],
        )
