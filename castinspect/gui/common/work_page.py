"""A page that runs long jobs, one at a time: what went wrong is a sentence on it, how far the job is a row of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.progress_row import ProgressRow
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import problem_label, show_problem


class WorkPage(Retranslated, QWidget):
    """Starts jobs and shows their errors; the page itself lays out `_problem` and `_progress`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem, self._progress = problem_label(), ProgressRow()
        self._progress.failed.connect(self._show_error)

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem.text()

    def is_running(self) -> bool:
        return self._progress.is_running

    def stop_and_wait(self) -> None:
        self._progress.stop_and_wait()

    @Slot(object, str)
    def _start(self, make: Callable[[], Iterable[object]], text: str) -> None:
        """Run an iterator in a thread; `text` is the bar's format."""
        self._show_error(None)
        self._progress.start(make, text)
        self._show_possible()

    @Slot(object)
    def _show_error(self, error: Exception | None) -> None:
        show_problem(self._problem, error_text(error) if error else "")

    def _show_possible(self) -> None:
        """Enable what can be done now; called when a job begins."""
        raise NotImplementedError
