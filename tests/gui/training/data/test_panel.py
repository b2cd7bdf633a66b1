"""The data panel: drop a folder, see its classes, say what they mean, read what is wrong."""

from __future__ import annotations

import threading

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from castinspect.gui.common.question import Question
from castinspect.gui.training.data import decided
from castinspect.gui.training.data.panel import DataPanel
from castinspect.models.metadata import Role
from castinspect.station.history.views.candidates import Collected
from tests.helpers.window import answer, drop, open_questions


@pytest.fixture
def panel(qtbot):
    made = DataPanel()
    made.resize(440, 600)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop_and_wait()


def choose(qtbot, panel, folder):
    panel.choose(folder)
    qtbot.waitUntil(lambda: not panel.is_scanning)


def test_a_dropped_folder_shows_counts_guessed_roles_and_samples(qtbot, panel, data_folder):
    drop(panel, [data_folder])
    qtbot.waitUntil(lambda: not panel.is_scanning)
    assert panel.folder == data_folder
    assert panel.classes.roles() == {"def_front": Role.DEFECT, "ok_front": Role.OK}
    assert [row.count_text for row in panel.classes.rows] == ["8 pictures", "8 pictures"]
    pictures = [label for label in panel.classes.rows[0].findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 6
    assert panel._check.text == "16 pictures, all readable"


def test_a_test_folder_is_counted_apart(qtbot, panel, data_folder):
    for name in ("train", "test"):
        (data_folder / name).mkdir()
    for part_class in ("ok_front", "def_front"):
        (data_folder / part_class).rename(data_folder / "train" / part_class)
        (data_folder / "test" / part_class).mkdir()
        Image.new("L", (48, 48), 99).save(data_folder / "test" / part_class / "one.png")
    choose(qtbot, panel, data_folder)
    assert [row.count_text for row in panel.classes.rows] == ["8 + 1 test", "8 + 1 test"]


def test_unreadable_pictures_are_listed_three_at_most(qtbot, panel, data_folder):
    for path in sorted((data_folder / "ok_front").iterdir())[:4]:
        path.write_bytes(b"no picture")
    choose(qtbot, panel, data_folder)
    lines = panel._check.text.splitlines()
    assert lines[0] == "16 pictures; 4 cannot be used and will be left out:"
    assert len(lines) == 5
    assert lines[-1] == "… and 1 more."
    assert panel.folder == data_folder


def test_unclear_names_ask_for_their_meaning_until_it_is_given(qtbot, panel, data_folder):
    (data_folder / "ok_front").rename(data_folder / "series_a")
    choose(qtbot, panel, data_folder)
    assert panel.folder is None
    assert "Say of each class" in panel.problem_text
    unclear = next(row for row in panel.classes.rows if row.found.name == "series_a")
    with qtbot.waitSignal(panel.changed):
        unclear.set_role(Role.OK)
    assert panel.folder == data_folder
    assert panel.problem_text == ""


def test_a_folder_with_one_class_is_told_in_a_sentence(qtbot, panel, data_folder):
    (data_folder / "def_front").rename(data_folder.parent / "elsewhere")
    choose(qtbot, panel, data_folder)
    assert "only one class" in panel.problem_text
    assert panel._problem.isVisible()
    assert panel.folder is None


def test_an_empty_folder_is_told_and_the_next_choice_forgets_it(qtbot, panel, data_folder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    choose(qtbot, panel, empty)
    assert "no folders with pictures" in panel.problem_text
    choose(qtbot, panel, data_folder)
    assert panel.problem_text == ""
    assert panel.folder == data_folder


def test_another_folder_chosen_meanwhile_wins(qtbot, panel, data_folder, tmp_path):
    other = tmp_path / "other"
    for name in ("ng", "good"):
        (other / name).mkdir(parents=True)
        for index in range(5):
            Image.new("L", (48, 48), index).save(other / name / f"{index}.png")
    panel.choose(data_folder)
    panel.choose(other)
    qtbot.waitUntil(lambda: not panel.is_scanning)
    assert sorted(panel.classes.roles()) == ["good", "ng"]
    assert panel.folder == other


def test_a_locked_panel_takes_no_drop_and_no_other_meaning(qtbot, panel, data_folder, tmp_path):
    choose(qtbot, panel, data_folder)
    panel.set_editable(False)
    with pytest.raises(AssertionError):
        drop(panel, [tmp_path])
    assert not panel.classes.rows[0]._combo.isEnabled()


def test_names_are_plain_text(qtbot, panel, data_folder):
    (data_folder / "ok_front").rename(data_folder / "ok <b>bold<b>")
    choose(qtbot, panel, data_folder)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in panel.findChildren(QLabel) if label.text())


def test_classes_that_lie_deeper_are_taken_by_a_button(qtbot, panel, data_folder):
    (data_folder / "line").mkdir()
    for name, short in (("ok_front", "ok"), ("def_front", "ng")):
        (data_folder / name).rename(data_folder / "line" / short)
    choose(qtbot, panel, data_folder)
    assert "one level deeper" in panel.problem_text
    assert panel.folder is None
    qtbot.mouseClick(panel._deeper, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.is_scanning)
    assert (panel.folder, panel.class_level) == (data_folder, 2)
    assert panel.classes.roles() == {"ng": Role.DEFECT, "ok": Role.OK}
    assert not panel._deeper.isVisible()
    choose(qtbot, panel, data_folder)
    assert panel.class_level == 1, "another choice begins at the top"


@pytest.fixture
def copying(panel, tmp_path, monkeypatch):
    """Decided parts are being copied into a folder, until the event is set."""
    may_end, folder = threading.Event(), tmp_path / "decided"

    def slow(into):
        yield Collected(into, 1)
        assert may_end.wait(60)
        yield Collected(into, 2)

    monkeypatch.setattr(decided, "collected", slow)
    panel._decided.collect(folder)
    yield may_end, folder
    may_end.set()


def told(qtbot):
    qtbot.waitUntil(lambda: bool(open_questions(Question)))
    return answer(0)


def test_no_training_starts_while_decided_parts_are_copied(qtbot, panel, data_folder, copying):
    may_end, folder = copying
    choose(qtbot, panel, data_folder)
    assert panel.folder is None
    assert panel.problem_text.startswith(f"Decided parts are being copied into {folder}")
    may_end.set()
    assert "Decided pictures: 2 new" in told(qtbot)
    qtbot.waitUntil(lambda: panel.folder == data_folder)  # the later choice stays
    assert panel.problem_text == ""


def test_the_folder_with_the_copies_is_chosen_where_no_other_was(qtbot, panel, copying):
    may_end, folder = copying
    may_end.set()
    told(qtbot)
    assert panel.chosen_folder == folder
    qtbot.waitUntil(lambda: not panel.is_scanning)
