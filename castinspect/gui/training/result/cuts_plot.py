"""Parts by defect probability, good ones upwards and defective ones downwards, with two cuts that can be dragged."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from castinspect.evaluation.cuts import PartScores
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import Theme
from castinspect.gui.training.still_plot import DraggedLine, colour_plot, still_plot
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Cuts

_BINS = 40
_DIGITS = 4
_HIGHEST_OK = 1 - 10**-_DIGITS
"""What is certainly defective is never OK."""
_SHOWN = (-0.12, 1.2)  # room for the words beside cuts at the ends
_LEAST_HEIGHT = 150


class CutsPlot(Retranslated, QWidget):
    """Two grey histograms and two lines; the OK line never passes the DEFECT line."""

    dragged = Signal(object)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scores: PartScores | None = None
        self._cuts = Cuts()
        self._plot = _plot()
        self._bars: list[Any] = []
        self._ok, self._defect = _line(label_on_left=True), _line(label_on_left=False)
        for line in (self._ok, self._defect):
            self._plot.addItem(line)
            line.moved.connect(self._on_moved)
            line.sigPositionChangeFinished.connect(self.released)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.apply_theme(theme)
        self._retranslate()

    @property
    def cuts(self) -> Cuts:
        """Where the lines stand; one that was not moved keeps all digits of its cut."""
        return self._cuts

    def show_scores(self, scores: PartScores, cuts: Cuts) -> None:
        self._scores = scores
        self._redraw()
        self.show_cuts(cuts)

    def show_cuts(self, cuts: Cuts) -> None:
        self._cuts = cuts
        self._ok.put(cuts.ok)
        self._defect.put(cuts.defect)

    def drag(self, *, ok: float | None = None, defect: float | None = None) -> None:
        """Move a line as a hand would, for keyboards and tests."""
        for line, value in ((self._ok, ok), (self._defect, defect)):
            if value is not None:
                line.setValue(value)
        self.released.emit()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        colour_plot(self._plot, theme)
        for line in (self._ok, self._defect):
            line.colour(theme.accent, theme.text)
            line.label.setColor(theme.text)
        self._redraw()
        self._retranslate()

    def _redraw(self) -> None:
        for bars in self._bars:
            self._plot.removeItem(bars)
        self._bars = []
        if self._scores is None:
            return
        edges = np.linspace(0, 1, _BINS + 1)
        sides = ((self._scores.good, 1, self._theme.muted), (self._scores.defective, -1, self._theme.text))
        counts = [np.sqrt(np.histogram(part, edges)[0]) for part, _, _ in sides]
        for (_, direction, colour), height in zip(sides, counts, strict=True):
            bars = pg.BarGraphItem(
                x0=edges[:-1], width=0.9 / _BINS, height=direction * height, brush=colour, pen=pg.mkPen(None)
            )
            self._plot.addItem(bars)
            self._bars.append(bars)
        most = max(1.0, *(float(height.max()) for height in counts))
        self._plot.setYRange(-1.1 * most, 1.35 * most, padding=0)

    @Slot(object)
    def _on_moved(self, line: DraggedLine) -> None:
        at, cuts = round(line.value(), _DIGITS), self._cuts
        if line is self._ok:  # the other line is pushed along
            ok = min(at, _HIGHEST_OK)
            self.show_cuts(Cuts(ok=ok, defect=max(ok, cuts.defect)))
        else:
            self.show_cuts(Cuts(ok=min(at, cuts.ok), defect=at))
        self.dragged.emit(self.cuts)

    def _retranslate(self) -> None:
        self._plot.setLabel(
            "bottom", self.tr("defect probability of each part's worst picture"), color=self._theme.muted
        )
        self._plot.setLabel("left", self.tr("defective    good"), color=self._theme.muted)
        self._ok.label.setFormat(f"◂ {verdict_word(Verdict.OK)}")
        self._defect.label.setFormat(f"{verdict_word(Verdict.DEFECT)} ▸")


def _plot() -> Any:
    plot = still_plot()
    plot.setXRange(*_SHOWN, padding=0)
    plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    plot.setMinimumHeight(_LEAST_HEIGHT)
    plot.getAxis("bottom").setTicks([[(at, f"{at:g}") for at in (0, 0.25, 0.5, 0.75, 1)]])
    plot.getAxis("left").setStyle(showValues=False)
    plot.getAxis("left").setTicks([])
    return plot


def _line(*, label_on_left: bool) -> DraggedLine:
    anchor = (1.0, 0.5) if label_on_left else (0.0, 0.5)
    options = {"position": 0.93, "movable": False, "anchors": [anchor, anchor]}
    return DraggedLine(0.5, (0, 1), label="", labelOpts=options)
