"""Two lines over two histograms; the OK line never passes the DEFECT line."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.evaluation.cuts import PartScores
from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.result.cuts_plot import CutsPlot
from castinspect.models.metadata import Cuts


@pytest.fixture
def plot(qtbot):
    made = CutsPlot(LIGHT)
    qtbot.addWidget(made)
    made.show_scores(PartScores(np.array([0.4, 0.8, 0.9]), np.array([0.05, 0.1, 0.3])), Cuts(ok=0.2, defect=0.6))
    return made


def test_lines_stand_where_the_cuts_are(plot):
    assert plot.cuts == Cuts(ok=0.2, defect=0.6)


def test_showing_other_cuts_is_no_dragging(plot):
    told = []
    plot.dragged.connect(told.append)
    plot.show_cuts(Cuts(ok=0.1, defect=0.7))
    assert plot.cuts == Cuts(ok=0.1, defect=0.7)
    assert told == []


def test_a_line_that_is_dragged_says_where_it_goes(plot, qtbot):
    told = []
    plot.dragged.connect(told.append)
    with qtbot.waitSignal(plot.released):
        plot.drag(ok=0.3)
    assert told == [Cuts(ok=0.3, defect=0.6)]


@pytest.mark.parametrize(("moved", "cuts"), [({"ok": 0.8}, (0.8, 0.8)), ({"defect": 0.1}, (0.1, 0.1))])
def test_the_other_line_is_pushed_along(plot, moved, cuts):
    plot.drag(**moved)
    assert (plot.cuts.ok, plot.cuts.defect) == cuts


def test_a_line_stays_between_nothing_and_all(plot):
    plot.drag(defect=1.7)
    assert plot.cuts.defect == 1


def test_it_follows_the_theme(plot):
    plot.resize(400, 200)
    before = plot.grab().toImage()
    plot.apply_theme(DARK)
    assert plot.grab().toImage() != before


def test_a_line_that_is_not_moved_keeps_all_digits_of_its_cut(plot):
    plot.show_cuts(Cuts(ok=0.000042, defect=0.612345678))
    plot.drag(defect=0.7)
    assert plot.cuts == Cuts(ok=0.000042, defect=0.7)
    plot.show_cuts(Cuts(ok=0.000042, defect=0.612345678))
    plot.drag(ok=0.01)
    assert plot.cuts == Cuts(ok=0.01, defect=0.612345678)


def test_what_is_certainly_defective_is_never_ok_however_far_the_line_is_drawn(plot):
    plot.drag(ok=1.0)
    assert plot.cuts == Cuts(ok=0.9999, defect=0.9999)
    plot.drag(defect=1.0, ok=1.7)
    assert plot.cuts == Cuts(ok=0.9999, defect=1.0)
