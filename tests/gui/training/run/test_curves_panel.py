"""The curves' place: a hint until there is something to see."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.run.curves_panel import CurvesPanel
from tests.helpers.runs import batch, started


@pytest.fixture
def panel(qtbot):
    made = CurvesPanel(LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_hint_stands_there_before_the_first_run(panel):
    assert panel._hint.isVisible()
    assert not panel._names["train"].isVisible()


def test_a_run_shows_the_plots_with_their_legend(panel):
    panel.begin()
    panel.take(started())
    panel.take(batch(1, 1))
    panel.end()
    assert panel.plots.isVisible()
    assert panel._names["best"].isVisible()


def test_a_run_that_never_learned_leaves_the_hint(panel):
    panel.begin()
    panel.end()
    assert panel._hint.isVisible()


def test_a_theme_chosen_before_the_plots_are_made_reaches_them(panel):
    panel.apply_theme(DARK)
    assert panel.plots._loss.backgroundBrush().color().name() == DARK.panel
