"""What is chosen in a dialog is told, and nothing blocks meanwhile."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.asking import Asking, write_table
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from tests.helpers.window import open_questions


@pytest.fixture
def asking(parent, tmp_path):
    return Asking(SettingsKeeper(Settings(watched_folder=tmp_path)), parent)


def test_a_chosen_folder_is_to_be_watched_and_the_last_one_is_offered(qtbot, asking, tmp_path):
    asking.ask_for_watched_folder()
    (dialog,) = open_questions(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    with qtbot.waitSignal(asking.folder_chosen) as chosen:
        dialog.fileSelected.emit(str(tmp_path / "camera"))
    assert chosen.args == [tmp_path / "camera"]
    dialog.close()


def test_a_folder_of_pictures_is_judged_as_one_path(qtbot, asking, tmp_path):
    asking.ask_for_folder()
    (dialog,) = open_questions(QFileDialog)
    with qtbot.waitSignal(asking.pictures_chosen) as chosen:
        dialog.fileSelected.emit(str(tmp_path))
    assert chosen.args == [[tmp_path]]
    dialog.close()


def test_the_table_takes_the_place_of_an_older_one(tmp_path):
    (tmp_path / "verdicts.csv").write_text("old")
    write_table(tmp_path / "verdicts.csv", [Inspection(Path("a.png"), Verdict.OK)])
    with (tmp_path / "verdicts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
