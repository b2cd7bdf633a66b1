"""The cuts panel: counts follow the lines and the policy; a version is made of what stands there."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from castinspect.gui.common.theme import LIGHT
from castinspect.gui.training.result.cuts_panel import CutsPanel
from castinspect.models.checkpoint import load_checkpoint, read_metadata, save_checkpoint
from castinspect.registry.registry import Registry
from tests.helpers.runs import finished, unseen
from tests.helpers.window import WAIT_MS, answer_line


@pytest.fixture
def result(tmp_path):
    scores = unseen()
    path = tmp_path / "wheel.safetensors"
    made = finished(path)
    save_checkpoint(path, {"w": torch.zeros(1)}, made.metadata, scores.to_arrays())
    return dataclasses.replace(made, metadata=read_metadata(path), unseen=scores)


@pytest.fixture
def panel(qtbot, result):
    made = CutsPanel(LIGHT)
    qtbot.addWidget(made, before_close_func=lambda panel: panel.stop_and_wait())
    made.resize(1000, 340)
    made.show()
    made.show_result(result)
    return made


def test_without_scores_there_is_only_a_hint(panel):
    panel.show_result(finished())
    assert panel.cuts is None
    assert not panel._body.isVisible()
    assert not panel._use.isEnabled()


def test_counts_are_parts_with_their_bounds(panel):
    assert "of 60  (at most" in panel.count_text("escapes")
    assert "of 60  (at most" in panel.count_text("review_good")
    assert "60 defective parts" in panel.sentence


def test_counts_follow_the_line_that_is_dragged(panel):
    before = panel.count_text("escapes")
    panel.plot.drag(ok=0.6)
    assert panel.count_text("escapes") != before
    assert panel.cuts.ok == 0.6
    panel.undo()
    assert panel.count_text("escapes") == before
    assert not panel._undo.isEnabled()


def test_the_ok_line_pushes_the_defect_line_along(panel):
    panel.plot.drag(ok=0.9)
    assert (panel.cuts.ok, panel.cuts.defect) == (0.9, 0.9)
    panel.plot.drag(defect=0.2)
    assert (panel.cuts.ok, panel.cuts.defect) == (0.2, 0.2)


def test_a_policy_moves_the_lines_and_says_what_it_promises(panel):
    panel.form.choose(max_escape=30.0)
    assert "Promised: no more than 30.0 %" in panel.sentence
    tight = panel.cuts.ok
    panel.form.choose(max_escape=1.0)
    assert "too few to promise 1 %" in panel.sentence
    assert panel.cuts.ok < tight
    assert panel.plot.cuts.ok == pytest.approx(panel.cuts.ok, abs=1e-4)
    panel.form.choose(escape=1.0, overkill=50.0, review=20.0)
    assert panel.cuts.ok > tight


def test_the_cuts_become_a_version_and_the_checkpoint_stays(qtbot, panel, result):
    assert not panel._use.isEnabled()
    panel.plot.drag(ok=0.4, defect=0.8)
    panel._use.click()
    with qtbot.waitSignal(panel.version_made, timeout=WAIT_MS) as made:
        answer_line("fewer escapes")
    new = made.args[0]
    assert Registry().journal.of(new.metadata.id)[-1].why == "fewer escapes"
    assert load_checkpoint(new.checkpoint).metadata.parent == result.metadata.id
    assert (new.metadata.cuts.ok, new.metadata.cuts.defect) == (0.4, 0.8)
    assert read_metadata(result.checkpoint) == result.metadata


def test_a_checkpoint_that_is_gone_is_told(qtbot, panel, result):
    result.checkpoint.unlink()
    panel.plot.drag(ok=0.4)
    panel._use.click()
    answer_line("fewer escapes")
    qtbot.waitUntil(panel._problem.isVisible)
    assert "wheel.safetensors" in panel._problem.text()


def test_dragging_along_the_curve_moves_the_cuts_and_can_be_undone(panel):
    before = panel.cuts
    panel.trade.drag(0.1)
    assert panel.cuts != before
    assert panel.plot.cuts == panel.cuts
    panel.undo()
    assert panel.cuts == before


def test_the_cuts_of_the_curve_are_kept_to_the_last_digit_and_its_line_stands_where_they_are(panel):
    panel.trade.drag(0.031)
    exact = next(trade for trade in reversed(panel.trade.trades) if trade.review <= 0.031)
    assert panel.cuts == exact.cuts
    assert panel.trade._line.value() == pytest.approx(exact.risk.review_load)
    assert panel.count_text("escapes").startswith(f"{exact.risk.escapes.count} of 60")


def test_taking_back_a_policy_brings_its_number_back_too(panel):
    panel.form.choose(max_escape=30.0)
    panel.form.choose(max_escape=5.0)
    panel.undo()
    assert panel.form.policy.max_escape == pytest.approx(0.3)
    assert "no more than 30.0 %" in panel.sentence
