"""Both folders of an adaptation; the second may stay empty."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from castinspect.gui.models.adapt_dialog import AdaptDialog


@pytest.fixture
def dialog(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = AdaptDialog("wheel", owner)
    made.open()
    yield made
    with suppress(RuntimeError):  # one that was closed is gone
        made.close()


def test_without_pictures_there_is_nothing_to_adapt_by(dialog):
    assert not dialog._go.isEnabled()
    dialog.pictures.line.setText("  ")
    assert not dialog._go.isEnabled()
    dialog.pictures.line.setText("new_camera")
    assert dialog._go.isEnabled()


@pytest.mark.parametrize(("typed", "check"), [("", None), (" labelled ", Path("labelled"))])
def test_both_folders_are_told(dialog, qtbot, typed, check):
    dialog.pictures.line.setText("new_camera")
    dialog.check.line.setText(typed)
    with qtbot.waitSignal(dialog.folders_chosen) as told:
        dialog._go.click()
    assert told.args == [Path("new_camera"), check]


def test_it_says_which_version_it_is_about(dialog):
    assert dialog.windowTitle() == "Adapt wheel"
