"""The risk table names each count with its total and its upper limit."""

from __future__ import annotations

import pytest

from castinspect.evaluation.risk import Share
from castinspect.gui.training.result.risk_table import RiskTable


@pytest.fixture
def table(qtbot):
    made = RiskTable()
    qtbot.addWidget(made)
    return made


def test_before_the_first_cuts_it_is_empty(table):
    assert table.text("escapes") == ""


def test_a_share_stands_there_with_its_exact_limit(table):
    table.show_shares(escapes=Share(0, 30), overkill=Share(2, 50))
    assert table.text("escapes") == "0 of 30  (at most 9.6 %)"
    assert table.text("overkill").startswith("2 of 50")
    assert table.text("review_good") == ""
