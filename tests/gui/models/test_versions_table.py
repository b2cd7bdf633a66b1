"""Versions in a table: the promoted one is marked, and the choice stays when the list changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.models.versions_table import VersionsModel, VersionsTable
from castinspect.messages import Message
from castinspect.registry.versions import Version
from tests.helpers.checkpoints import metadata_of
from tests.helpers.runs import EVALUATION


def version(name, **values):
    return Version(Path(f"{name}.safetensors"), metadata_of(evaluation=EVALUATION), name, **values)


A, B = version("a"), version("b", note="new light")
BROKEN = Version(Path("c.safetensors"), None, "c", problem=Message("checkpoint-damaged", {"path": "c.safetensors"}))


@pytest.fixture
def table(qtbot):
    made = VersionsTable(VersionsModel())
    qtbot.addWidget(made)
    return made


def row(table, number):
    model = table.model()
    return [model.data(model.index(number, column)) for column in range(model.columnCount())]


def test_figures_carry_their_denominators(table):
    table.show_versions([A, B], B.path)
    assert row(table, 1)[1] == "b  ·  new light"
    assert row(table, 1)[-3:] == ["94.0%", "2 of 24", "1 of 30"]


def test_the_promoted_version_is_marked_and_chosen(table):
    table.show_versions([A, B], B.path)
    assert [bool(row(table, number)[0]) for number in range(2)] == [False, True]
    assert table.version == B
    assert table.model().data(table.model().index(1, 1), Qt.ItemDataRole.FontRole).bold()


def test_a_damaged_version_says_so_in_its_row(table):
    table.show_versions([BROKEN], None)
    assert any("damaged" in text for text in row(table, 0))


def test_the_choice_stays_when_the_list_changes(table):
    table.show_versions([A, B], B.path)
    table.choose(0)
    table.show_versions([BROKEN, A, B], B.path)
    assert table.version == A


def test_a_choice_is_told_and_none_is_too(table):
    told = []
    table.chosen.connect(told.append)
    table.show_versions([A, B], None)
    table.choose(1)
    assert told[-1] == B
    table.show_versions([], None)
    assert told[-1] is None


def test_a_list_that_is_shown_again_tells_once_what_is_chosen(table):
    told = []
    table.chosen.connect(told.append)
    for versions, promoted in (([A, B], B.path), ([A, B], B.path), ([BROKEN, A, B], None)):
        told.clear()
        table.show_versions(versions, promoted)
        assert told == [B]
