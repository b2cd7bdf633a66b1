"""Settings survive a round trip, and a broken file is told, not overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.errors import SettingsError
from castinspect.settings import Settings


def test_missing_file_gives_the_defaults():
    assert Settings.load() == Settings()


def test_what_was_saved_is_loaded(tmp_path):
    file = tmp_path / "settings.toml"
    settings = Settings(language="ko", watched_folder=Path("D:/한글 폴더/cam1"), overlay_opacity=0.25)
    settings.save(file)
    assert Settings.load(file) == settings


@pytest.mark.parametrize("content", ["language = 'xx'", "not toml at all [", "overlay_opacity = 7"])
def test_a_broken_file_is_told_with_its_name(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        Settings.load(file)
    assert file.read_text() == content


def test_keys_of_a_newer_version_are_ignored(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("from_the_future = 1\nlanguage = 'ko'\n")
    assert Settings.load(file).language == "ko"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="could not be saved"):
        Settings().save(tmp_path / "file" / "settings.toml")


def test_damaged_settings_fall_back_to_those_saved_last(tmp_path):
    file = tmp_path / "settings.toml"
    assert Settings.load_or_last_good(file) == (Settings(), None)
    Settings(language="ko").save(file)
    assert Settings.load_or_last_good(file) == (Settings(language="ko"), None)
    file.write_text("language = 'k")
    settings, error = Settings.load_or_last_good(file)
    assert settings == Settings(language="ko")
    assert "settings.toml" in str(error)


def test_a_damaged_file_is_put_aside_before_it_is_replaced(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("theme = 'd")
    Settings(theme="dark").save(file)
    assert Settings.load(file) == Settings(theme="dark")
    assert (tmp_path / "settings.damaged.toml").read_text() == "theme = 'd"


@pytest.mark.parametrize("content", ["x = " + "[" * 3000, "scan_seconds = " + "9" * 5000, "\0", "[[[]]]"])
def test_whatever_a_damaged_file_holds_is_told(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(SettingsError):
        Settings.load(file)
