"""One training run in a thread of its own: started, paused, finished early, discarded."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from castinspect.gui.common.job import Job
from castinspect.training.events import TrainingEvent, TrainingFinished


class Run(Protocol):
    """What a training run is to the window."""

    def __iter__(self) -> Generator[TrainingEvent, None, object]: ...

    def finish(self) -> None:
        """End after the current batch and keep the best epoch."""
        ...


class TrainingJob(QObject):
    """Holds the run that is under way, if there is one. All signals arrive in the window's thread."""

    event_arrived = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = Job(self)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)
        self._run: Run | None = None
        self._discarded = threading.Event()

    @property
    def is_running(self) -> bool:
        return self._job.is_running

    @property
    def is_paused(self) -> bool:
        return self._job.is_paused

    @property
    def is_discarded(self) -> bool:
        """Whether the latest run was to be discarded."""
        return self._discarded.is_set()

    def start(self, run: Run) -> None:
        """Train in a thread of its own; one run at a time."""
        assert not self._job.is_running, "a run is under way"
        self._run = run
        self._discarded.clear()
        self._job.start(self._events)

    def toggle_pause(self) -> None:
        if self._job.is_paused:
            self._job.resume()
        else:
            self._job.pause()

    def finish(self) -> None:
        """End the run after the current batch, and keep the best epoch."""
        if self._run is not None and self._job.is_running:
            self._run.finish()
            self._job.resume()

    def discard(self) -> None:
        """End the run and keep nothing of it."""
        if self._job.is_running:
            self._discarded.set()
            self._job.request_stop()

    def stop_and_wait(self) -> None:
        """End the run and wait for its thread; it leaves what it takes to go on another day."""
        suspend = getattr(self._run, "suspend", None)
        if suspend is not None and not self._discarded.is_set():
            suspend()
        self.discard()
        self._job.stop_and_wait()

    def _events(self) -> Generator[TrainingEvent, None, None]:
        """The run's events, in the thread. A run that was discarded while it wrote its checkpoint leaves none."""
        assert self._run is not None
        events = iter(self._run)
        try:
            for event in events:
                if isinstance(event, TrainingFinished) and self._discarded.is_set():
                    event.checkpoint.unlink(missing_ok=True)
                    return
                yield event
        finally:
            events.close()

    @Slot(object)
    def _on_produced(self, event: TrainingEvent) -> None:
        if self._discarded.is_set():  # it was on its way when the person decided
            if isinstance(event, TrainingFinished):
                event.checkpoint.unlink(missing_ok=True)
            return
        self.event_arrived.emit(event)

    @Slot()
    def _on_ended(self) -> None:
        self._run = None
        self.ended.emit()
