"""The asking column scrolls its panels and keeps the buttons in sight; the learning column divides its height."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QWidget

from castinspect.gui.training.columns import AskingColumn, learning_column


def test_panels_scroll_and_buttons_stay(qtbot):
    panels, buttons = [QLabel("one"), QLabel("two")], QLabel("buttons")
    for panel in panels:
        panel.setMinimumHeight(600)
    column = AskingColumn(panels, buttons)
    qtbot.addWidget(column)
    column.resize(column.width(), 500)
    column.show()
    scroll = column.findChild(QScrollArea)
    assert scroll.isAncestorOf(panels[0])
    assert scroll.isAncestorOf(panels[1])
    assert not scroll.isAncestorOf(buttons)
    assert column.rect().contains(buttons.geometry())


def test_halves_share_the_height_and_neither_can_be_closed(qtbot):
    holder, curves, pages, note = QWidget(), QLabel("curves"), QLabel("pages"), QLabel("note")
    holder.setLayout(learning_column([note], curves, QLabel("progress"), pages))
    qtbot.addWidget(holder)
    holder.resize(600, 900)
    holder.show()
    halves = holder.findChild(QSplitter)
    assert not halves.childrenCollapsible()
    upper, lower = halves.sizes()
    assert abs(upper - lower) <= 1
    assert not halves.isAncestorOf(note)
