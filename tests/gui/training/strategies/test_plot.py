"""A line per strategy over how many pictures there were to learn from."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.strategies.plot import StrategiesPlot
from castinspect.training.config import Strategy
from tests.helpers.strategies import row


@pytest.fixture
def plot(qtbot):
    made = StrategiesPlot(LIGHT)
    qtbot.addWidget(made)
    return made


def test_each_strategy_has_its_points(plot):
    plot.show_rows([row(), row(asked=10, pictures=10, balanced_accuracy=0.8), row(Strategy.FULL)])
    assert plot.points == {Strategy.SCRATCH: 0, Strategy.HEAD: 2, Strategy.FULL: 1, Strategy.GRADUAL: 0}
    assert len(plot._legend.items) == 2


def test_the_scale_holds_a_score_under_chance(plot):
    plot.show_rows([row(balanced_accuracy=0.3)])
    low, high = plot._plot.viewRange()[1]
    assert low <= 0.3
    assert high >= 1


def test_it_follows_the_theme(plot):
    plot.resize(400, 200)
    plot.show_rows([row()])
    before = plot.grab().toImage()
    plot.apply_theme(DARK)
    assert plot.grab().toImage() != before
    assert plot.points[Strategy.HEAD] == 1
