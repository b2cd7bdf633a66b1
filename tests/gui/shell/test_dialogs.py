"""What the menus open acts on the window and blocks nothing."""

from __future__ import annotations

from castinspect.gui.fleet.window import FleetWindow
from castinspect.gui.help.guide import Guide
from castinspect.gui.help.help_window import HelpWindow
from castinspect.gui.shell.settings.dialog import SettingsDialog
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from tests.helpers.window import WAIT_MS, open_questions


def test_a_setting_acts_and_is_kept_at_once(qtbot, window):
    window.menus.action("settings").trigger()
    (dialog,) = open_questions(SettingsDialog)
    dialog.fields["language"].show_value("ko")
    dialog.fields["theme"].show_value("dark")
    qtbot.waitUntil(lambda: window.tabs.tabText(0) == "검사")
    assert window.appearance.theme.name == "dark"
    qtbot.waitUntil(lambda: (Settings.load().language, Settings.load().theme) == ("ko", "dark"))
    dialog.fields["theme"].show_value("light")
    dialog.close()


def test_help_speaks_the_windows_language_and_opens_once(window):
    window.menus.action("help").trigger()
    window.appearance.use_language("ko")
    window.menus.action("help").trigger()
    (opened,) = open_questions(HelpWindow)
    assert opened.titles[0] == "처음 시작하기"
    opened.close()


def test_the_guide_ends_with_judged_parts_on_a_station_without_a_model(qtbot, window):
    window.inspection.guide_asked.emit()
    (guide,) = open_questions(Guide)
    guide.demo.click()
    qtbot.waitUntil(lambda: window.inspection.total == 8, timeout=WAIT_MS)
    assert Registry().promoted() is not None
    assert open_questions(Guide) == []
    qtbot.waitUntil(lambda: not window.inspection.is_running(), timeout=WAIT_MS)


def test_who_wants_to_train_is_shown_where(window):
    window.menus.action("guide").trigger()
    (guide,) = open_questions(Guide)
    guide.train.click()
    assert window.tabs.currentWidget() is window.training


def test_the_stations_window_ends_with_the_main_one(window):
    window.menus.action("fleet").trigger()
    (fleet,) = open_questions(FleetWindow)
    assert fleet.job.is_running
    assert window.close()
    assert not fleet.isVisible()
    assert not fleet.job.is_running
    assert not fleet._timer.isActive()
