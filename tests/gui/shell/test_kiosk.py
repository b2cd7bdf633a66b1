"""Full screen is no trap: keys work in it, the next start is a window; a kiosk is left only by who may."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.shell.app import build_window
from castinspect.gui.shell.kiosk import HoldQuestion
from castinspect.settings import Settings
from tests.helpers.window import open_questions


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_full_screen_is_left_by_its_keys(qtbot, window, key):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.menuBar().isVisible()


def test_quitting_works_in_full_screen(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_the_next_start_is_not_full_screen(qtbot, qapp, window):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    window.close()
    again = build_window(qapp, Settings.load())
    again.show()
    again.resume()
    assert not again.isFullScreen()
    again.close()
    again.deleteLater()


def test_a_kiosk_hides_what_an_operator_must_not_touch_and_comes_back_as_one(qtbot, qapp, window):
    window.kiosk.enter()
    assert not window.tabs.tabBar().isVisible()
    assert not window.inspection._column.tools.button("open").isVisible()
    assert not window.inspection._side.counters._reset.isVisible()
    assert not window.menus.action("promote").isEnabled()
    assert not window.menus.action("quit").isEnabled()
    assert window.menus.action("heat").isEnabled()
    qtbot.waitUntil(lambda: Settings.load().kiosk)
    again = build_window(qapp, Settings.load())
    again.show()
    again.resume()
    assert again.isFullScreen()
    again.kiosk.leave()
    again.close()
    again.deleteLater()
    window.kiosk.leave()


def test_a_kiosk_is_left_only_by_a_button_that_is_held(qtbot, window):
    window.kiosk.enter()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    (question,) = open_questions(HoldQuestion)
    question.hold.pressed.emit()
    question._on_tick()
    question.hold.released.emit()
    assert question._bar.value() == 0
    assert window.isFullScreen()
    question.hold.pressed.emit()
    for _ in range(question._bar.maximum()):
        question._on_tick()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.tabs.tabBar().isVisible()
    assert window.menus.action("promote").isEnabled()
    qtbot.waitUntil(lambda: not Settings.load().kiosk)


def test_after_a_kill_the_folder_is_watched_again(qtbot, qapp, settings, promoted, tmp_path):
    (tmp_path / "camera").mkdir()
    settings.watched_folder, settings.watching = tmp_path / "camera", True
    settings.save()
    again = build_window(qapp, settings)
    again.show()
    again.resume()
    assert "watching camera" in again.inspection._side.source.text
    again.inspection.stop_and_wait()
    qtbot.waitUntil(lambda: not again.inspection.is_running())
    again.close()
    again.deleteLater()
    assert Settings.load().watching
