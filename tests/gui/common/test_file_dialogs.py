"""Asking for files does not block, and only what was chosen is handed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from castinspect.gui.common.file_dialogs import ask_for_files, ask_for_folder, ask_where_to_save


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    widget.show()
    yield widget
    widget.close()


def test_a_folder_is_handed_over_when_it_was_chosen(parent, tmp_path):
    chosen = []
    dialog = ask_for_folder(parent, "Which?", chosen.append, tmp_path)
    assert dialog.isVisible()
    assert chosen == []
    assert (dialog.windowTitle(), dialog.directory().absolutePath()) == ("Which?", str(tmp_path))
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    assert chosen == [tmp_path]
    dialog.reject()


def test_files_are_handed_over_as_paths_and_only_those_of_the_pattern_are_offered(parent, tmp_path):
    chosen = []
    dialog = ask_for_files(parent, "Which?", "Pictures (*.png)", chosen.append, tmp_path)
    assert dialog.nameFilters() == ["Pictures (*.png)"]
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(tmp_path / "a.png"), str(tmp_path / "b.png")])
    assert chosen == [[tmp_path / "a.png", tmp_path / "b.png"]]
    dialog.reject()


def test_a_file_to_write_has_a_name_and_an_ending_proposed(parent, tmp_path):
    chosen = []
    dialog = ask_where_to_save(parent, "Where?", str(tmp_path / "report.html"), "Web (*.html)", chosen.append)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "html"
    assert [Path(name).name for name in dialog.selectedFiles()] == ["report.html"]
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.reject()
    assert chosen == []
