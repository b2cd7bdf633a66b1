"""Labels are as high as their words need, at every width, and never take a name for HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from castinspect.gui.common.theme import LIGHT, apply_theme
from castinspect.gui.common.widgets import offer, plain_label, problem_label, resize_within_screen, show_problem

LONG = "The watched folder cannot be read. Check the network connection; watching goes on. " * 3


@pytest.mark.parametrize("style", ["alarm", "muted", "heading"])
def test_no_line_is_cut_off_when_the_column_becomes_narrow(qtbot, qapp, style):
    apply_theme(qapp, LIGHT)
    column = QWidget()
    qtbot.addWidget(column)
    label = plain_label(style)
    QVBoxLayout(column).addWidget(label)
    label.setText(LONG)
    column.show()
    for width in (600, 200, 600):
        column.resize(width, 60)
        for _ in range(4):
            QApplication.processEvents()
        assert label.height() >= label.heightForWidth(label.width())
    label.setText("short")
    assert label.minimumHeight() < 60


def test_a_problem_is_hidden_until_there_is_one(qtbot):
    label = problem_label()
    qtbot.addWidget(label)
    assert label.isHidden()
    show_problem(label, "<b>odd</b>.png cannot be read")
    assert not label.isHidden()
    assert label.textFormat() == Qt.TextFormat.PlainText
    show_problem(label, "")
    assert label.isHidden()


def test_what_is_chosen_stays_chosen_when_a_list_is_offered_anew(qtbot):
    combo = QComboBox()
    qtbot.addWidget(combo)
    offer(combo, [(name, Path(name)) for name in "abc"])
    assert combo.currentData() == Path("a")
    combo.setCurrentIndex(1)
    offer(combo, [(name, Path(name)) for name in "nabc"])
    assert combo.currentData() == Path("b")
    offer(combo, [(name, Path(name)) for name in "nc"])
    assert combo.currentData() == Path("n")
    offer(combo, [])
    assert combo.currentIndex() == -1


def test_a_window_is_never_larger_than_its_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    resize_within_screen(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    resize_within_screen(window, 100_000, 100_000)
    assert window.width() < room.width()
    assert window.height() < room.height()
