"""What a second start or the file manager hands to the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.shell.opening import Opener
from castinspect.registry.registry import Registry
from tests.helpers.window import WAIT_MS, answer


@pytest.fixture
def opener(window):
    return Opener(window)


def test_pictures_are_judged(qtbot, window, opener, promoted, data_folder):
    opener.hand([data_folder])
    qtbot.waitUntil(lambda: window.inspection.total == 16, timeout=WAIT_MS)


def test_a_checkpoint_is_promoted_once_that_is_confirmed(opener, checkpoint):
    opener.hand([checkpoint])
    assert "spots.safetensors" in answer(-1)
    assert Registry().promoted() is None
    opener.hand([checkpoint])
    answer(0)
    assert "proves" in answer(0)  # so few parts prove little
    assert Registry().promoted().name == checkpoint.name


def test_a_foreign_file_is_refused_with_a_sentence(opener, tmp_path):
    (tmp_path / "foreign.safetensors").write_text("nothing")
    opener.hand([tmp_path / "foreign.safetensors"])
    assert "foreign.safetensors" in answer(0)


def test_a_minimised_window_comes_back(qtbot, window, opener):
    window.showMinimized()
    opener.hand([])
    qtbot.waitUntil(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    assert window.isVisible()


def test_what_macos_opens_is_judged(qtbot, qapp, window, opener, promoted, data_folder):
    qapp.installEventFilter(opener)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(data_folder))))
    qapp.removeEventFilter(opener)
    qtbot.waitUntil(lambda: window.inspection.total == 16, timeout=WAIT_MS)
