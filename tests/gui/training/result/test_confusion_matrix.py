"""The confusion matrix: counts, shares of each row, classes known by name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from castinspect.gui.training.result.confusion_matrix import ConfusionMatrix
from tests.helpers.runs import CLASSES, EVALUATION

ROLES = {part_class.name: part_class.role for part_class in CLASSES}


@pytest.fixture
def matrix(qtbot):
    made = ConfusionMatrix()
    qtbot.addWidget(made)
    made.show_evaluation(EVALUATION, ROLES)
    return made


def test_cells_hold_counts_and_shares_of_the_true_class(matrix):
    assert matrix.cell_text("def_front", "ok_front") == "2\n8.3%"
    assert matrix.cell_text("ok_front", "ok_front") == "29\n96.7%"


def test_rows_are_the_true_classes(matrix):
    row = [matrix._grid.itemAtPosition(2, column).widget().text() for column in (0, 2, 3)]
    assert row == ["def_front", "22\n91.7%", "2\n8.3%"]


def test_another_evaluation_replaces_the_first(matrix):
    matrix.show_evaluation(None, {})
    assert matrix._grid.count() == 0
    matrix.show_evaluation(EVALUATION, ROLES)
    assert len([label for label in matrix.findChildren(QPushButton) if "\n" in label.text()]) == 4


def test_an_empty_row_is_no_division_by_zero(matrix):
    confusion = {"def_front": {"def_front": 0, "ok_front": 0}, "ok_front": {"def_front": 0, "ok_front": 1}}
    matrix.show_evaluation(EVALUATION.model_copy(update={"confusion": confusion}), ROLES)
    assert matrix.cell_text("def_front", "def_front") == "0\n0.0%"


def test_cells_open_only_where_there_are_pictures(qtbot, matrix):
    assert not matrix._cell("def_front", "ok_front").isEnabled()
    matrix.show_evaluation(EVALUATION, ROLES, can_open=True)
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        matrix.open_cell("def_front", "ok_front")
    assert chosen.args == ["def_front", "ok_front"]
