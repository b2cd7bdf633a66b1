"""Settings on the screen become the configuration of the run."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.training.settings.panel import SettingsPanel
from castinspect.models.backbones import BACKBONES
from castinspect.models.metadata import Role
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.presets import PRESETS, Preset


@pytest.fixture
def panel(qtbot):
    made = SettingsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def config(panel):
    return panel.config(Path("parts"), {"ok": Role.OK}, "cpu")


def test_untouched_it_asks_for_the_defaults(panel):
    defaults = TrainingConfig(data=Path("parts"), roles={"ok": Role.OK}, device="cpu", size=224)
    assert config(panel) == defaults


def test_every_setting_reaches_the_configuration(panel):
    values = {
        "backbone": "resnet50", "weights": "none", "strategy": Strategy.FULL, "epochs": 7, "batch_size": 8,
        "learning_rate": 0.02, "backbone_learning_rate": 0.0003, "size": 96, "seed": 5, "augment": False,
    }  # fmt: skip
    panel.set_values(**values)
    made = config(panel)
    assert {name: getattr(made, name) for name in values} == values


def test_each_backbone_is_offered_with_parameters_and_top1_and_brings_its_input_size(panel):
    combo = panel._backbone
    texts = [combo.itemText(index) for index in range(combo.count())]
    assert texts[0] == "EfficientNet-B0  ·  5.3 M  ·  top-1 77.7%"
    assert "ResNet-18  ·  11.7 M  ·  top-1 69.8%" in texts
    assert len(texts) == len(BACKBONES) == 6
    panel.set_values(backbone="efficientnet_b7")
    assert config(panel).size == 300


def test_the_strategy_is_explained(panel):
    panel.set_values(strategy="head")
    assert "frozen" in panel._explained.text()
    assert not panel._advanced.field("backbone_learning_rate").isEnabled()


def test_advanced_settings_unfold(panel):
    assert not panel._advanced.isVisible()
    panel._more.click()
    assert panel._advanced.isVisible()


def test_rates_are_written_without_trailing_zeros(panel):
    assert panel._advanced.field("learning_rate").text() == "0.001"
    panel.set_values(learning_rate=1.0)
    assert panel._advanced.field("learning_rate").text() == "1"


def test_a_wheel_on_its_way_changes_nothing(panel):
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place, place, QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    panel._epochs.clearFocus()
    before = config(panel).epochs
    QApplication.sendEvent(panel._epochs, wheel)
    assert config(panel).epochs == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("layer_decay", 0.5),
        ("patience", 7),
        ("validation_share", 0.3),
        ("test_share", 0.1),
        ("light", (0.4, 0.2)),
        ("light", None),
        ("half", True),
    ],
)
def test_every_advanced_setting_reaches_the_run(panel, name, value):
    panel.set_values(**{name: value})
    assert getattr(panel.config(Path("parts"), {}, "auto"), name) == value


def test_preset_sets_strategy_and_length_and_own_values_are_no_preset(panel):
    row = panel._presets
    row.button(Preset.QUICK).click()
    config = panel.config(Path("parts"), {}, "auto")
    assert (config.strategy, config.epochs) == ("head", 10)
    panel.set_values(epochs=11)
    assert not row.button(Preset.QUICK).isChecked()
    panel.set_values(**asdict(PRESETS[Preset.BEST]))
    assert row.button(Preset.BEST).isChecked()
