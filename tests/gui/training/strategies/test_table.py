"""Strategies side by side, each count with its denominator."""

from __future__ import annotations

import pytest

from castinspect.gui.training.strategies.table import StrategiesTable
from castinspect.training.config import Strategy
from tests.helpers.strategies import row


@pytest.fixture
def table(qtbot):
    made = StrategiesTable()
    qtbot.addWidget(made)
    return made


def test_a_row_says_what_a_strategy_is_worth(table):
    table.show_rows([row()])
    name, accuracy, escapes, overkill, review, _time, _needed = table.texts(0)
    assert (accuracy, escapes, overkill, review) == ("95.0% ±1.2", "1 of 20", "2 of 20", "3")
    assert name


def test_only_runs_on_all_pictures_are_rows(table):
    table.show_rows([row(), row(asked=10, pictures=10), row(Strategy.FULL)])
    assert table.rowCount() == 2


def test_a_comparison_that_goes_on_says_how_far_it_is(table):
    table.show_rows([row(folds=1)])
    assert "(1 of 2 runs)" in table.texts(0)[0]


def test_nothing_can_be_edited(table):
    table.show_rows([row()])
    assert table.editTriggers() == StrategiesTable.EditTrigger.NoEditTriggers
