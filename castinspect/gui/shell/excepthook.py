"""The unexpected: into the log, and into one dialog whose text can be copied."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from castinspect.gui.common.question import Question, Words
from castinspect.paths import logs_dir

_COPY = 0
_log = logging.getLogger("castinspect")


def start_logging() -> None:
    """Log into the user's log folder; without one the app goes on without a log."""
    try:
        logs_dir().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            logs_dir() / "castinspect.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


class UnexpectedErrors(QObject):
    """Catches what nobody caught, in any thread, and tells it in the window's thread, one dialog at a time."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = False
        self._box: Question | None = None  # without an active window it has no other owner
        self._details = ""
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = lambda failed: self._tell(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self._tell(kind, error, trace)

    def _tell(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unexpected error\n%s", text)
        self._caught.emit(text)  # the hook runs in any thread; widgets belong to the window's

    @Slot(str)
    def _on_caught(self, details: str) -> None:
        if self._is_open:
            return
        self._is_open = True
        self._details = details
        self._box = box = Question(self._in_words, QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Critical)
        box.setDetailedText(details)
        box.answered.connect(self._on_answered)
        box.finished.connect(self._on_closed)
        box.open()

    @Slot(int)
    def _on_answered(self, number: int) -> None:
        if number == _COPY:
            QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _on_closed(self) -> None:
        self._is_open = False

    def _in_words(self) -> Words:
        choices = (self.tr("Copy the details"), self.tr("Close"))
        hint = self.tr("The details are in the log. CastInspect goes on; save your work and tell IT.")
        return Words(self.tr("Something unexpected went wrong."), choices, hint)
