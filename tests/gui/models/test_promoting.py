"""A checkpoint with other classes is promoted only by whom confirms it."""

from __future__ import annotations

import pytest
import torch
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from castinspect.gui.models import promoting
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import PartClass, Role
from castinspect.registry.registry import Registry


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def other_classes(checkpoint, tmp_path):
    loaded = load_checkpoint(checkpoint)
    classes = (PartClass(name="<b>crack</b>", role=Role.DEFECT), PartClass(name="good", role=Role.OK))
    state = {name: torch.from_numpy(array) for name, array in loaded.tensors.items()}
    metadata = loaded.metadata.model_copy(update={"classes": classes, "id": "other"})
    save_checkpoint(tmp_path / "other.safetensors", state, metadata)
    return tmp_path / "other.safetensors"


@pytest.mark.parametrize("button", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel])
def test_other_classes_are_asked_about(parent, promoted, other_classes, button):
    asked = []

    def answer():
        box = QApplication.activeModalWidget()
        asked.append((box.text(), box.textFormat()))
        box.button(button).click()

    QTimer.singleShot(0, answer)
    done = promoting.promote(parent, Registry(), other_classes)
    ((text, text_format),) = asked
    assert "<b>crack</b>" in text
    assert text_format == Qt.TextFormat.PlainText
    assert done == (button == QMessageBox.StandardButton.Yes)
    assert (Registry().promoted() != promoted) == done


def test_rolling_back_from_the_first_is_refused_with_its_sentence(parent, promoted, monkeypatch):
    told = []
    monkeypatch.setattr(promoting, "plain_message", lambda _parent, _title, text: told.append(text))
    assert not promoting.roll_back(parent, Registry())
    assert "nothing to go back to" in told[0]
