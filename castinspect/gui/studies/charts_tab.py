"""Process charts of the record: the share of defective parts with its limits, why this chart, and the reasons given."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from castinspect.errors import StoreError
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.widgets import empty_label, framed, plain_label, problem_label, show_problem
from castinspect.gui.studies.pareto_table import ParetoTable
from castinspect.gui.studies.printed_chart import PrintedChart
from castinspect.gui.studies.watched_chart import WatchedChart
from castinspect.inspection.reason_words import reason_word
from castinspect.station.charts.limits import ChartKind
from castinspect.station.charts.points import COUNTED, By, Measure, ParetoOf
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.queries import every
from castinspect.studies.charted import Charted, RowsCharted, charted
from castinspect.studies.printed.chart_pdf import told, why

if TYPE_CHECKING:
    from castinspect.gui.studies.chart_plot import ChartPlot

_MOST_REASONS = 8
_MOST_SIGNALS = 8
_MOST_BARS = 12
SHOWN: tuple[Measure | ParetoOf, ...] = (*Measure, *ParetoOf)
"""What can be chosen to be shown, in the order of the list."""


class ChartsTab(Retranslated, QWidget):
    """Charts what is on record, read in a thread of its own when the tab is shown.

    Args:
        theme: Colours of the plot.
        parent: Of the widget.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Charted | None = None
        self._job = Job(self)
        self.by, self.kind, self.first, self.refresh = QComboBox(), QComboBox(), QSpinBox(), QPushButton()
        self.measure, self.pareto = QComboBox(), ParetoTable()
        self.measure.addItems([""] * len(SHOWN))
        self.by.addItems([""] * len(By))  # by place: a StrEnum comes back from Qt as a plain text
        self.kind.addItems([""] * (1 + len(ChartKind)))
        self.first.setRange(0, 100_000)
        self._labels = [plain_label("muted", wraps=False) for _ in range(4)]
        self._problem, self._why, self._told, self._reasons = (problem_label(), *(plain_label() for _ in range(3)))
        self.plot: ChartPlot | None = None
        self.watching, self.printing = WatchedChart(self), PrintedChart(self)
        self._empty = empty_label()
        self._frame = framed(self._empty)
        self._build_layout()
        self._job.produced.connect(self._on_progress)
        self._job.returned.connect(self._on_charted)
        self._job.failed.connect(self._on_failed)
        self.refresh.clicked.connect(self.draw)
        self.by.activated.connect(self.draw)
        self.kind.activated.connect(self.draw)
        self.measure.activated.connect(self.draw)
        self._retranslate()

    @property
    def told_text(self) -> str:
        """Which points and runs are out of the ordinary."""
        return self._told.text()

    @property
    def why_text(self) -> str:
        """Why this chart was chosen."""
        return self._why.text()

    @property
    def empty_text(self) -> str:
        """What stands in the chart's place while there is no record; nothing where there is one."""
        return self._empty.text()

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem.text()

    def is_drawing(self) -> bool:
        return self._job.is_running

    def stop_and_wait(self) -> None:
        self._job.abandon()
        self.printing.stop_and_wait()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.plot is not None:
            self.plot.apply_theme(theme)

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        for label, widget in zip(self._labels, (self.measure, self.by, self.kind, self.first), strict=True):
            label.setBuddy(widget)
            head.addWidget(label)
            head.addWidget(widget)
        head.addStretch()
        buttons = QHBoxLayout()
        for button in (self.refresh, self.watching.button, self.printing.button):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(head)  # two rows: one would be cut off at 1280 pixels
        layout.addLayout(buttons)
        layout.addWidget(self._problem)
        layout.addWidget(self.watching.told)
        layout.addWidget(self.printing.told)
        layout.addWidget(self._why)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self.pareto, 1)
        layout.addWidget(self._told)
        layout.addWidget(self._reasons)

    @property
    def _pareto_of(self) -> ParetoOf | None:
        """What a Pareto is asked of; None where a chart is asked for."""
        chosen = SHOWN[self.measure.currentIndex()]
        return chosen if isinstance(chosen, ParetoOf) else None

    @property
    def _measure(self) -> Measure:
        """Which share is charted."""
        chosen = SHOWN[self.measure.currentIndex()]
        return chosen if isinstance(chosen, Measure) else Measure.DEFECTIVE

    @Slot()
    def draw(self) -> None:
        """Read the record and chart it."""
        by, kind = list(By)[self.by.currentIndex()], (None, *ChartKind)[self.kind.currentIndex()]
        first = self.first.value() or None
        measure = self._measure
        self._job.abandon()
        show_problem(self._problem, "")
        show_problem(self._empty, "")
        self._job.start(lambda: _read(by, kind, first, measure))

    @Slot(object)
    def _on_progress(self, step: RowsCharted) -> None:
        self._why.setText(self.tr("{count} inspections read ...").format(count=f"{step.count:,}"))

    @Slot(object)
    def _on_charted(self, found: Charted) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        if self.plot is None:
            from castinspect.gui.studies.chart_plot import ChartPlot

            self.plot = ChartPlot(self._theme)
            frame = self._frame.layout()
            assert frame is not None
            frame.addWidget(self.plot)
        if (of := self._pareto_of) is not None and self._found is not None:
            called = reason_word if of is ParetoOf.REASONS else str
            bars = [(called(name), count) for name, count in self._found.pareto_of(of)[:_MOST_BARS]]
            self.plot.show_pareto(bars)
        else:
            self.plot.show_chart(self._found)
        self._retranslate()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._found = None
        if self.plot is not None:
            self.plot.show_chart(None)
        is_empty = isinstance(error, StoreError) and error.code == "store-missing"
        show_problem(self._problem, "" if is_empty else error_text(error))
        show_problem(self._empty, self.tr("Nothing is on record yet.") if is_empty else "")  # no fault
        self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._found is None:
            self.draw()

    def _retranslate(self) -> None:
        texts = (
            self.tr("Show"),
            self.tr("A point is a"),
            self.tr("Chart"),
            self.tr("Limits from the first points"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.first.setSpecialValueText(self.tr("all"))  # 0
        names = (self.tr("day"), self.tr("week"), self.tr("shift"), self.tr("lot"), self.tr("cavity"),
                 self.tr("camera"), self.tr("version"))  # fmt: skip
        for index, name in enumerate(names):
            self.by.setItemText(index, name)
        for index, name in enumerate((self.tr("the one that suits"), "p", "p'", "g")):
            self.kind.setItemText(index, name)
        measures = (
            self.tr("defective parts"), self.tr("yield"), self.tr("review load"), self.tr("escapes found later"),
            self.tr("unlike the training pictures"), self.tr("stopped by the gate"), self.tr("Pareto of reasons"),
            self.tr("Pareto of classes"),
        )  # fmt: skip
        for index, name in enumerate(measures):
            self.measure.setItemText(index, name)
        is_pareto = self._pareto_of is not None
        self.kind.setEnabled(not is_pareto)
        self.first.setEnabled(not is_pareto)
        self.pareto.setVisible(is_pareto)
        for label in (self._why, self._told, self._reasons):
            label.setVisible(not is_pareto)
        self.pareto.show_pareto(self._found, self._pareto_of)
        self.refresh.setText(self.tr("&Draw"))
        self._why.setText(self._why_words())
        self._told.setText(self._told_words())
        found = self._found.reasons[:_MOST_REASONS] if self._found else ()
        reasons = ", ".join(f"{reason_word(code)} {count}" for code, count in found)
        shown, by = None if is_pareto else self._found, list(By)[self.by.currentIndex()]
        self.watching.show_chart(shown, by, self.first.value())
        self.printing.show_chart(shown, self.first.value())
        self._reasons.setText(self.tr("reasons, the most frequent first: {reasons}").format(reasons=reasons or "–"))

    def _why_words(self) -> str:
        if self._found is None:
            return ""
        mean = self._found.chart.mean
        value = f"{mean:.1f}" if self._found.chart.kind is ChartKind.G else f"{mean:.2%}"
        rest = self.tr("mean {mean}; {count} wait for a person").format(mean=value, count=self._found.undecided)
        return f"{why(self._found)}. {rest}"

    def _told_words(self) -> str:
        if self._found is None:
            return ""
        lines = told(self._found)[:_MOST_SIGNALS]
        more = len(self._found.signals) - _MOST_SIGNALS
        return "\n".join([*lines, self.tr("and {count} more").format(count=more)] if more > 0 else lines)


def _read(by: By, kind: ChartKind | None, first: int | None, measure: Measure) -> Generator[RowsCharted, None, Charted]:
    with closing(open_record()) as database:
        return (yield from charted(every(database, columns=COUNTED), by, kind, first, measure))
