"""The map shows each class, and the left button draws a line around pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from castinspect.curation.feature_map import FeatureMap
from castinspect.gui.labelling.map_window import MapWindow

FOUND = FeatureMap(
    tuple(Path(f"{number}.png") for number in range(6)),
    ("ok", "ok", "ok", "<img src=x>", "<img src=x>", "ok"),
    np.array([[0.0, 0.0], [0.1, 0.1], [0.2, 0.0], [5.0, 5.0], [5.1, 5.0], [5.0, 0.0]]),
)


@pytest.fixture
def window(qtbot):
    made = MapWindow()
    qtbot.addWidget(made)
    made.show_map(FOUND)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_class_is_drawn_and_named_as_text(window):
    items = window._plot.listDataItems()
    assert [len(item.getData()[0]) for item in items] == [2, 4]
    names = [label.text for _, label in window._plot.getPlotItem().legend.items]
    assert names == ["&lt;img src=x&gt;", "ok"]


def send(window, kind, place, button, held):
    scene = window._view.mapViewToScene(QPointF(*place))
    screen = window._plot.viewport()
    at = QPointF(window._plot.mapFromScene(scene))
    QApplication.sendEvent(
        screen, QMouseEvent(kind, at, screen.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    )


def test_the_mouse_draws_a_line_and_what_is_within_is_chosen(window, monkeypatch):
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)
    chosen, left, none = [], Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    window.lassoed.connect(chosen.append)
    send(window, QEvent.Type.MouseButtonPress, (-0.2, -0.2), left, left)
    for corner in ((1, -0.2), (1, 1), (-0.2, 1)):
        send(window, QEvent.Type.MouseMove, corner, none, left)
    send(window, QEvent.Type.MouseButtonRelease, (-0.2, 0.9), left, none)
    assert [[path.stem for path in one] for one in chosen] == [["0", "1", "2"]]
    assert "3 pictures" in window._told.text()


def test_a_line_around_nothing_chooses_nothing(window):
    chosen = []
    window.lassoed.connect(chosen.append)
    window.choose([(9, 9), (10, 9), (10, 10)])
    assert chosen == []
    assert "0 pictures" in window._told.text()
