"""The row says what is waited for, how far it is, and can end it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton

from castinspect.gui.inspection.batch_row import BatchRow


@pytest.fixture
def row(qtbot):
    made = BatchRow()
    qtbot.addWidget(made)
    yield made
    made.close()


def test_it_is_hidden_while_nothing_is_waited_for(row):
    assert row.isHidden()


def test_it_says_that_the_model_is_made_ready_and_then_counts(row):
    row.show_preparing()
    assert not row.isHidden()
    assert row.text == "making the model ready…"
    row.show_size(40)
    row.advance(3)
    row.advance(1)
    assert row.text == "judging 4 of 40"
    bar = row.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (4, 40)
    row.end()
    assert row.isHidden()


def test_a_second_batch_begins_at_none(row):
    row.show_size(5)
    row.advance(5)
    row.show_size(7)
    assert row.text == "judging 0 of 7"


@pytest.mark.parametrize("has_end", [True, False])
def test_what_has_no_end_shows_no_bar(row, has_end):
    row.show_preparing()
    row.show_ready(has_end=has_end)
    assert row.isHidden() != has_end


def test_cancel_is_told_and_left_to_whoever_judges(qtbot, row):
    row.show_size(5)
    with qtbot.waitSignal(row.cancel_clicked):
        row.findChild(QPushButton).click()
    assert not row.isHidden()
