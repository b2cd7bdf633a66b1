"""One labelling window at a time; whoever waits for changes is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from castinspect.gui.labelling.opener import LabellingOpener


@pytest.fixture
def opener(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = LabellingOpener(owner)
    yield made
    made.close()


def pictures_of(folder):
    return sorted(folder.rglob("*.png"))


def test_one_window_takes_the_place_of_the_one_before(opener, data_folder):
    opener.open(data_folder, pictures_of(data_folder))
    first = opener.window
    opener.open(data_folder, pictures_of(data_folder)[:2])
    assert opener.window is not first
    assert not first.isVisible()
    opener.close()
    assert opener.window is None


def test_closing_without_a_change_tells_of_none(opener, data_folder):
    told = []
    opener.closed_with_changes.connect(lambda: told.append(1))
    opener.open(data_folder, pictures_of(data_folder))
    opener.close()
    assert told == []


def test_a_change_is_told_at_once_and_when_the_window_closes(opener, data_folder):
    told = []
    opener.changed.connect(lambda: told.append("changed"))
    opener.closed_with_changes.connect(lambda: told.append("closed"))
    opener.open(data_folder, pictures_of(data_folder))
    opener.window.changed.emit()
    opener.close()
    assert told == ["changed", "closed"]


def test_while_a_run_goes_on_the_window_rests(opener, data_folder):
    opener.open(data_folder, pictures_of(data_folder))
    opener.set_enabled(False)
    assert not opener.window.isEnabled()
