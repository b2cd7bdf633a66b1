"""Loss and accuracy while the network learns. Redrawn on a timer, whatever the events' rate."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from castinspect.gui.theme import TRAIN_LINE, VALIDATION_LINE, Theme
from castinspect.training.events import BatchFinished, EpochFinished

_REDRAW_MS = 150
_Series = tuple[list[float], list[float]]


class TrainingPlots(QWidget):
    """Two plots over epochs: loss (with every batch behind it) and accuracy, for training and validation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loss, self._accuracy = pg.PlotWidget(), pg.PlotWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for plot in (self._loss, self._accuracy):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setMouseEnabled(x=False, y=False)
            plot.showGrid(x=True, y=True, alpha=0.15)
            layout.addWidget(plot)
        self._accuracy.setYRange(0, 1)
        self._curves: dict[str, Any] = {}
        self._series: dict[str, _Series] = {}
        self._stages: list[tuple[Any, Any]] = []
        self._theme = theme
        self._batch_curve = self._loss.plot(clipToView=True)
        self._batch_curve.setDownsampling(auto=True, method="peak")
        for name, plot, colour in (
            ("train_loss", self._loss, TRAIN_LINE),
            ("validation_loss", self._loss, VALIDATION_LINE),
            ("train_accuracy", self._accuracy, TRAIN_LINE),
            ("validation_accuracy", self._accuracy, VALIDATION_LINE),
        ):
            dashed = Qt.PenStyle.DashLine if name.startswith("validation") else Qt.PenStyle.SolidLine
            symbol = "t" if name.startswith("validation") else "o"
            self._curves[name] = plot.plot(
                pen=pg.mkPen(colour, width=1, style=dashed), symbol=symbol, symbolSize=7, symbolBrush=colour,
                symbolPen=None,
            )  # fmt: skip
        self._legends = [self._legend(plot) for plot in (self._loss, self._accuracy)]
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self.clear()
        self.apply_theme(theme)
        self._retranslate()

    @property
    def points(self) -> dict[str, int]:
        """How many points each curve has."""
        return {name: len(x) for name, (x, _) in self._series.items()}

    @property
    def stage_names(self) -> list[str]:
        return [label.toPlainText() for _, label in self._stages]

    def clear(self) -> None:
        self._series = {name: ([], []) for name in ("batch", *self._curves)}
        for line, label in self._stages:
            self._loss.removeItem(line)
            self._loss.removeItem(label)
        self._stages = []
        self._redraw()

    def start(self) -> None:
        self.clear()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._redraw()

    def add_batch(self, event: BatchFinished) -> None:
        self._add("batch", event.epoch - 1 + event.batch / event.batches, event.loss)

    def add_epoch(self, event: EpochFinished) -> None:
        self._add("train_loss", event.epoch, event.train_loss)
        self._add("validation_loss", event.epoch, event.validation_loss)
        self._add("train_accuracy", event.epoch, event.train_accuracy)
        self._add("validation_accuracy", event.epoch, event.validation_accuracy)

    def mark_stage(self, name: str, first_epoch: int) -> None:
        """Draw where other layers begin to learn."""
        line = pg.InfiniteLine(first_epoch - 1, angle=90, pen=pg.mkPen(self._theme.muted, style=Qt.PenStyle.DotLine))
        label = pg.TextItem(name, color=self._theme.muted, anchor=(0, 0))
        self._loss.addItem(line)
        self._loss.addItem(label, ignoreBounds=True)
        self._stages.append((line, label))
        self._place_labels()

    def apply_theme(self, theme: Theme) -> None:
        """Set the colours by hand: pyqtgraph ignores the palette."""
        self._theme = theme
        for plot in (self._loss, self._accuracy):
            plot.setBackground(theme.panel)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(pg.mkPen(theme.border))
                axis.setTextPen(pg.mkPen(theme.muted))
        self._batch_curve.setPen(pg.mkPen(theme.border, width=1))
        for legend in self._legends:
            legend.setLabelTextColor(theme.text)
        self._retranslate()

    def _add(self, name: str, x: float, y: float) -> None:
        self._series[name][0].append(x)
        self._series[name][1].append(y)

    @Slot()
    def _redraw(self) -> None:
        self._batch_curve.setData(*self._series["batch"])
        for name, curve in self._curves.items():
            curve.setData(*self._series[name])
        self._place_labels()

    def _place_labels(self) -> None:
        top = self._loss.getViewBox().viewRange()[1][1]
        for line, label in self._stages:
            label.setPos(line.value(), top)

    def _legend(self, plot: Any) -> Any:
        legend = plot.addLegend(offset=(-8, 8))
        for name in ("train", "validation"):
            kind = "loss" if plot is self._loss else "accuracy"
            legend.addItem(self._curves[f"{name}_{kind}"], name)
        return legend

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for plot, title in ((self._loss, self.tr("loss")), (self._accuracy, self.tr("accuracy"))):
            plot.setTitle(title, color=self._theme.text, size="11pt")
            plot.setLabel("bottom", self.tr("epoch"), color=self._theme.muted)
        for legend in self._legends:
            for (_, label), text in zip(legend.items, (self.tr("train"), self.tr("validation")), strict=True):
                label.setText(text)
