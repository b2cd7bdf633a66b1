"""A checkpoint with other classes is promoted only by whom confirms it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from castinspect.evaluation.unseen import UnseenScores
from castinspect.gui.models.promoting import Promoter
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import PartClass, Role
from castinspect.registry.registry import Registry
from tests.helpers.window import answer, open_questions


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def without_scores(loaded):
    """What a checkpoint carries beside its weights, less the scores that would prove something."""
    return {name: array for name, array in loaded.extra.items() if not name.startswith(("unseen.", "scored."))}


@pytest.fixture
def other_classes(checkpoint, tmp_path):
    loaded = load_checkpoint(checkpoint)
    classes = (PartClass(name="<b>crack</b>", role=Role.DEFECT), PartClass(name="good", role=Role.OK))
    state = {name: torch.from_numpy(array) for name, array in loaded.tensors.items()}
    metadata = loaded.metadata.model_copy(update={"classes": classes, "id": "other"})
    save_checkpoint(tmp_path / "other.safetensors", state, metadata, without_scores(loaded))
    return tmp_path / "other.safetensors"


@pytest.mark.parametrize("choice", [0, -1])
def test_other_classes_are_asked_about(parent, promoted, other_classes, choice):
    Promoter(Registry(), parent).promote(other_classes)
    assert open_questions()[0].textFormat() == Qt.TextFormat.PlainText
    assert "<b>crack</b>" in answer(choice)
    assert (Registry().promoted() != promoted) == (choice == 0)


@pytest.mark.parametrize("choice", [0, -1])
def test_a_checkpoint_that_proves_too_little_is_asked_about(parent, promoted, checkpoint, tmp_path, choice):
    loaded = load_checkpoint(checkpoint)
    labels = np.array([0] * 4 + [1] * 20, np.int64)
    logits = np.where(labels[:, None] == np.arange(2), 6.0, -6.0).astype(np.float32)
    hashes = [f"{number:064x}" for number in range(len(labels))]
    unseen = UnseenScores.of(logits, labels, hashes, hashes)
    file = tmp_path / "unproven.safetensors"
    metadata = loaded.metadata.model_copy(update={"id": "unproven"})
    save_checkpoint(file, loaded.tensors, metadata, without_scores(loaded) | unseen.to_arrays())
    Promoter(Registry(), parent).promote(file)
    assert "0 missed of 4 defective parts proves at most 52.8 %" in answer(choice)
    assert (Registry().promoted() != promoted) == (choice == 0)


def test_rolling_back_from_the_first_is_refused_with_its_sentence(parent, promoted):
    Promoter(Registry(), parent).roll_back()
    assert "nothing to go back to" in answer(0)


def test_a_checkpoint_that_a_person_points_at_is_promoted(qtbot, parent, promoted, checkpoint, tmp_path):
    loaded = load_checkpoint(checkpoint)
    file = tmp_path / "chosen.safetensors"
    save_checkpoint(file, loaded.tensors, loaded.metadata.model_copy(update={"id": "chosen"}), without_scores(loaded))
    promoter = Promoter(Registry(), parent)
    promoter.ask_for_checkpoint()
    dialog = parent.findChild(QFileDialog)
    assert dialog.nameFilters() == ["*.safetensors"]
    with qtbot.waitSignal(promoter.promoted) as told:
        dialog.filesSelected.emit([str(file)])
    dialog.reject()
    assert told.args == [file]
    assert load_checkpoint(Registry().promoted()).metadata.id == "chosen"
