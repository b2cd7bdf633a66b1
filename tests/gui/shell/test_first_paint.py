"""A window's first painting is told once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from castinspect.gui.shell.first_paint import FirstPaint


def test_it_is_told_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    told = []
    painting = FirstPaint(window)
    painting.painted.connect(lambda: told.append(1))
    with qtbot.waitSignal(painting.painted):
        window.show()
    window.repaint()
    QApplication.processEvents()
    assert told == [1]
