"""A path is shortened where it does not fit, and never widens what it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.training.data.folder_line import FolderLine

LONG = Path("/data") / ("parts " * 40).strip() / "wheel <b>17<b>"


@pytest.fixture
def line(qtbot):
    made = FolderLine()
    qtbot.addWidget(made)
    return made


def test_without_a_folder_there_is_no_line(line):
    assert line.isHidden()
    line.show_folder(LONG)
    assert not line.isHidden()
    line.show_folder(None)
    assert line.isHidden()


def test_a_long_path_is_shortened_in_its_middle_and_whole_in_the_tip(line):
    line.resize(240, 24)
    line.show_folder(LONG)
    assert line.text() != str(LONG)
    assert "…" in line.text()
    assert line.text().endswith("<b>")
    assert line.toolTip() == str(LONG)
    line.resize(6000, 24)
    assert line.text() == str(LONG)


def test_a_name_is_never_read_as_markup(line):
    line.show_folder(LONG)
    assert line.textFormat() == Qt.TextFormat.PlainText
