"""What a person chose is on disk a moment later, without closing the window."""

from __future__ import annotations

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.paths import settings_file
from castinspect.settings import Settings


def test_a_change_is_written_without_closing_anything(qtbot):
    keeper = SettingsKeeper(Settings())
    with qtbot.waitSignal(keeper.changed):
        keeper.change(language="ko", theme="dark")
    qtbot.waitUntil(lambda: settings_file().exists())
    assert (Settings.load().language, Settings.load().theme) == ("ko", "dark")


def test_what_is_so_already_is_not_written(qtbot):
    keeper = SettingsKeeper(Settings())
    with qtbot.assertNotEmitted(keeper.changed):
        keeper.change(language="auto")
    assert not keeper._timer.isActive()


def test_a_folder_that_cannot_be_written_is_told_once(qtbot):
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().mkdir()
    keeper = SettingsKeeper(Settings())
    told = []
    keeper.failed.connect(told.append)
    keeper.save()
    keeper.save()
    assert [error.code for error in told] == ["settings-not-saved"]


def test_what_the_command_line_wrote_meanwhile_stays(qtbot):
    keeper = SettingsKeeper(Settings())
    Settings(scan_seconds=7).save()
    keeper.change(theme="dark")
    keeper.save()
    assert (Settings.load().theme, Settings.load().scan_seconds) == ("dark", 7)
