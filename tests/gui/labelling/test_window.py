"""The labelling window: keys move pictures, everything is undone, the next picture is at hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from castinspect.curation.labelling import Labelling
from castinspect.gui.labelling.opener import LabellingOpener
from tests.helpers.window import WAIT_MS, answer_line


@pytest.fixture
def opened(qtbot, data_folder):
    """Opens the window: `opened(pictures)`."""
    from PySide6.QtWidgets import QWidget

    owner = QWidget()
    qtbot.addWidget(owner)
    opener = LabellingOpener(owner)

    def open_with(pictures=()):
        opener.open(data_folder, pictures)
        opener.window.activateWindow()
        qtbot.waitUntil(opener.window.isActiveWindow)
        return opener.window

    open_with.opener = opener
    yield open_with
    opener.close()


def count(folder, name):
    return len(list((folder / name).iterdir()))


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window._grid, key, modifier)


def test_a_number_moves_the_selected_pictures_and_the_next_one_is_at_hand(qtbot, opened, data_folder):
    window = opened()
    window._shelf_list.setCurrentRow(1)
    window._grid.setCurrentRow(2)
    assert window._large.has_picture
    press(qtbot, window, Qt.Key.Key_1)
    assert (count(data_folder, "def_front"), count(data_folder, "ok_front")) == (9, 7)
    assert window._shelf_list.item(0).text().split() == ["1", "def_front", "9"]
    assert window._grid.current_path().name == "part_03.png"
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert count(data_folder, "ok_front") == 8
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert count(data_folder, "ok_front") == 7


def test_x_excludes_and_includes_again(qtbot, opened, data_folder):
    window = opened()
    window._grid.selectAll()
    press(qtbot, window, Qt.Key.Key_X)
    assert len(Labelling(data_folder).excluded) == 8
    assert count(data_folder, "def_front") == 8
    window._shelf_list.setCurrentRow(2)
    window._grid.setCurrentRow(0)
    press(qtbot, window, Qt.Key.Key_X)
    assert len(Labelling(data_folder).excluded) == 7


def test_given_pictures_come_first_and_stay_in_the_list_under_their_new_names(qtbot, opened, data_folder):
    picture = data_folder / "ok_front" / "part_03.png"
    window = opened([picture])
    assert window._grid.paths() == [picture]
    window._grid.setCurrentRow(0)
    press(qtbot, window, Qt.Key.Key_1)
    assert [path.parent.name for path in window._grid.paths()] == ["def_front"]
    qtbot.waitUntil(lambda: not window._grid.is_loading, timeout=WAIT_MS)


def test_a_key_without_a_class_does_nothing(qtbot, opened, data_folder):
    window = opened()
    window._grid.setCurrentRow(0)
    press(qtbot, window, Qt.Key.Key_7)
    assert Labelling(data_folder).entries == ()


def test_a_class_is_added_and_a_name_that_cannot_be_is_told(opened, data_folder):
    window = opened()
    for name in ("scratch", "a/b"):
        window.ask_for_class()
        answer_line(name)
    assert (data_folder / "scratch").is_dir()
    assert "cannot be the name of a class" in window._problem.text()


def test_closing_tells_whether_anything_was_changed(qtbot, opened):
    window = opened()
    with qtbot.assertNotEmitted(opened.opener.closed_with_changes):
        window.close()
    window = opened()
    window._grid.setCurrentRow(0)
    window.exclude()
    with qtbot.waitSignal(opened.opener.closed_with_changes):
        window.close()
    assert opened.opener.window is None


def test_lines_of_the_journal_that_cannot_be_read_are_told_at_once(opened, data_folder):
    window = opened()
    window._grid.setCurrentRow(0)
    window.exclude()
    window.exclude()
    window.close()
    journal = data_folder / "labels.jsonl"
    journal.write_bytes(journal.read_bytes()[:-30])
    window = opened()
    assert "last good copy" in window._problem.text()
