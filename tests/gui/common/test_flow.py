"""A row goes on in the next line where it is narrow; nothing is left out and nothing overlaps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from castinspect.gui.common.flow import FlowLayout


@pytest.fixture
def row(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, 10)
    for _ in range(4):
        child = QWidget()
        child.setFixedSize(100, 20)
        flow.addWidget(child)
    return widget


@pytest.mark.parametrize(("width", "lines"), [(430, 1), (429, 2), (210, 2), (100, 4), (50, 4)])
def test_lines_follow_from_the_width(row, width, lines):
    assert row.layout().heightForWidth(width) == 20 * lines + 10 * (lines - 1)


def test_nothing_overlaps(row):
    row.resize(220, 60)
    row.show()
    QApplication.processEvents()
    places = [row.layout().itemAt(index).geometry() for index in range(4)]
    assert all(not a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])


def test_hidden_widgets_take_no_room(row):
    row.show()
    row.layout().itemAt(0).widget().hide()
    assert row.layout().heightForWidth(320) == 20


def test_the_least_width_is_that_of_the_widest(row):
    assert row.layout().minimumSize().width() == 100
