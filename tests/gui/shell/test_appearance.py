"""Theme and language change at once and are kept for the next start."""

from __future__ import annotations

import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import DARK, LIGHT, apply_theme
from castinspect.gui.shell.appearance import Appearance
from castinspect.gui.shell.language import Language
from castinspect.settings import Settings


@pytest.fixture
def keeper(qapp):
    return SettingsKeeper(Settings(theme="light", language="en"))


@pytest.fixture
def appearance(qapp, keeper):
    language = Language(qapp)
    yield Appearance(keeper, language)
    language.use("en")
    apply_theme(qapp, LIGHT)


def test_the_look_goes_to_and_fro_and_is_kept(qtbot, qapp, appearance, keeper):
    with qtbot.waitSignal(appearance.theme_changed) as changed:
        appearance.toggle_theme()
    assert changed.args == [DARK]
    assert keeper.values.theme == "dark"
    assert qapp.palette().window().color().lightness() < 128
    appearance.toggle_theme()
    assert (appearance.theme, keeper.values.theme) == (LIGHT, "light")
    assert qapp.palette().window().color().lightness() > 128


def test_the_language_is_spoken_at_once_and_kept(appearance, keeper):
    appearance.use_language("ko")
    assert (appearance.language, keeper.values.language) == ("ko", "ko")


def test_the_next_start_looks_as_the_last_ended(qapp):
    assert Appearance(SettingsKeeper(Settings(theme="dark")), Language(qapp)).theme is DARK
    assert Appearance(SettingsKeeper(Settings()), Language(qapp)).theme is LIGHT
