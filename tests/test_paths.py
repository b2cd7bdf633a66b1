"""Resources are found beside the program, everything else in the user's folders."""

from __future__ import annotations

import sys

from castinspect import paths


def test_resources_are_found_from_the_source_tree():
    assert paths.resource("weights").is_dir()


def test_a_frozen_app_finds_its_own_resources(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_dir() == tmp_path / "resources"


def test_one_variable_moves_all_of_the_users_folders(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    for folder in (paths.settings_file(), paths.models_dir(), paths.weights_dir(), paths.cache_dir(), paths.logs_dir()):
        assert tmp_path in folder.parents


def test_without_it_they_lie_in_the_users_home(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert "CastInspect" in str(paths.models_dir())
