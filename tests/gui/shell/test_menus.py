"""The menus: every action has words, works by its key without a menu bar, and is out of reach in a kiosk."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from castinspect.gui.shell.menus import Menus


@pytest.fixture
def done():
    return []


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


class Slots(defaultdict):
    """What each action does: it is noted."""

    def __init__(self, done):
        super().__init__()
        self._done = done

    def __missing__(self, name):
        return lambda: self._done.append(name)


@pytest.fixture
def menus(window, done):
    made = Menus(window, Slots(done))
    made.retranslate("en")
    return made


def actions(window):
    return [action for menu in window.menuBar().actions() for action in menu.menu().actions()]


def test_every_action_has_words_and_belongs_to_a_titled_menu(menus, window):
    assert all(menu.text() for menu in window.menuBar().actions())
    assert len(actions(window)) > 10
    assert all(action.text() for action in actions(window))
    assert menus.language_action("en").isChecked()


def test_no_key_is_given_twice(menus, window):
    keys = [action.shortcut().toString() for action in actions(window) if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys)) > 5


def test_keys_work_while_the_menu_bar_is_hidden(qtbot, menus, window, done):
    window.menuBar().hide()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert done == ["full_screen", "open"]


def test_escape_belongs_to_others_outside_of_full_screen(qtbot, menus, window, done):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert done == []


def test_in_a_kiosk_an_operator_reaches_nothing_that_changes_the_station(qtbot, menus, window, done):
    menus.set_kiosk(True)
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert done == ["help"]
    menus.set_kiosk(False)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert done == ["help", "watch"]


def test_a_language_is_chosen_by_its_code(qtbot, menus):
    with qtbot.waitSignal(menus.language_chosen) as chosen:
        menus.language_action("ko").trigger()
    assert chosen.args == ["ko"]
