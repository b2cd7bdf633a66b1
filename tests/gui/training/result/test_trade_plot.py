"""The curve of escapes and overkill against review: dragging its line chooses cuts."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.evaluation.cuts import PartScores, assess
from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.result.trade_plot import TradePlot

SCORES = PartScores(np.linspace(0.2, 1, 40), np.linspace(0, 0.8, 40))


@pytest.fixture
def plot(qtbot):
    made = TradePlot(LIGHT)
    qtbot.addWidget(made)
    made.show_scores(SCORES)
    return made


def test_more_work_for_a_person_never_means_more_mistakes(plot):
    mistakes = [5 * trade.risk.escapes.rate + trade.risk.overkill.rate for trade in plot.trades]
    assert mistakes == sorted(mistakes, reverse=True)
    assert mistakes[0] > mistakes[-1]


def test_dragging_the_line_gives_cuts_that_leave_no_more_to_a_person(plot, qtbot):
    told = []
    plot.dragged.connect(told.append)
    with qtbot.waitSignal(plot.released):
        plot.drag(0.2)
    risk = assess(SCORES, told[-1])
    assert (risk.review_good.rate + risk.review_defective.rate) / 2 <= 0.2


def test_showing_where_cuts_stand_is_no_dragging(plot):
    told = []
    plot.dragged.connect(told.append)
    plot.show_risk(plot.trades[-1].risk)
    plot.apply_theme(DARK)
    assert told == []


def test_without_parts_of_one_role_there_is_no_curve(plot):
    plot.show_scores(PartScores(np.array([]), np.array([0.1])))
    assert plot.trades == []
    plot.drag(0.3)
