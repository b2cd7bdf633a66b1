"""Compare strategies: what each is worth on these pictures, what it costs, and how many pictures it takes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.late_plot import LatePlot
from castinspect.gui.training.strategies.status import ComparisonStatus
from castinspect.gui.training.strategies.table import StrategiesTable
from castinspect.paths import cache_dir
from castinspect.studies.strategies import (
    FOLDS,
    Plan,
    StrategyTrial,
    TrialSkipped,
    TrialStarted,
    compare_strategies,
)
from castinspect.studies.strategy_summary import summarise
from castinspect.studies.trial_file import keeping, read_trials
from castinspect.training.config import Strategy, TrainingConfig

if TYPE_CHECKING:
    from castinspect.gui.training.strategies.plot import StrategiesPlot

_PLOT_WIDTH = 260

Compare = Callable[[Plan, list[StrategyTrial]], Generator[object, None, None]]


class StrategiesPanel(Retranslated, QFrame):
    """Runs the comparison in a thread of its own. Each run that ended is on disk, so that a cancelled one goes on.

    Args:
        theme: The look at the start.
        compare: Runs a plan, without the trials that are known.
        parent: Of the widget.
    """

    running_changed = Signal(bool)

    def __init__(self, theme: Theme, compare: Compare = compare_strategies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._compare = compare
        self._config: TrainingConfig | None = None
        self._job = Job(self)
        self._trials: list[StrategyTrial] = []
        self._is_free = True
        self._build_layout(theme)
        self._start.clicked.connect(self.start)
        self._cancel.clicked.connect(self.cancel)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._retranslate()

    @property
    def is_running(self) -> bool:
        return self._job.is_running

    @property
    def status(self) -> str:
        """The line that says which run of the comparison is under way."""
        return self._status.text

    @property
    def table(self) -> StrategiesTable:
        return self._table

    def set_config(self, config: TrainingConfig | None) -> None:
        """What the runs share: data, backbone, weights, epochs and so on; None where no data is chosen."""
        self._config = config
        self._retranslate()

    def set_free(self, *, free: bool) -> None:
        """Whether no other long job is under way."""
        self._is_free = free
        self._retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._late_plot.apply_theme(theme)

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    # --- building ---

    def _build_layout(self, theme: Theme) -> None:
        self._start, self._cancel = QPushButton(), QPushButton()
        self._folds = QSpinBox(minimum=2, maximum=10, value=FOLDS)
        ignore_wheel(self._folds)
        self._folds_label, self._curves = plain_label(wraps=False), QCheckBox()
        top = FlowLayout()
        for widget in (self._start, self._cancel, self._folds_label, self._folds, self._curves):
            top.addWidget(widget)
        self._status, self._table = ComparisonStatus(), StrategiesTable()
        curve_place = QWidget()
        curve_place.setFixedWidth(_PLOT_WIDTH)
        curve_place.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._late_plot = LatePlot(_make_plot, QStackedLayout(curve_place), theme)
        below = QHBoxLayout()
        below.addWidget(self._table, 1)
        below.addWidget(curve_place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, 8)
        layout.addLayout(top)
        layout.addWidget(self._status)
        layout.addLayout(below, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """The plot is made when the panel is first looked at."""
        super().showEvent(event)
        if self._late_plot.made is None:
            self._late_plot.plot.show_rows(summarise(self._trials))

    # --- the job ---

    @Slot()
    def start(self) -> None:
        """Compare with the settings on the screen; what was run before is not run again."""
        if self._config is None or self.is_running or not self._is_free:
            return
        strategies = tuple(Strategy)
        curves = strategies if self._curves.isChecked() else (Strategy.HEAD,)
        plan = Plan(self._config, strategies, curves=curves, folds=self._folds.value())
        self._trials = []
        self._status.begin()
        self._job.start(lambda: self._compared(plan))
        self._show_rows()
        self._retranslate()
        self.running_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """End after the current batch; runs that ended are kept."""
        if self._job.is_running:
            self._status.cancel()
            self._job.request_stop()
            self._retranslate()

    def _compared(self, plan: Plan) -> Iterable[object]:
        """In the thread: keep each new trial on disk before it is shown."""
        file = cache_dir() / "strategies.jsonl"
        known = read_trials(file)
        return keeping(self._compare(plan, known), file, known)

    @Slot(object)
    def _on_produced(self, event: object) -> None:
        match event:
            case StrategyTrial():
                self._trials.append(event)
                self._show_rows()
            case TrialStarted():
                self._status.show_run(event)
            case TrialSkipped():
                self._status.show_skipped(event)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._status.show_error(error)

    @Slot()
    def _on_ended(self) -> None:
        self._status.end()
        self._retranslate()
        self.running_changed.emit(False)

    # --- showing ---

    def _show_rows(self) -> None:
        rows = summarise(self._trials)
        self._table.show_rows(rows)
        if self._late_plot.made is not None:
            self._late_plot.made.show_rows(rows)

    def _retranslate(self) -> None:
        self._start.setText(self.tr("Compare strategies"))
        self._cancel.setText(self.tr("Cancel"))
        self._folds_label.setText(self.tr("Folds"))
        self._curves.setText(self.tr("Learning curve for every strategy (slow)"))
        self._start.setEnabled(self._config is not None and not self.is_running and self._is_free)
        self._cancel.setEnabled(self.is_running and not self._status.is_cancelled)
        for widget in (self._folds, self._curves):
            widget.setEnabled(not self.is_running)


def _make_plot(theme: Theme) -> StrategiesPlot:
    from castinspect.gui.training.strategies.plot import StrategiesPlot

    return StrategiesPlot(theme)
