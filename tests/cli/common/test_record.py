"""The record behind the commands: it is opened, kept, and asks only where somebody can answer."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import typer
from PIL import Image

from castinspect.cli.common import record
from castinspect.cli.common.record import is_existing_wanted
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.sources.folder import pictures_in
from tests.helpers.history import store_in


@pytest.fixture
def camera(tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    Image.fromarray(np.zeros((8, 8), dtype=np.uint8)).save(folder / "part.png")
    return folder


def asked(monkeypatch, answer, *, terminal):
    questions = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal)
    monkeypatch.setattr(type(record.errors), "is_terminal", property(lambda _console: terminal))
    monkeypatch.setattr(typer, "confirm", lambda text, **_: questions.append(text) or answer)
    return questions


def test_a_person_is_asked_about_what_lies_there_already(camera, monkeypatch):
    questions = asked(monkeypatch, False, terminal=True)
    with store_in(camera.parent) as store:
        assert is_existing_wanted(store, camera, None, deep=True)  # what comes from now on, that is
        assert WatchedSource(store, camera).claim(pictures_in(camera)) == []
    assert questions == ["Pictures that lie there already: 1. Judge them, too?"]


def test_where_nobody_can_answer_nothing_is_asked(camera, monkeypatch):
    questions = asked(monkeypatch, False, terminal=False)
    with store_in(camera.parent) as store:
        assert is_existing_wanted(store, camera, None, deep=True)
    assert questions == []


@pytest.mark.parametrize("existing", [True, False])
def test_an_answer_given_before_is_not_asked_for(camera, monkeypatch, existing):
    questions = asked(monkeypatch, True, terminal=True)
    with store_in(camera.parent) as store:
        assert is_existing_wanted(store, camera, existing, deep=True) is existing
    assert questions == []


def test_an_empty_folder_is_no_question(tmp_path, monkeypatch):
    questions = asked(monkeypatch, True, terminal=True)
    (tmp_path / "camera").mkdir()
    with store_in(tmp_path) as store:
        assert is_existing_wanted(store, tmp_path / "camera", None, deep=True)
    assert questions == []
