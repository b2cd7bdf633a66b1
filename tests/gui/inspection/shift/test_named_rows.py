"""Rows of names are added, typed, and removed; each change is told once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from castinspect.gui.inspection.shift.named_rows import NamedRows


@pytest.fixture
def rows(qtbot):
    made = NamedRows()
    qtbot.addWidget(made)
    made.told = []
    made.changed.connect(lambda: made.told.append(made.names))
    made.append("a", QLineEdit("1"))
    made.append("b", QLineEdit("2"))
    return made


def test_a_row_has_its_name_and_its_field_and_tells_nothing_of_itself(rows):
    assert rows.names == ["a", "b"]
    assert [rows.field(row).text() for row in range(2)] == ["1", "2"]
    assert rows.told == []


def test_a_name_that_is_typed_is_told_without_the_space_around_it(rows):
    rows.table.item(0, 0).setText(" c ")
    assert rows.told == [["c", "b"]]


def test_only_a_row_that_is_chosen_can_be_removed(rows):
    assert not rows.remove.isEnabled()
    rows.table.setCurrentCell(0, 0)
    assert rows.remove.isEnabled()
    rows.remove.click()
    assert rows.told == [["b"]]


def test_the_button_asks_for_a_row_and_its_name_is_typed_at_once(qtbot, rows):
    with qtbot.waitSignal(rows.add_asked):
        rows.add.click()
    rows.show()
    rows.append("", QLineEdit())
    rows.edit_last()
    assert rows.table.currentRow() == 2
    assert rows.table.isPersistentEditorOpen(rows.table.item(2, 0)) or rows.table.state().name == "EditingState"
