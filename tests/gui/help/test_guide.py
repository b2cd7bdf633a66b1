"""The first-run guide draws castings, or leads to training and to the help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.help.guide import Guide
from castinspect.imaging.finding import find_pictures
from tests.helpers.window import WAIT_MS


@pytest.fixture
def guide(qtbot):
    made = Guide()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_castings_are_drawn_and_told(qtbot, guide):
    with qtbot.waitSignal(guide.castings_drawn, timeout=WAIT_MS) as told:
        guide.demo.click()
    assert len(find_pictures(told.args)) == 8
    assert not guide.isVisible()


def test_reading_leaves_the_guide_open_and_training_closes_it(qtbot, guide):
    with qtbot.waitSignal(guide.help_asked):
        guide.read.click()
    assert guide.isVisible()
    with qtbot.waitSignal(guide.training_asked):
        guide.train.click()
    assert not guide.isVisible()
