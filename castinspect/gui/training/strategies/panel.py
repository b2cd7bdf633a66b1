"""Compare strategies: what each is worth on these pictures, what it costs, and how many pictures it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
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
from castinspect.gui.common.texts import duration, error_text, localized
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.late_plot import LatePlot
from castinspect.gui.training.strategies.table import StrategiesTable
from castinspect.gui.training.words import strategy_words
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
from castinspect.studies.trial_file import keep_trial, read_trials
from castinspect.training.config import Strategy, TrainingConfig

if TYPE_CHECKING:
    from castinspect.gui.training.strategies.plot import StrategiesPlot

_PLOT_WIDTH = 260

Compare = Callable[[Plan, list[StrategyTrial]], Iterable[object]]


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
        self._started: TrialStarted | None = None
        self._skipped: TrialSkipped | None = None
        self._error: Exception | None = None
        self._is_free, self._is_cancelled = True, False
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
        return self._status.text()

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
        self._problem, self._status = problem_label(), plain_label("muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(10)
        self._table = StrategiesTable()
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
        layout.addWidget(self._problem)
        layout.addWidget(self._status)
        layout.addWidget(self._bar)
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
        self._trials, self._started, self._skipped, self._error = [], None, None, None
        self._is_cancelled = False
        self._bar.setRange(0, 0)
        self._job.start(lambda: self._compared(plan))
        self._show_rows()
        self._retranslate()
        self.running_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """End after the current batch; runs that ended are kept."""
        if self._job.is_running:
            self._is_cancelled = True
            self._job.request_stop()
            self._retranslate()

    def _compared(self, plan: Plan) -> Iterable[object]:
        """In the thread: keep each new trial on disk before it is shown."""
        file = cache_dir() / "strategies.jsonl"
        known = read_trials(file)
        for event in self._compare(plan, known):
            if isinstance(event, StrategyTrial) and event not in known:
                keep_trial(file, event)
            yield event

    @Slot(object)
    def _on_produced(self, event: object) -> None:
        match event:
            case StrategyTrial():
                self._trials.append(event)
                self._show_rows()
            case TrialStarted():
                self._started = event
                self._bar.setRange(0, event.total)
                self._bar.setValue(event.number - 1)
                self._retranslate()
            case TrialSkipped():
                self._skipped = event
                self._retranslate()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error

    @Slot()
    def _on_ended(self) -> None:
        self._started = None
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
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
        self._cancel.setEnabled(self.is_running and not self._is_cancelled)
        for widget in (self._folds, self._curves):
            widget.setEnabled(not self.is_running)
        self._bar.setVisible(self.is_running)
        self._status.setText(self._status_text())
        show_problem(self._problem, self._problem_text())

    def _problem_text(self) -> str:
        if self._error is not None:
            return error_text(self._error)
        if self._skipped is not None:
            text = self.tr("Not every run was possible: {reason}")
            return text.format(reason=localized(self._skipped.reason))
        return ""

    def _status_text(self) -> str:
        if self._is_cancelled and self.is_running:
            return self.tr("Ending after this batch; runs that ended are kept…")
        if self._started is not None:
            return self._run_text(self._started)
        if self.is_running:
            return self.tr("Looking for copies of one part…")
        if self._is_cancelled:
            return self.tr("Cancelled. What ended is kept; Compare goes on from there.")
        return self.tr(
            "Every strategy learns several times, each time without some of the parts, and is scored on those: the "
            "same parts for all. It can take from minutes to hours; what ended is kept when you cancel."
        )

    def _run_text(self, started: TrialStarted) -> str:
        text = self.tr("Run {number} of {total}: {strategy}, {pictures} pictures, fold {fold}").format(
            number=started.number,
            total=started.total,
            strategy=strategy_words(started.strategy)[0],
            pictures=started.pictures,
            fold=started.fold,
        )
        if started.seconds_left is None:
            return text
        return f"{text}  ·  " + self.tr("about {time} left").format(time=duration(started.seconds_left))


def _make_plot(theme: Theme) -> StrategiesPlot:
    from castinspect.gui.training.strategies.plot import StrategiesPlot

    return StrategiesPlot(theme)
