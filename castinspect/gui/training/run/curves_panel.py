"""The learning curves with their legend; a hint stands there until the first run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, TRAIN_LINE, VALIDATION_LINE, Theme
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.late_plot import LatePlot
from castinspect.training.events import TrainingEvent

if TYPE_CHECKING:
    from castinspect.gui.training.run.curves import TrainingPlots

_SERIES = ("train", "validation", "batch", "best")


class CurvesPanel(Retranslated, QFrame):
    """Holds the plots, which are made when the panel is first seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._title, self._hint = plain_label("heading", wraps=False), plain_label("muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = {name: _Key(name, theme) for name in _SERIES}
        self._names = {name: plain_label("muted", wraps=False) for name in _SERIES}
        top = FlowLayout(spacing=GAP)
        top.addWidget(self._title)
        for name in _SERIES:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self._keys[name])
            row.addWidget(self._names[name])
            top.addWidget(entry)
        self._place = QStackedLayout()
        self._late_plots = LatePlot(_make_plots, self._place, theme)
        self._place.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, 8)
        layout.addLayout(top)
        layout.addLayout(self._place, 1)
        self._show_legend(visible=False)
        self._retranslate()

    @property
    def plots(self) -> TrainingPlots:
        """The plots, made when they are first needed."""
        return self._late_plots.plot

    def begin(self) -> None:
        """Show empty plots and the legend for a run that begins."""
        self.plots.begin()
        self._place.setCurrentWidget(self.plots)
        self._show_legend(visible=True)

    def take(self, event: TrainingEvent) -> None:
        self.plots.take(event)

    def end(self) -> None:
        """The run is over; one that never began to learn leaves nothing to look at."""
        self.plots.end()
        if not any(self.plots.points.values()):
            self._place.setCurrentWidget(self._hint)
            self._show_legend(visible=False)

    def apply_theme(self, theme: Theme) -> None:
        for key in self._keys.values():
            key.apply_theme(theme)
        self._late_plots.apply_theme(theme)

    def _show_legend(self, *, visible: bool) -> None:
        labels: list[QLabel | _Key] = [*self._keys.values(), *self._names.values()]
        for widget in labels:
            widget.setVisible(visible)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Learning curves"))
        self._hint.setText(
            self.tr("Choose a data folder and press Start.\nLoss and accuracy are drawn here while the network learns.")
        )
        names = {
            "train": self.tr("training"),
            "validation": self.tr("validation"),
            "batch": self.tr("each batch"),
            "best": self.tr("the epoch that is kept"),
        }
        for name, text in names.items():
            self._names[name].setText(text)


def _make_plots(theme: Theme) -> TrainingPlots:
    from castinspect.gui.training.run.curves import TrainingPlots

    return TrainingPlots(theme)


class _Key(QWidget):
    """A sample of a curve, for the legend."""

    def __init__(self, series: str, theme: Theme) -> None:
        super().__init__()
        self._series, self._theme = series, theme
        self.setFixedSize(30, 16)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        colours = {"train": TRAIN_LINE, "validation": VALIDATION_LINE, "batch": self._theme.border}
        colour = QColor(colours.get(self._series, self._theme.text))
        if self._series == "best":
            painter.setPen(QPen(colour, 1))
            painter.drawEllipse(middle, 6.5, 6.5)
            return
        style = Qt.PenStyle.DashLine if self._series == "validation" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, style))
        painter.drawLine(QPointF(2, middle.y()), QPointF(self.width() - 2, middle.y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self._series == "train":
            painter.drawEllipse(middle, 3.5, 3.5)
        elif self._series == "validation":
            x, y = middle.x(), middle.y()
            painter.drawPolygon(QPolygonF([QPointF(x - 4.5, y - 3.5), QPointF(x + 4.5, y - 3.5), QPointF(x, y + 4.5)]))
