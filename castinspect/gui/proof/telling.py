"""The window at work tells what happens on its standard output: what `castinspect bench window` reads."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, QTimer, Slot

from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.shell.first_paint import FirstPaint
from castinspect.gui.shell.main_window import MainWindow
from castinspect.process import memory_of_this_process

_SETTLING_MS = 500


class Teller(QObject):
    """Says "painted", then "judged VERDICT" for each picture, then "memory JSON", and closes the window.

    Args:
        window: The main window.
        is_closing: Whether it closes with the first painting.
    """

    def __init__(self, window: MainWindow, *, is_closing: bool) -> None:
        super().__init__(window)
        self._window = window
        self._is_closing = is_closing
        window.inspection.part_judged.connect(self._on_part_judged)
        window.inspection.running_changed.connect(self._on_running_changed)

    @Slot()
    def tell_painted(self) -> None:
        _say("painted")
        if self._is_closing:
            self._window.close()

    @Slot(object)
    def _on_part_judged(self, shown: ShownInspection) -> None:
        _say(f"judged {shown.inspection.verdict}")

    @Slot(bool)
    def _on_running_changed(self, is_running: bool) -> None:
        if not is_running and not self._is_closing:
            QTimer.singleShot(_SETTLING_MS, self, self._tell_memory)

    @Slot()
    def _tell_memory(self) -> None:
        _say(f"memory {json.dumps(memory_of_this_process())}")
        self._window.close()


def tell_what_happens(window: MainWindow, painting: FirstPaint, *, is_closing: bool) -> None:
    """Have the window tell what happens, and close it by itself."""
    painting.painted.connect(Teller(window, is_closing=is_closing).tell_painted)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
