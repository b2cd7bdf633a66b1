"""The one QThread of the window: it iterates and emits; stopping is ceasing to iterate, pausing not asking for more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from castinspect.process import explained


class IteratorPump(QThread):
    """Runs an iterator in a thread of its own and emits what it yields and returns.

    Connect the signals only to `@Slot` methods of QObjects that live in the window's thread. `finished` (of QThread)
    comes last, whether the iterator ended, failed or was stopped.
    """

    produced = Signal(object)
    returned = Signal(object)
    """The result of an iterator that came to its end and has one."""
    failed = Signal(object)

    def __init__(self, make_iterator: Callable[[], Iterable[object]], parent: QObject | None = None) -> None:
        """Prepare a pump; `start` runs it.

        Args:
            make_iterator: Called in the thread, so that slow beginnings do not stall the window.
            parent: Keeps the pump alive.
        """
        super().__init__(parent)
        self._make_iterator = make_iterator
        self._stop = threading.Event()
        self._go_on = threading.Event()
        self._go_on.set()

    def run(self) -> None:
        """Iterate; called by QThread."""
        iterator = None
        try:
            iterator = iter(self._make_iterator())
            self._walk(iterator)
        except Exception as error:
            self.failed.emit(explained(error))
        finally:
            close = getattr(iterator, "close", None)
            if close:
                close()

    def _walk(self, iterator: Iterator[object]) -> None:
        while not self._stop.is_set():
            try:
                item = next(iterator)
            except StopIteration as end:
                if end.value is not None:
                    self.returned.emit(end.value)
                return
            if not self._stop.is_set():
                self.produced.emit(item)
                self._go_on.wait()

    def request_stop(self) -> None:
        """Cease to iterate after the current item."""
        self._stop.set()
        self._go_on.set()

    def pause(self) -> None:
        """Ask for no further item until `resume`."""
        self._go_on.clear()

    def resume(self) -> None:
        self._go_on.set()

    @property
    def is_paused(self) -> bool:
        return not self._go_on.is_set()

    def stop_and_wait(self) -> None:
        """Cease to iterate and wait for the thread to end."""
        self.request_stop()
        self.wait()

    def retire(self) -> None:
        """Wait for the thread and let Qt delete the pump; called when `finished` has come or a stop was requested.

        What makes the iterator often holds the widget that the pump belongs to. Were that the widget's last reference,
        the widget would be deleted within the pump's own deletion, and delete the pump a second time.
        """
        self.wait()
        self._make_iterator = tuple
        self.deleteLater()
