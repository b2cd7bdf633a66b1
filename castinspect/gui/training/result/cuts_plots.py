"""Both plots of the cuts panel: the scores with their two lines, and below what a person's work buys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.evaluation.cuts import PartScores, assess
from castinspect.gui.common.theme import Theme
from castinspect.gui.training.late_plot import LatePlot
from castinspect.models.metadata import Cuts

if TYPE_CHECKING:
    from castinspect.gui.training.result.cuts_plot import CutsPlot
    from castinspect.gui.training.result.trade_plot import TradePlot


class CutsPlots(QWidget):
    """Made when they are first needed; a line that is dragged in one moves in the other."""

    dragged = Signal(object)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        above, below = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above, 3)
        layout.addLayout(below, 2)
        self._scores: PartScores | None = None
        self._lines = LatePlot(self._make_lines, above, theme)
        self._trade = LatePlot(self._make_trade, below, theme)

    @property
    def lines(self) -> CutsPlot:
        """The scores with the two cuts."""
        return self._lines.plot

    @property
    def trade(self) -> TradePlot:
        """The curve of escapes and overkill against review."""
        return self._trade.plot

    def show_scores(self, scores: PartScores, cuts: Cuts) -> None:
        self._scores = scores
        self.lines.show_scores(scores, cuts)
        self.trade.show_scores(scores)
        self._show_on_curve(cuts)

    def show_cuts(self, cuts: Cuts) -> None:
        """Put all lines where the cuts are."""
        self.lines.show_cuts(cuts)
        self._show_on_curve(cuts)

    def apply_theme(self, theme: Theme) -> None:
        self._lines.apply_theme(theme)
        self._trade.apply_theme(theme)

    def _make_lines(self, theme: Theme) -> CutsPlot:
        from castinspect.gui.training.result.cuts_plot import CutsPlot

        plot = CutsPlot(theme)
        plot.dragged.connect(self._on_lines_dragged)
        plot.released.connect(self.released)
        return plot

    def _make_trade(self, theme: Theme) -> TradePlot:
        from castinspect.gui.training.result.trade_plot import TradePlot

        trade = TradePlot(theme)
        trade.dragged.connect(self._on_trade_dragged)
        trade.released.connect(self.released)
        return trade

    def _show_on_curve(self, cuts: Cuts) -> None:
        if self._scores is not None:
            self.trade.show_risk(assess(self._scores, cuts))

    @Slot(object)
    def _on_lines_dragged(self, cuts: Cuts) -> None:
        self._show_on_curve(cuts)
        self.dragged.emit(cuts)

    @Slot(object)
    def _on_trade_dragged(self, cuts: Cuts) -> None:
        self.lines.show_cuts(cuts)
        self.dragged.emit(cuts)
