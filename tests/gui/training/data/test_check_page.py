"""The data set page: the check runs beside the window, its findings have pictures, labelling begins with them."""

from __future__ import annotations

import shutil

import pytest
from PIL import Image

from castinspect.curation import check, suspects
from castinspect.gui.training.data.check_page import DatasetPanel
from tests.helpers.window import WAIT_MS


@pytest.fixture(autouse=True)
def _no_network_pass(monkeypatch):
    def nothing(_pictures):
        yield from ()
        return ()

    monkeypatch.setattr(check, "find_suspects", nothing)
    assert suspects


@pytest.fixture
def panel(qtbot):
    made = DatasetPanel()
    made.resize(900, 400)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop_and_wait()


@pytest.fixture
def leaking(data_folder, tmp_path):
    """Three pictures of each class in either split, one of them in both, and one that cannot be read."""
    folder = tmp_path / "split"
    for name in ("ok_front", "def_front"):
        for number, path in enumerate(sorted((data_folder / name).iterdir())):
            target = folder / ("test" if number > 5 else "train") / name
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(folder / "train" / "ok_front" / "part_00.png", folder / "test" / "ok_front" / "leak.png")
    (folder / "train" / "ok_front" / "part_01.png").write_bytes(b"no picture")
    Image.new("L", (30, 40)).save(folder / "train" / "ok_front" / "small.png")
    return folder


def checked(qtbot, panel, folder):
    panel.set_folder(folder)
    panel.check()
    qtbot.waitUntil(lambda: not panel.is_checking, timeout=WAIT_MS)


def titles(panel):
    return [panel._kinds.item(row).text() for row in range(panel._kinds.count())]


def test_findings_are_listed_with_their_pictures_side_by_side(qtbot, panel, leaking):
    checked(qtbot, panel, leaking)
    assert titles(panel) == ["Overview", "Unreadable  1", "Train and test  1", "Odd sizes  1"]
    panel._kinds.setCurrentRow(2)
    assert {path.name for path in panel._grid.paths()} == {"part_00.png", "leak.png"}
    qtbot.waitUntil(lambda: not panel._grid.is_loading, timeout=WAIT_MS)
    panel._kinds.setCurrentRow(1)
    assert "train/ok_front/part_01.png" in panel._explanation.text()
    assert panel._grid.isHidden()


def test_labelling_begins_with_what_is_selected_else_with_what_is_shown(qtbot, panel, leaking):
    checked(qtbot, panel, leaking)
    asked = []
    panel.labelling_asked.connect(asked.append)
    panel._label.click()
    panel._kinds.setCurrentRow(2)
    panel._label.click()
    panel._grid.setCurrentRow(0)
    panel._label.click()
    assert [len(paths) for paths in asked] == [0, 2, 1]


def test_other_data_forgets_what_was_found(qtbot, panel, leaking, data_folder):
    checked(qtbot, panel, leaking)
    panel.set_folder(data_folder)
    assert panel.report is None
    assert titles(panel) == []


def test_a_folder_without_pictures_is_told_in_a_sentence(qtbot, panel, tmp_path):
    checked(qtbot, panel, tmp_path)
    assert "no folders with pictures" in panel._problem.text()


def test_nothing_can_be_checked_without_a_folder_or_relabelled_during_a_run(panel, data_folder):
    assert not panel._check.isEnabled()
    panel.set_folder(data_folder)
    panel.set_editable(False)
    assert panel._check.isEnabled()
    assert not panel._label.isEnabled()
