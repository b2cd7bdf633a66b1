"""Buttons for a person's word: always in one place, by mouse and by function key, enabled where they apply."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.inspection.decision_buttons import KEYS, DecisionButtons


@pytest.fixture
def buttons(qtbot):
    made = DecisionButtons()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def possible(buttons, **changed):
    asked = {"asks": False, "can_disagree": False, "can_go_on": False, "can_undo": False}
    buttons.show_possible(**(asked | changed))
    return {name for name in KEYS if buttons.button(name).isEnabled()}


@pytest.mark.parametrize(
    ("state", "enabled"),
    [
        ({}, set()),
        ({"asks": True}, {"good", "defect"}),
        ({"can_disagree": True}, {"disagree"}),
        ({"can_go_on": True, "can_undo": True}, {"next", "undo"}),
    ],
)
def test_only_what_means_something_now_can_be_pressed(buttons, state, enabled):
    assert possible(buttons, **state) == enabled


@pytest.mark.parametrize("name", list(KEYS))
def test_a_press_and_its_signal_belong_together(qtbot, buttons, name):
    possible(buttons, asks=True, can_disagree=True, can_go_on=True, can_undo=True)
    with qtbot.waitSignal(getattr(buttons, name)):
        buttons.button(name).click()
    assert KEYS[name] in buttons.button(name).text()


def test_a_function_key_does_the_same_and_nothing_while_it_is_disabled(qtbot, buttons):
    told = []
    buttons.defect.connect(lambda: told.append("defect"))
    possible(buttons)
    qtbot.keyClick(buttons, Qt.Key.Key_F7)
    assert told == []
    possible(buttons, asks=True)
    qtbot.keyClick(buttons, Qt.Key.Key_F7)
    assert told == ["defect"]


def test_buttons_do_not_move_when_their_state_changes(buttons):
    possible(buttons, asks=True)
    before = {name: buttons.button(name).geometry() for name in KEYS}
    possible(buttons, can_disagree=True, can_undo=True)
    assert {name: buttons.button(name).geometry() for name in KEYS} == before
