"""A wheel that scrolls a panel changes no setting on its way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from castinspect.gui.common.wheel import ignore_wheel


@pytest.fixture
def form(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    box, line = QSpinBox(), QLineEdit()
    layout = QVBoxLayout(made)
    layout.addWidget(line)
    layout.addWidget(box)
    box.setValue(5)
    ignore_wheel(box)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield box, line
    made.close()


def turn(box):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    return event.isAccepted()


def test_without_the_focus_the_value_stays_and_the_panel_gets_the_wheel(form):
    box, line = form
    line.setFocus()
    assert not turn(box)
    assert box.value() == 5


def test_with_the_focus_the_wheel_works_as_usual(form):
    box, _ = form
    box.setFocus()
    turn(box)
    assert box.value() == 6


def test_the_wheel_itself_gives_no_focus(form):
    box, line = form
    line.setFocus()
    turn(box)
    assert line.hasFocus()
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus
