"""How good the score is beyond its counts: per class, ROC, precision and recall, and whether probabilities hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from castinspect.evaluation.calibration import calibration_error, reliability
from castinspect.evaluation.figures import class_figures, precision_recall_curve, roc_curve, scores_and_truth
from castinspect.evaluation.score import ScoredPicture, scores_of
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.widgets import plain_label
from castinspect.models.metadata import CheckpointMetadata
from castinspect.training.events import TrainingFinished

_LEAST_HEIGHT = 140
_PLOTS = ("roc", "precision", "reliability")


class QualityPanel(Retranslated, QFrame):
    """Three plots and a table of the finished run's score."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finished: TrainingFinished | None = None
        self._plots: dict[str, Any] = {}
        self._hint, self._calibration = plain_label("muted"), plain_label("muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body, self._row = QWidget(), QHBoxLayout()
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(2 * GAP)
        self._table.setVerticalSpacing(2)
        words = QHBoxLayout()
        words.setSpacing(3 * GAP)
        words.addLayout(self._table)
        words.addWidget(self._calibration, 1)
        body = QVBoxLayout(self._body)
        body.addLayout(self._row, 1)
        body.addLayout(words)
        self._place = QStackedLayout(self)
        self._place.addWidget(self._hint)
        self._place.addWidget(self._body)
        self._retranslate()

    @property
    def rows(self) -> list[list[str]]:
        """The table as it stands, its heading included."""
        found = []
        for row in range(self._table.rowCount()):
            items = [self._table.itemAtPosition(row, column) for column in range(5)]
            labels = [item.widget() for item in items if item is not None]
            if labels:
                found.append([label.text() for label in labels if isinstance(label, QLabel)])
        return found

    def show_result(self, finished: TrainingFinished | None) -> None:
        self._finished = finished if finished is not None and finished.scored else None
        self._retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._redraw()

    def _redraw(self) -> None:
        if self._finished is None:
            return
        pictures, metadata = self._finished.scored, self._finished.metadata
        scores, defective = scores_and_truth(pictures, metadata)
        if not scores:
            return
        roc, precision = roc_curve(scores, defective), precision_recall_curve(scores, defective)
        if roc is not None:
            title = self.tr("ROC {area}").format(area=f"{roc.area:.3f}")
            self._draw("roc", title, self.tr("good pictures struck"), self.tr("defects caught"), (roc.x, roc.y))
        if precision is not None:
            title = self.tr("Precision-recall {area}").format(area=f"{precision.area:.3f}")
            points = (precision.x, precision.y)
            self._draw("precision", title, self.tr("recall of defects"), self.tr("precision of defects"), points)
        self._draw_reliability(pictures, metadata, np.array(scores), np.array(defective, bool))

    def _draw_reliability(
        self,
        pictures: tuple[ScoredPicture, ...],
        metadata: CheckpointMetadata,
        scores: np.ndarray,
        truth: np.ndarray,
    ) -> None:
        bins = reliability(scores, truth, scores_of(pictures, metadata).weights())
        title = self.tr("Reliability, error {error}").format(error=f"{calibration_error(bins):.3f}")
        points = (np.array([b.predicted for b in bins]), np.array([b.observed for b in bins]))
        sizes = [6 + 18 * b.weight**0.5 for b in bins]
        self._draw("reliability", title, self.tr("defect probability"), self.tr("share defective"), points, sizes)

    def _draw(
        self,
        name: str,
        title: str,
        x: str,
        y: str,
        points: tuple[np.ndarray, np.ndarray],
        sizes: list[float] | None = None,
    ) -> None:
        import pyqtgraph as pg

        from castinspect.gui.training.still_plot import colour_plot

        plot = self._plot(name)
        plot.clear()
        colour_plot(plot, self._theme)
        plot.setTitle(title, color=self._theme.text, size="9pt")
        for side, text in (("bottom", x), ("left", y)):
            plot.setLabel(side, text, color=self._theme.muted)
        if name != "precision":
            dashes = pg.mkPen(self._theme.border, width=1, style=Qt.PenStyle.DashLine)
            plot.plot([0, 1], [0, 1], pen=dashes)
        if sizes is None:
            plot.plot(*points, pen=pg.mkPen(self._theme.accent, width=1))
        else:
            plot.addItem(pg.ScatterPlotItem(*points, size=sizes, brush=self._theme.accent, pen=None))

    def _plot(self, name: str) -> Any:
        """One of the plots; all are made at once, when they are first needed: pyqtgraph takes its time to load."""
        if not self._plots:
            from castinspect.gui.training.still_plot import still_plot

            for each in _PLOTS:
                plot = still_plot()
                plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
                plot.setMinimumHeight(_LEAST_HEIGHT)
                plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.04)
                self._row.addWidget(plot)
                self._plots[each] = plot
        return self._plots[name]

    def _retranslate(self) -> None:
        self._hint.setText(self.tr("After a training run the curves of its score appear here."))
        self._place.setCurrentWidget(self._hint if self._finished is None else self._body)
        self._fill_table()
        calibration = self._finished.metadata.calibration if self._finished else None
        if calibration is not None:
            text = self.tr(
                "Expected calibration error on {parts} parts not learned from: {before} before temperature scaling, "
                "{after} after it (temperature {temperature})."
            )
            assert self._finished is not None
            self._calibration.setText(
                text.format(
                    parts=calibration.parts,
                    before=f"{calibration.error_before:.3f}",
                    after=f"{calibration.error_after:.3f}",
                    temperature=f"{self._finished.metadata.temperature:.2f}",
                )
            )
        self._redraw()

    def _fill_table(self) -> None:
        while item := self._table.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        evaluation = self._finished.metadata.evaluation if self._finished else None
        if evaluation is None:
            return
        heading = (self.tr("class"), self.tr("pictures"), self.tr("precision"), self.tr("recall"), self.tr("F1"))
        self._add_row(0, heading, "muted")
        for row, found in enumerate(class_figures(evaluation.confusion), start=1):
            values = (_percent(value) for value in (found.precision, found.recall, found.f1))
            self._add_row(row, (found.name, str(found.pictures), *values), "")

    def _add_row(self, row: int, texts: tuple[str, ...], style: str) -> None:
        for column, text in enumerate(texts):
            label = plain_label(style, wraps=False)
            label.setText(text)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._table.addWidget(label, row, column, side)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
