"""One long work at a time, in a thread of its own: what every widget holds that starts something long."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal, Slot

from castinspect.gui.common.pump import IteratorPump


class Job(QObject):
    """Runs an iterator of the core in a thread. All signals arrive in the window's thread, and none of an earlier work.

    The core tells how far it is by what it yields; the window shows it from `produced`. Stopping is ceasing to iterate,
    pausing is not asking for the next. `ended` comes last, whether the work was done, failed or was stopped.
    """

    produced = Signal(object)
    returned = Signal(object)
    """The result of a work that was done and has one."""
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pump: IteratorPump | None = None

    @property
    def is_running(self) -> bool:
        """Whether a work is under way; still true while `ended` is on its way."""
        return self._pump is not None

    @property
    def is_paused(self) -> bool:
        return self._pump is not None and self._pump.is_paused

    def start(self, make: Callable[[], Iterable[object]]) -> bool:
        """Begin a work.

        Args:
            make: Makes the iterator; called in the thread, so that a slow beginning does not stall the window.

        Returns:
            False where another work is under way: then nothing begins.
        """
        if self._pump is not None:
            return False
        self._pump = IteratorPump(make, self)
        self._pump.produced.connect(self._on_produced)
        self._pump.returned.connect(self._on_returned)
        self._pump.failed.connect(self._on_failed)
        self._pump.finished.connect(self._on_pump_finished)
        self._pump.start()
        return True

    @Slot()
    def request_stop(self) -> None:
        """Cease to iterate after what is at work now."""
        if self._pump is not None:
            self._pump.request_stop()

    def pause(self) -> None:
        if self._pump is not None:
            self._pump.pause()

    def resume(self) -> None:
        if self._pump is not None:
            self._pump.resume()

    def stop_and_wait(self) -> None:
        """Cease to iterate and wait for the thread; `ended` still comes."""
        if self._pump is not None:
            self._pump.stop_and_wait()

    def abandon(self) -> None:
        """Cease to iterate, wait, and hear nothing of it any more, `ended` included."""
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.request_stop()
            pump.retire()

    def _is_current(self) -> bool:
        """Whether the signal is of this work: those of an abandoned one may still have been queued."""
        return self._pump is not None and self.sender() is self._pump

    @Slot(object)
    def _on_produced(self, item: object) -> None:
        if self._is_current():
            self.produced.emit(item)

    @Slot(object)
    def _on_returned(self, result: object) -> None:
        if self._is_current():
            self.returned.emit(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._is_current():
            self.failed.emit(error)

    @Slot()
    def _on_pump_finished(self) -> None:
        if self._pump is None or not self._is_current():
            return
        pump, self._pump = self._pump, None
        pump.retire()
        self.ended.emit()
