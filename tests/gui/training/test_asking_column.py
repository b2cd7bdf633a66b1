"""The asking column scrolls its panels and keeps the buttons in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QScrollArea

from castinspect.gui.training.asking_column import AskingColumn


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
