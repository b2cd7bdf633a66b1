"""The result: counts with their denominators, and the way into use."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.theme import LIGHT, apply_theme
from castinspect.gui.training.result.panel import ResultPanel
from tests.helpers.runs import EVALUATION, finished


@pytest.fixture
def panel(qtbot):
    made = ResultPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_can_be_used_before_a_run_has_finished(panel):
    assert not panel.use()
    assert not panel._body.isVisible()
    assert panel._empty.isVisible()


def test_figures_carry_their_denominators(panel):
    panel.show_result(finished())
    assert panel._title.text() == "Result on 54 test pictures"
    assert panel.figure("escapes") == "2 of 24 escapes: defective pictures called OK"
    assert panel.figure("overkill") == "1 of 30 overkill: good pictures called DEFECT"
    assert panel.figure("review").startswith("5 of 54")
    assert panel.figure("accuracy") == "94.4% accuracy"
    assert panel.figure("auroc") == "0.987 AUROC"


def test_a_score_on_the_validation_pictures_is_said_to_flatter(panel):
    panel.show_result(finished(evaluation=EVALUATION.model_copy(update={"split": "validation"})))
    assert "flatters" in panel._title.text()


def test_an_area_that_is_not_defined_is_a_dash(panel):
    panel.show_result(finished(evaluation=EVALUATION.model_copy(update={"auroc": None})))
    assert panel.figure("auroc") == "– AUROC"


def test_pictures_that_could_not_be_judged_are_told(panel):
    panel.show_result(finished(evaluation=EVALUATION.model_copy(update={"held": 3})))
    assert "could not be judged: 3" in panel._note.text()


def test_the_button_hands_out_the_checkpoint_and_rests_once_it_is_in_use(qtbot, panel):
    panel.show_result(finished(Path("a.safetensors")))
    with qtbot.waitSignal(panel.checkpoint_chosen) as chosen:
        panel._use.click()
    assert chosen.args == [Path("a.safetensors")]
    panel.mark_used(Path("a.safetensors"))
    assert not panel._use.isEnabled()
    panel.show_result(finished(Path("b.safetensors")))
    assert panel._use.isEnabled()


@pytest.mark.parametrize("width", [800, 880, 1200])
def test_no_caption_is_cut_off(qtbot, panel, width):
    apply_theme(QApplication.instance(), LIGHT)
    panel.show_result(finished(Path("castings-efficientnet_b0-gradual-20260101-120000.safetensors")))
    panel.resize(width, 300)
    qtbot.waitUntil(lambda: panel.width() == width)
    for caption in panel._figures._captions.values():
        assert caption.height() >= caption.heightForWidth(caption.width())
