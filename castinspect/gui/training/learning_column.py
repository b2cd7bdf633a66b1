"""The right column of the training tab: the run that is under way, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.widgets import framed, problem_label, show_problem
from castinspect.gui.training.pages import TrainingPages
from castinspect.gui.training.run.control import RunControl
from castinspect.gui.training.run.curves_panel import CurvesPanel
from castinspect.gui.training.run.interrupted_bar import InterruptedBar
from castinspect.gui.training.run.log import RunDiscarded
from castinspect.gui.training.run.progress_panel import Ending, ProgressPanel
from castinspect.training.events import TrainingEvent, TrainingFinished
from castinspect.training.run.state import InterruptedRun, interrupted_run

_HALF = 400


class LearningColumn(Retranslated, QWidget):
    """Curves and progress over the pages, which all follow the run; notes stand over them.

    Args:
        control: Tells what the run does.
        theme: The look at the start.
        parent: Of the widget.
    """

    trained = Signal(object)
    """A run ended with this checkpoint."""

    def __init__(self, control: RunControl, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._error: Exception | None = None
        self.interrupted, self._problem = InterruptedBar(), problem_label()
        self._problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.curves, self.progress, self.pages = CurvesPanel(theme), ProgressPanel(), TrainingPages(theme)
        self._build_layout()
        control.event_arrived.connect(self._on_event)
        control.ending_chosen.connect(self.progress.show_ending)
        control.failed.connect(self.tell_failure)
        control.ended.connect(self._on_ended)
        control.changed.connect(self._on_changed)
        self.pages.result.failed.connect(self.tell_failure)

    @property
    def error(self) -> Exception | None:
        """What went wrong latest, as long as it is shown."""
        return self._error

    def begin(self) -> None:
        """A run begins; nothing is left of the one before."""
        self.offer_interrupted(None)
        self.show_error(None)
        self.pages.begin()
        self.curves.begin()
        self.progress.begin()

    def offer_interrupted(self, run: InterruptedRun | None) -> None:
        """Ask whether to go on with a run that was interrupted."""
        self.interrupted.show_run(run)

    @Slot(object)
    def tell_failure(self, error: Exception) -> None:
        """Show what went wrong, and keep it in the log."""
        self.show_error(error)
        self.pages.log.tell(error)

    def show_error(self, error: Exception | None) -> None:
        """Show what went wrong, or that nothing does."""
        self._error = error
        show_problem(self._problem, error_text(error) if error else "")

    def apply_theme(self, theme: Theme) -> None:
        self.curves.apply_theme(theme)
        self.pages.apply_theme(theme)

    def _build_layout(self) -> None:
        upper = QWidget()
        learning = QVBoxLayout(upper)
        learning.setContentsMargins(0, 0, 0, 0)
        learning.setSpacing(GAP)
        learning.addWidget(self.curves, 1)
        learning.addWidget(self.progress)
        halves = QSplitter(Qt.Orientation.Vertical)  # the person draws the line between the two
        halves.setHandleWidth(GAP)
        for half in (upper, framed(self.pages)):
            halves.addWidget(half)
            halves.setStretchFactor(halves.indexOf(half), 1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([_HALF, _HALF])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for note in (self.interrupted, self._problem):
            column.addWidget(note)
        column.addWidget(halves, 1)

    @Slot(object)
    def _on_event(self, event: TrainingEvent) -> None:
        self.pages.take(event)
        self.curves.take(event)
        self.progress.take(event)
        if isinstance(event, TrainingFinished):
            self.trained.emit(event.checkpoint)

    @Slot(object)
    def _on_ended(self, ending: Ending) -> None:
        if ending is Ending.DISCARDED:
            self.pages.log.tell(RunDiscarded())
        self.curves.end()
        self.pages.network.end()
        self.progress.end(ending)
        if ending is Ending.FAILED:
            self.offer_interrupted(interrupted_run())

    @Slot()
    def _on_changed(self) -> None:
        self.progress.show_paused(paused=self._control.is_paused)

    def _retranslate(self) -> None:
        self.show_error(self._error)
