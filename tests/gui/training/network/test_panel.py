"""What is being trained, shown before a run and while it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.network.panel import NetworkPanel
from castinspect.training.config import TrainingConfig
from tests.helpers.runs import phase, started
from tests.helpers.window import WAIT_MS


def config(**values):
    return TrainingConfig(data=Path(), **values)


@pytest.fixture
def panel(qtbot):
    made = NetworkPanel(LIGHT)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.stop_and_wait())
    made.resize(900, 340)
    return made


def shown(qtbot, panel, chosen):
    panel.show()
    panel.show_choice(chosen, 2)
    qtbot.waitUntil(lambda: "parameters" in panel._title.text(), timeout=WAIT_MS)


def test_nothing_is_measured_before_it_is_looked_at(panel):
    panel.show_choice(config(backbone="resnet18"), 2)
    assert not panel._job.is_running


@pytest.mark.usefixtures("published_networks")
def test_the_chosen_network_is_named_and_painted(qtbot, panel):
    shown(qtbot, panel, config(backbone="resnet18", strategy="gradual"))
    assert "ResNet-18" in panel._title.text()
    assert "11.2 M parameters" in panel._title.text()
    assert panel.picture.current is None
    assert "late layers" in panel.picture.accessibleDescription()
    image = panel.picture.grab().toImage()
    assert len({image.pixelColor(x, 40).name() for x in range(0, image.width(), 3)}) > 2


def test_another_choice_is_shown_instead(qtbot, panel):
    shown(qtbot, panel, config(backbone="resnet18", strategy="head"))
    assert "Head only" in panel._title.text()
    panel.show_choice(config(backbone="efficientnet_b0", weights="starter", strategy="full"), 2)
    qtbot.waitUntil(lambda: "EfficientNet-B0" in panel._title.text(), timeout=WAIT_MS)
    assert "4.0 M parameters" in panel._title.text()


def test_the_stage_under_way_is_marked_until_the_run_ends(qtbot, panel):
    shown(qtbot, panel, config(backbone="resnet18", strategy="gradual"))
    panel.take(started(phases=("head", "late layers", "all")))
    panel.take(phase(1, "late layers"))
    assert panel.picture.current == 1
    assert "late layers" in panel.caption
    panel.end()
    assert panel.picture.current is None


def test_layers_that_learn_now_are_filled(qtbot, panel):
    shown(qtbot, panel, config(backbone="resnet18", strategy="gradual"))
    panel.take(phase(0, "head"))
    frozen = _colour_of_last_block(panel)
    panel.take(phase(1, "late layers"))
    assert _colour_of_last_block(panel) != frozen


def test_a_size_that_does_not_fit_is_said(qtbot, panel):
    panel.show()
    panel.show_choice(config(backbone="vit_b_16", size=100), 2)
    qtbot.waitUntil(lambda: panel._problem.isVisible(), timeout=WAIT_MS)
    assert "multiple of 16" in panel._problem.text()


def test_the_look_changes_with_the_theme(qtbot, panel):
    shown(qtbot, panel, config(backbone="resnet18", strategy="head"))
    before = panel.picture.grab().toImage()
    panel.apply_theme(DARK)
    assert panel.picture.grab().toImage() != before


def _colour_of_last_block(panel):
    picture = panel.picture
    column = (picture.width() - 140 - 150) / 5
    return picture.grab().toImage().pixelColor(QPoint(round(140 + 4.5 * column), 44)).name()
