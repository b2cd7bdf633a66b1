"""Both plots of the cuts: what is dragged in one moves in the other."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.evaluation.cuts import PartScores, assess
from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.result.cuts_plots import CutsPlots
from castinspect.models.metadata import Cuts

SCORES = PartScores(np.linspace(0.2, 1, 40), np.linspace(0, 0.8, 40))


@pytest.fixture
def plots(qtbot):
    made = CutsPlots(LIGHT)
    qtbot.addWidget(made)
    made.show_scores(SCORES, Cuts(ok=0.3, defect=0.7))
    return made


def line_at(plots):
    return plots.trade._line.value()


def review_at(cuts):
    risk = assess(SCORES, cuts)
    return (risk.review_good.rate + risk.review_defective.rate) / 2


def test_cuts_that_are_dragged_move_the_line_on_the_curve(plots):
    told = []
    plots.dragged.connect(told.append)
    plots.lines.drag(ok=0.5)
    assert told[-1] == plots.lines.cuts
    assert line_at(plots) == pytest.approx(review_at(told[-1]))


def test_dragging_along_the_curve_moves_the_cuts(plots, qtbot):
    with qtbot.waitSignal(plots.released):
        plots.trade.drag(0.1)
    assert review_at(plots.lines.cuts) <= 0.1 + 1 / 40  # the lines stand on four digits


def test_other_colours_move_nothing(plots):
    before = plots.lines.cuts
    plots.apply_theme(DARK)
    plots.show_cuts(before)
    assert plots.lines.cuts == before
