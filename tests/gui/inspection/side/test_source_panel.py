"""A lost folder: nothing contradicts the alarm, each change is told once, and so is its end."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.side.source_panel import SourcePanel
from castinspect.messages import Message
from castinspect.station.events import FolderState


@pytest.fixture
def panel(qtbot, tmp_path):
    made = SourcePanel()
    qtbot.addWidget(made)
    made.told = []
    made.lost.connect(lambda why: made.told.append(why.code))
    made.back.connect(lambda: made.told.append("back"))
    made.show_folder(tmp_path)
    made.show()
    return made


def lost(folder):
    return FolderState(folder, 0, (Message("folder-lost", {"folder": folder, "detail": "gone"}),))


def test_a_watched_folder_says_what_arrives_and_how_much_is_free(panel, tmp_path):
    panel.show_state(FolderState(tmp_path, 3))
    assert panel.text == f"●  watching {tmp_path.name}"
    assert panel._queue.text().startswith("arriving 3  ·  disk ")


def test_beside_a_lost_folder_nothing_says_that_it_is_watched_or_how_much_is_free(panel, tmp_path):
    panel.show_state(lost(tmp_path))
    assert "cannot watch" in panel.text
    assert not panel._queue.isVisible()


def test_the_loss_and_its_end_are_told_once_each(panel, tmp_path):
    for state in (lost(tmp_path), lost(tmp_path), FolderState(tmp_path, 0), FolderState(tmp_path, 0)):
        panel.show_state(state)
    assert panel.told == ["folder-lost", "back"]


def test_the_end_says_what_is_over_and_nothing_is_over_where_the_folder_is_let_go(panel, tmp_path):
    ended = []
    panel.back.connect(ended.append)
    panel.show_state(lost(tmp_path))
    panel.show_state(FolderState(tmp_path, 0))
    panel.show_state(lost(tmp_path))
    panel.show_folder(None)
    assert [why.code if why else None for why in ended] == ["folder-lost", None]


def test_a_state_of_another_folder_is_not_heard(panel, tmp_path):
    panel.show_state(lost(tmp_path / "other"))
    assert panel.told == []


def test_without_a_folder_there_is_nothing_to_stop(panel):
    panel.show_folder(None)
    assert "not watching" in panel.text
    assert not panel._stop.isVisible()


def test_how_long_the_oldest_waits_stands_there_while_any_does(panel, tmp_path):
    panel.show_folder(tmp_path)
    panel.show_state(FolderState(tmp_path, 12, oldest_seconds=34.2))
    assert panel._queue.text() == "arriving 12  ·  oldest 34 s"
