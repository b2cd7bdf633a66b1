"""The form walks the table of settings."""

from __future__ import annotations

import pytest

from castinspect.gui.training.settings.advanced_panel import ABOVE, AdvancedPanel
from castinspect.training.form import FORM, Strategy


@pytest.fixture
def panel(qtbot):
    made = AdvancedPanel(224)
    qtbot.addWidget(made)
    return made


def test_every_setting_with_a_caption_is_there_once_with_its_help(panel):
    shown = {name for name, setting in FORM.items() if setting.caption} - set(ABOVE)
    assert set(panel.values()) == shown
    assert all(panel.field(name).toolTip() == FORM[name].help for name in shown)


def test_untouched_it_holds_the_defaults_and_the_backbones_size(panel):
    assert panel.values() == {name: FORM[name].default for name in panel.values()} | {"size": 224}


@pytest.mark.parametrize("strategy", Strategy)
def test_what_makes_no_difference_to_a_strategy_is_greyed(panel, strategy):
    panel.set_strategy(strategy)
    for name in panel.values():
        assert panel.field(name).isEnabled() == (strategy in FORM[name].concerns), name


def test_values_that_are_set_are_the_values(panel):
    panel.set_value("batch_size", 8)
    panel.set_value("augment", False)
    panel.set_value("light", (0.4, 0.2))
    values = panel.values()
    assert (values["batch_size"], values["augment"], values["light"]) == (8, False, (0.4, 0.2))


def test_a_new_size_and_the_preview_are_told(panel, qtbot):
    with qtbot.waitSignal(panel.size_changed):
        panel.whole("size").editingFinished.emit()
    with qtbot.waitSignal(panel.preview_asked):
        panel._preview.click()
