"""A version's gate: what its training pictures measured, the bounds that were set by it, and widening these."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.models.words import statistic_word
from castinspect.gui.training.still_plot import still_plot
from castinspect.inspection.gate import STATISTICS
from castinspect.models.metadata import Bounds, Gate

_BINS = 30
_SIZE = (860, 480)
_LIST_WIDTH = 250


class GateDialog(QDialog):
    """Shows one statistic after another.

    Args:
        version: Name of what is shown.
        gate: Of the version.
        seen: What its training pictures measured, by statistic; empty where it keeps nothing.
        parent: The window.
    """

    widened = Signal(object, str)
    """Bounds by statistic, and why."""

    def __init__(
        self, version: str, gate: Gate, seen: Mapping[str, NDArray[np.float32]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Gate of {version}").format(version=version))
        self._gate, self._seen = gate, seen
        self._names = [name for name in STATISTICS if name in gate.bounds]
        self._build_layout()
        self._connect_signals()
        self.list.setCurrentRow(0)
        self._show_possible()
        self.resize(*_SIZE)

    @property
    def name(self) -> str:
        """The statistic that is shown; empty where there is none."""
        return self._names[self.list.currentRow()] if self.list.currentRow() >= 0 else ""

    @property
    def wanted(self) -> Bounds | None:
        """The bounds that stand in the fields where they are wider than those of now; else None."""
        before = self._gate.bounds.get(self.name, Bounds())
        low, high = (_number(line.text()) for line in (self.low, self.high))
        wider_below = before.low is not None and low is not None and low < _shown(before.low)
        wider_above = before.high is not None and high is not None and high > _shown(before.high)
        if not wider_below and not wider_above:
            return None
        return Bounds(low=low if wider_below else before.low, high=high if wider_above else before.high)

    def _build_layout(self) -> None:
        hint = plain_label("muted")
        hint.setText(
            self.tr(
                "A picture outside these bounds is not judged. Bounds can be widened, never narrowed; that makes a new "
                "version."
            )
        )
        self.list = QListWidget()
        self.list.addItems([statistic_word(name) for name in self._names])
        self.list.setFixedWidth(_LIST_WIDTH)
        self._plot, self._told = still_plot(), plain_label()
        for side in ("left", "bottom"):
            self._plot.getAxis(side).enableAutoSIPrefix(False)
        self.low, self.high, self.why = QLineEdit(), QLineEdit(), QLineEdit()
        form = QFormLayout()
        for line, label in (
            (self.low, self.tr("At least")), (self.high, self.tr("At most")),
            (self.why, self.tr("Why (goes into the journal)")),
        ):  # fmt: skip
            form.addRow(label, line)
        for line in (self.low, self.high):
            line.setValidator(QDoubleValidator(line))
            line.setPlaceholderText(self.tr("no bound"))
        right = QVBoxLayout()
        right.addWidget(self._plot, 1)
        right.addWidget(self._told)
        right.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Close)
        self.go = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go.setText(self.tr("Widen"))
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addWidget(hint)
        layout.addLayout(row, 1)
        layout.addWidget(self._buttons)

    def _connect_signals(self) -> None:
        self.list.currentRowChanged.connect(self._on_chosen)
        for line in (self.low, self.high, self.why):
            line.textChanged.connect(self._show_possible)
        for line in (self.low, self.high):
            line.textChanged.connect(self._redraw)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    @Slot(int)
    def _on_chosen(self, _row: int) -> None:
        bounds = self._gate.bounds.get(self.name, Bounds())
        for line, bound in ((self.low, bounds.low), (self.high, bounds.high)):
            line.setText("" if bound is None else f"{_shown(bound):g}")
            line.setEnabled(bound is not None)
        self._told.setText(self._words())
        self._redraw()

    def _words(self) -> str:
        values = self._seen.get(self.name)
        if values is None:
            return self.tr("This version does not keep what its training pictures measured.")
        text = self.tr("The training pictures have {least} to {most}, half of them up to {median}.")
        least, median, most = (f"{value:.3g}" for value in np.quantile(values, [0, 0.5, 1]))
        return text.format(least=least, most=most, median=median)

    @Slot()
    def _redraw(self) -> None:
        self._plot.clear()
        text, accent = self.palette().text().color(), self.palette().highlight().color()
        self._plot.setBackground(self.palette().base().color())
        values = self._seen.get(self.name)
        if values is not None:
            counts, edges = np.histogram(values, _BINS)
            bars = pg.BarGraphItem(x0=edges[:-1], x1=edges[1:], height=counts, brush=text, pen=pg.mkPen(None))
            self._plot.addItem(bars)
        for line in (self.low, self.high):
            if (bound := _number(line.text())) is not None:
                self._plot.addItem(pg.InfiniteLine(bound, pen=pg.mkPen(accent, width=1)))
        self._plot.setLabel("left", self.tr("training pictures"), color=text)
        self._plot.setLabel("bottom", statistic_word(self.name), color=text)
        self._plot.autoRange()

    @Slot()
    def _show_possible(self) -> None:
        self.go.setEnabled(self.wanted is not None and bool(self.why.text().strip()))

    @Slot()
    def _on_accepted(self) -> None:
        if (bounds := self.wanted) is not None:
            self.widened.emit({self.name: bounds}, self.why.text().strip())
            self.accept()


def _shown(bound: float) -> float:
    """A bound as it stands in its field: what was not touched there widens nothing."""
    return float(f"{bound:.4g}")


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None
