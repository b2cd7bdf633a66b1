"""`castinspect window` hands what was typed to whoever opens the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.cli import run


@pytest.fixture
def opened():
    return []


@pytest.fixture
def opener(opened):
    def open_window(paths=(), **options):
        opened.append((list(paths), options))
        return 3

    return open_window


def test_what_is_typed_arrives_and_the_windows_code_is_the_commands(opener, opened):
    typed = ["a.png", "b", "--language", "ko", "--theme", "dark", "--screenshots", "shots"]
    typed += ["--until-painted", "--until-judged"]
    assert run(["window", *typed], opener) == 3
    options = {
        "language": "ko",
        "theme": "dark",
        "screenshots": Path("shots"),
        "until_painted": True,
        "until_judged": True,
    }
    assert opened == [([Path("a.png"), Path("b")], options)]


def test_nothing_typed_leaves_all_to_the_settings(opener, opened):
    run(["window"], opener)
    assert opened == [
        ([], {"language": None, "theme": None, "screenshots": None, "until_painted": False, "until_judged": False})
    ]


def test_an_unknown_theme_opens_nothing(opener, opened, capsys):
    assert run(["window", "--theme", "pink"], opener) == 2
    assert "'light', 'dark'" in capsys.readouterr().err
    assert opened == []
