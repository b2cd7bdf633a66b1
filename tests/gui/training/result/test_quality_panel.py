"""Curves and per-class figures of a finished run."""

from __future__ import annotations

import dataclasses

import pytest

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.result.quality_panel import QualityPanel
from tests.gui.training.result.test_pictures_dialog import scored
from tests.helpers.runs import finished


@pytest.fixture
def panel(qtbot):
    made = QualityPanel(LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_hint_stands_there_before_a_run(panel):
    assert panel._hint.isVisible()
    panel.show_result(finished())  # a result without its pictures has no curves
    assert panel._hint.isVisible()


def test_curves_and_figures_follow_the_result(panel, tmp_path):
    pictures = [scored(tmp_path / f"{i}.png", ("def_front", "ok_front")[i % 2], 0.1 + 0.09 * i) for i in range(8)]
    panel.show_result(dataclasses.replace(finished(), scored=tuple(pictures)))
    assert panel.rows[0] == ["class", "pictures", "precision", "recall", "F1"]
    assert panel.rows[1] == ["def_front", "24", "95.7%", "91.7%", "93.6%"]
    assert set(panel._plots) == {"roc", "precision", "reliability"}
    panel.apply_theme(DARK)
