"""A drop target hears of local files only, and of those that it wants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from castinspect.gui.common.drops import DropTarget
from tests.helpers.window import drop


class Target(DropTarget, QWidget):
    def __init__(self):
        super().__init__()
        self.taken = []
        self.setAcceptDrops(True)

    def wanted(self, paths):
        return [path for path in paths if path.suffix == ".png"]

    def _on_dropped(self, paths):
        self.taken += paths


@pytest.fixture
def target(qtbot):
    made = Target()
    qtbot.addWidget(made)
    return made


def test_the_wanted_of_the_dropped_files_are_taken(target, tmp_path):
    drop(target, [tmp_path / "a.png", tmp_path / "notes.txt"])
    assert target.taken == [tmp_path / "a.png"]


@pytest.mark.parametrize("url", ["https://example.org/a.png", "file:///tmp/notes.txt"])
def test_what_is_not_wanted_is_refused_while_it_still_hangs_over_the_widget(target, url):
    data = QMimeData()
    data.setUrls([QUrl(url)])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(target, enter)
    assert not enter.isAccepted()
    assert target.taken == []
