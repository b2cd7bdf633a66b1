"""One long job at a time: its progress with the time left, and a button that cancels it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import duration
from castinspect.gui.common.widgets import plain_label
from castinspect.progress import BackbonePass, PicturesRead, PicturesScored

_LEAST_SECONDS = 1.0  # a shorter time says nothing of the rest


def how_far(event: object) -> tuple[int, int] | None:
    """How much is done, and of how much, where a job tells that; None where it tells something else."""
    match event:
        case PicturesRead() | PicturesScored():
            return event.done, event.total
        case BackbonePass():
            return event.batch, event.batches
    return None


class ProgressRow(Retranslated, QWidget):
    """Runs an iterator in a thread of its own; hidden while none runs. Signals arrive in the window's thread."""

    produced = Signal(object)
    returned = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = Job(self)
        self._started = 0.0
        self._bar, self._left, self._cancel = QProgressBar(), plain_label("muted", wraps=False), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(self._left)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._job.produced.connect(self._on_produced)
        self._job.returned.connect(self.returned)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)
        self._retranslate()
        self.hide()

    @property
    def is_running(self) -> bool:
        return self._job.is_running

    def start(self, make: Callable[[], Iterable[object]], text: str) -> None:
        """Run an iterator; `text` is the bar's format."""
        if not self._job.start(make):
            return
        self._bar.setFormat(text)
        self._bar.setRange(0, 0)
        self._left.clear()
        self._started = time.monotonic()
        self.show()
        self._cancel.setEnabled(True)

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    @Slot(object)
    def _on_produced(self, event: object) -> None:
        if (far := how_far(event)) is not None:
            self._show_progress(*far)
        else:
            self.produced.emit(event)

    def _show_progress(self, done: int, total: int) -> None:
        if done == 1:
            self._started = time.monotonic()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        seconds = time.monotonic() - self._started
        left = seconds / done * (total - done)
        self._left.setText(self.tr("{time} left").format(time=duration(left)) if seconds > _LEAST_SECONDS else "")

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._job.request_stop()
        self._cancel.setEnabled(False)

    @Slot()
    def _on_ended(self) -> None:
        self.hide()
        self.ended.emit()

    def _retranslate(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
