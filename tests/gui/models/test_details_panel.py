"""What a version says of itself, as text to be read and copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from castinspect.gui.models.details_panel import DetailsPanel
from castinspect.messages import Message
from castinspect.registry.versions import Version
from tests.helpers.checkpoints import metadata_of
from tests.helpers.runs import EVALUATION


@pytest.fixture
def panel(qtbot):
    made = DetailsPanel()
    qtbot.addWidget(made)
    return made


def texts(panel):
    labels = [label.text() for label in panel.widget().findChildren(QLabel)]
    return dict(zip(labels[::2], labels[1::2], strict=True))


def test_a_version_tells_its_score_with_denominators(panel):
    version = Version(Path("wheel.safetensors"), metadata_of(evaluation=EVALUATION), "wheel", note="sees hairlines")
    panel.show_version(version, "wheel-6")
    told = texts(panel)
    assert told["score"] == "balanced accuracy 94.0%  ·  escapes 2 of 24  ·  overkill 1 of 30  ·  review 5 of 54"
    assert (told["note"], told["parent"]) == ("sees hairlines", "wheel-6")
    assert told["classes"] == "def_front (defect), ok_front (ok)"
    assert told["file"] == "wheel.safetensors"


def test_a_version_without_a_score_has_a_dash(panel):
    panel.show_version(Version(Path("w.safetensors"), metadata_of(), "w"), "")
    assert texts(panel)["score"] == "–"


def test_a_damaged_version_says_what_is_wrong(panel):
    problem = Message("checkpoint-damaged", {"path": "w.safetensors"})
    panel.show_version(Version(Path("w.safetensors"), None, "w", problem=problem), "")
    assert texts(panel)["problem"].startswith("w.safetensors is incomplete or damaged")


def test_names_are_never_markup_and_can_be_selected(panel):
    version = Version(Path("<img src=x>.safetensors"), metadata_of(), "w", note="<b>bold</b>")
    panel.show_version(version, "")
    labels = panel.widget().findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert texts(panel)["note"] == "<b>bold</b>"


def test_without_a_version_nothing_stands_there(panel):
    panel.show_version(None, "")
    assert texts(panel) == {}
