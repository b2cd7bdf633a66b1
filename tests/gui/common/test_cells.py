"""Cells say what they are given, and no row of the table before stays."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QTableWidget

from castinspect.gui.common.cells import cell_text, cell_texts, picture_item, show_cells, verdict_item
from castinspect.gui.common.theme import verdict_ink
from castinspect.inspection.verdict import Verdict


@pytest.fixture
def table(qtbot):
    made = QTableWidget(0, 2)
    qtbot.addWidget(made)
    return made


def test_rows_are_shown_and_those_before_are_gone(table):
    show_cells(table, [("a", "1"), ("b", "2"), ("c", "3")])
    show_cells(table, [["d", "4"]])
    assert cell_texts(table) == [["d", "4"]]
    show_cells(table, [])
    assert table.rowCount() == 0


def test_a_cell_that_is_an_item_stands_beside_texts(table):
    item = verdict_item(Verdict.DEFECT)
    show_cells(table, [("part.png", item)])
    assert table.item(0, 1) is item
    assert cell_texts(table) == [["part.png", "✗ DEFECT"]]


def test_a_cell_that_was_never_filled_says_nothing(table):
    show_cells(table, [("only one",)])
    assert (cell_text(table, 0, 0), cell_text(table, 0, 1)) == ("only one", "")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_a_shape_a_word_and_a_colour(verdict):
    item = verdict_item(verdict)
    shape, word = item.text().split()
    assert len(shape) == 1
    assert word == verdict.name
    assert item.foreground().color() == verdict_ink(verdict)


def test_verdicts_differ_in_shape_too():
    assert len({verdict_item(verdict).text()[0] for verdict in Verdict}) == len(Verdict)


def test_a_picture_has_its_name_and_where_it_can_be_read_itself(qapp):
    shown = picture_item("a\x1bb.png", np.zeros((4, 4, 3), np.uint8))
    assert shown.text() == r"a\x1bb.png"
    assert not shown.icon().isNull()
    assert picture_item("gone.png", None).icon().isNull()
