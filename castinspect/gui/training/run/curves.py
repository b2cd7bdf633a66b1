"""Loss and accuracy while the network learns. Redrawn on a timer, whatever the events' rate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import TRAIN_LINE, VALIDATION_LINE, Theme
from castinspect.gui.training.still_plot import PercentAxis, colour_plot, still_plot
from castinspect.gui.training.words import phase_title
from castinspect.training.events import BatchFinished, EpochFinished, PhaseStarted, TrainingEvent, TrainingStarted

_REDRAW_MS = 150
_SPIKES = 95  # percentile of the batches' losses that stays in view
_Series = tuple[list[float], list[float]]


class TrainingPlots(Retranslated, QWidget):
    """Two plots over epochs: loss (with every batch behind it) and accuracy, for training and validation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loss, self._accuracy = _plot(), _plot(percent=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for plot in (self._loss, self._accuracy):
            layout.addWidget(plot)
        self._batch_curve = self._loss.plot()
        self._curves = {
            "train_loss": _curve(self._loss, TRAIN_LINE, "o", Qt.PenStyle.SolidLine),
            "validation_loss": _curve(self._loss, VALIDATION_LINE, "t", Qt.PenStyle.DashLine),
            "train_accuracy": _curve(self._accuracy, TRAIN_LINE, "o", Qt.PenStyle.SolidLine),
            "validation_accuracy": _curve(self._accuracy, VALIDATION_LINE, "t", Qt.PenStyle.DashLine),
        }
        self._best = [_ring(self._loss), _ring(self._accuracy)]
        self._series: dict[str, _Series] = {}
        self._phases: list[tuple[PhaseStarted, list[Any]]] = []
        self._theme = theme
        self._is_stale = False
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.start_afresh()
        self.apply_theme(theme)
        self._retranslate()

    @property
    def points(self) -> dict[str, int]:
        """How many points each curve has."""
        return {name: len(x) for name, (x, _) in self._series.items()}

    @property
    def stage_names(self) -> list[str]:
        """What the vertical lines say."""
        return [lines[0].label.textItem.toPlainText() for _, lines in self._phases]

    @property
    def is_drawing(self) -> bool:
        """Whether the timer redraws."""
        return self._timer.isActive()

    def start_afresh(self) -> None:
        """Take all points and marks off the plots."""
        self._series = {name: ([], []) for name in ("batch", *self._curves, "best_loss", "best_accuracy")}
        for _, lines in self._phases:
            for plot, line in zip((self._loss, self._accuracy), lines, strict=True):
                plot.removeItem(line)
        self._phases = []
        self._set_epochs(1)
        self._redraw()

    def begin(self) -> None:
        """Empty the plots for a run that begins."""
        self.start_afresh()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._redraw()

    def take(self, event: TrainingEvent) -> None:
        """Draw what an event of the run adds to the curves."""
        match event:
            case TrainingStarted():
                self._set_epochs(event.epochs)
            case PhaseStarted():
                self._mark_stage(event)
            case BatchFinished():
                self._add("batch", event.epoch - 1 + event.batch / event.batches, event.loss)
            case EpochFinished():
                self._add_epoch(event)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for plot in (self._loss, self._accuracy):
            colour_plot(plot, theme)
        self._batch_curve.setPen(pg.mkPen(theme.border, width=1))
        for ring in self._best:
            ring.setPen(pg.mkPen(theme.text, width=1))
        for _, lines in self._phases:
            for line in lines:
                self._colour_stage(line)
        self._retranslate()

    # --- what came ---

    def _set_epochs(self, epochs: int) -> None:
        for plot in (self._loss, self._accuracy):
            plot.setXRange(0, epochs, padding=0.03)

    def _mark_stage(self, event: PhaseStarted) -> None:
        """Draw where other layers begin to learn."""
        lines = []
        for plot in (self._loss, self._accuracy):
            options = {"position": 0.97, "anchors": [(0, 0), (0, 0)], "movable": False}
            line = pg.InfiniteLine(event.first_epoch - 1, angle=90, label=phase_title(event.name), labelOpts=options)
            self._colour_stage(line)
            plot.addItem(line, ignoreBounds=True)
            lines.append(line)
        self._phases.append((event, lines))

    def _colour_stage(self, line: Any) -> None:
        line.setPen(pg.mkPen(self._theme.muted, width=1, style=Qt.PenStyle.DotLine))
        line.label.setColor(self._theme.muted)

    def _add_epoch(self, event: EpochFinished) -> None:
        values = {
            "train_loss": event.train_loss,
            "validation_loss": event.validation_loss,
            "train_accuracy": event.train_accuracy,
            "validation_accuracy": event.validation_accuracy,
        }
        for name, value in values.items():
            self._add(name, event.epoch, value)
        if event.best:
            self._series["best_loss"] = ([event.epoch], [event.validation_loss])
            self._series["best_accuracy"] = ([event.epoch], [event.validation_accuracy])

    def _add(self, name: str, x: float, y: float) -> None:
        self._series[name][0].append(x)
        self._series[name][1].append(y)
        self._is_stale = True

    # --- drawing ---

    @Slot()
    def _on_timeout(self) -> None:
        if self._is_stale:
            self._redraw()

    def _redraw(self) -> None:
        self._is_stale = False
        self._batch_curve.setData(*self._series["batch"])
        for name, curve in self._curves.items():
            curve.setData(*self._series[name])
        for ring, name in zip(self._best, ("best_loss", "best_accuracy"), strict=True):
            ring.setData(*self._series[name])
        losses = self._series["train_loss"][1] + self._series["validation_loss"][1]
        self._loss.setYRange(0, _highest(self._series["batch"][1], losses) * 1.12, padding=0)
        accuracies = self._series["train_accuracy"][1] + self._series["validation_accuracy"][1]
        self._accuracy.setYRange(_lowest(accuracies), 1.04, padding=0)

    # --- words ---

    def _retranslate(self) -> None:
        for plot, title in ((self._loss, self.tr("loss")), (self._accuracy, self.tr("accuracy"))):
            plot.setTitle(title, color=self._theme.text, size="10pt")
            plot.setLabel("bottom", self.tr("epoch"), color=self._theme.muted)
        for phase, lines in self._phases:
            for line in lines:
                line.label.setFormat(phase_title(phase.name))


def _highest(batches: Sequence[float], epochs: Sequence[float]) -> float:
    """Upper end of the loss axis: all epochs are in view, single wild batches need not be."""
    most = float(np.percentile(batches, _SPIKES)) if batches else 0.0
    return max([most, *epochs]) or 1.0


def _lowest(accuracies: Sequence[float]) -> float:
    """Lower end of the accuracy axis: one half, or a tenth under the lowest."""
    return max(0.0, min([0.5, *(math.floor(value * 10) / 10 for value in accuracies)]))


def _plot(*, percent: bool = False) -> Any:
    axes = {"bottom": _EpochAxis("bottom")}
    if percent:
        axes["left"] = PercentAxis("left")
    plot = still_plot(**axes)
    plot.showGrid(x=True, y=True, alpha=0.12)
    plot.setDownsampling(auto=True, mode="peak")
    plot.setClipToView(True)
    plot.getAxis("left").setWidth(48)
    return plot


def _curve(plot: Any, colour: str, symbol: str, style: Qt.PenStyle) -> Any:
    pen = pg.mkPen(colour, width=1, style=style)  # a wider line is drawn ten times slower
    return plot.plot(pen=pen, symbol=symbol, symbolSize=7, symbolBrush=colour, symbolPen=None)


def _ring(plot: Any) -> Any:
    """Marks the epoch that is kept."""
    ring = pg.ScatterPlotItem(symbol="o", size=15, brush=None)
    plot.addItem(ring, ignoreBounds=True)
    return ring


class _EpochAxis(pg.AxisItem):  # type: ignore[misc]
    """Ticks stand at whole epochs."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        whole = [(step, start) for step, start in super().tickSpacing(low, high, size) if step >= 1]
        return whole or [(1.0, 0.0)]
