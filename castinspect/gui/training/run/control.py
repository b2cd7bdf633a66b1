"""The control of a training run: it begins, pauses, is stopped after a question, and ends in one of three ways."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.training.run.job import Run, TrainingJob
from castinspect.gui.training.run.progress_panel import Ending
from castinspect.gui.training.run.stop_question import StopQuestion
from castinspect.training.events import EpochFinished, TrainingEvent, TrainingFinished


class RunControl(QObject):
    """One run at a time; all signals arrive in the window's thread.

    Args:
        window: Over which is asked what is to become of a run.
    """

    event_arrived = Signal(object)
    failed = Signal(object)
    ended = Signal(object)
    """How: an `Ending`."""
    ending_chosen = Signal(bool)
    """A person ended the run; True where the best epoch is kept."""
    changed = Signal()
    """The run begins, pauses, goes on or is being ended."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.job = TrainingJob(self)
        self.question: StopQuestion | None = None
        self._has_epoch = False
        self._ending = Ending.FAILED
        self.job.event_arrived.connect(self._on_event)
        self.job.failed.connect(self.failed)
        self.job.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        return self.job.is_running

    @property
    def is_paused(self) -> bool:
        return self.job.is_paused

    def begin(self, run: Run) -> None:
        """Train in a thread."""
        self._has_epoch, self._ending = False, Ending.FAILED
        self.job.start(run)
        self.changed.emit()

    @Slot()
    def toggle_pause(self) -> None:
        self.job.toggle_pause()
        self.changed.emit()

    @Slot()
    def ask_to_stop(self) -> None:
        """Ask what is to become of the run, which goes on meanwhile."""
        if not self.job.is_running or self.question is not None:
            return
        self.question = StopQuestion(self._window, can_keep=self._has_epoch)
        self.question.keep_chosen.connect(self.finish)
        self.question.discard_chosen.connect(self.discard)
        self.question.finished.connect(self._on_question_closed)
        self.question.open()

    @Slot()
    def finish(self) -> None:
        """End the run after the current batch, and keep the best epoch."""
        if self.job.is_running:
            self.job.finish()
            self.ending_chosen.emit(True)
            self.changed.emit()

    @Slot()
    def discard(self) -> None:
        """End the run and keep nothing of it."""
        if self.job.is_running:
            self.job.discard()
            self.ending_chosen.emit(False)
            self.changed.emit()

    def stop_and_wait(self) -> None:
        """End the run so that it can go on another day, and wait for its thread."""
        self.job.stop_and_wait()

    @Slot(object)
    def _on_event(self, event: TrainingEvent) -> None:
        match event:
            case EpochFinished():
                self._has_epoch = True
                if self.question is not None:
                    self.question.allow_keeping(True)
            case TrainingFinished():
                self._ending = Ending.FINISHED
        self.event_arrived.emit(event)

    @Slot()
    def _on_question_closed(self) -> None:
        self.question = None

    @Slot()
    def _on_ended(self) -> None:
        if self.question is not None:
            self.question.reject()
        self.ended.emit(Ending.DISCARDED if self.job.is_discarded else self._ending)
        self.changed.emit()
