"""An empty Qt window that says when it has painted and ends: what `castinspect bench window` measures beside ours."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class _EmptyWindow(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, _say_painted)


def _say_painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> int:
    """Show the window until it has painted."""
    app = QApplication([])
    window = _EmptyWindow()
    window.show()
    return app.exec()
