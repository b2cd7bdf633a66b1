"""How far a comparison of strategies is: the run under way, the time left, and what was not possible."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import duration, error_text
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.words import strategy_words
from castinspect.language import localized
from castinspect.studies.strategies import TrialSkipped, TrialStarted


class ComparisonStatus(Retranslated, QWidget):
    """Two lines and a bar, which is there while a comparison goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._started: TrialStarted | None = None
        self._skipped: TrialSkipped | None = None
        self._error: Exception | None = None
        self._is_running = self._is_cancelled = False
        self._problem, self._status = problem_label(), plain_label("muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._problem, self._status, self._bar):
            layout.addWidget(widget)
        self._retranslate()

    @property
    def text(self) -> str:
        """The line that says which run of the comparison is under way."""
        return self._status.text()

    @property
    def problem(self) -> str:
        """What was not possible, or nothing."""
        return self._problem.text()

    @property
    def is_cancelled(self) -> bool:
        """Whether a person ended the latest comparison."""
        return self._is_cancelled

    def begin(self) -> None:
        """A comparison begins: what was told of the one before is forgotten."""
        self._started, self._skipped, self._error = None, None, None
        self._is_running, self._is_cancelled = True, False
        self._bar.setRange(0, 0)
        self._retranslate()

    def show_run(self, started: TrialStarted) -> None:
        """Another run begins."""
        self._started = started
        self._bar.setRange(0, started.total)
        self._bar.setValue(started.number - 1)
        self._retranslate()

    def show_skipped(self, skipped: TrialSkipped) -> None:
        """A run was not possible."""
        self._skipped = skipped
        self._retranslate()

    def show_error(self, error: Exception) -> None:
        """The comparison failed."""
        self._error = error
        self._retranslate()

    def cancel(self) -> None:
        """A person ends it; the batch under way is finished."""
        self._is_cancelled = True
        self._retranslate()

    def end(self) -> None:
        """Nothing runs any more."""
        self._started, self._is_running = None, False
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self._retranslate()

    def _retranslate(self) -> None:
        self._bar.setVisible(self._is_running)
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
        if self._is_cancelled and self._is_running:
            return self.tr("Ending after this batch; runs that ended are kept…")
        if self._started is not None:
            return self._run_text(self._started)
        if self._is_running:
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
