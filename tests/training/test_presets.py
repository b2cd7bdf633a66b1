import pytest

from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.presets import PRESETS, Preset, preset_of


def test_balanced_is_what_a_run_is_unless_told_otherwise(tmp_path):
    config = TrainingConfig(data=tmp_path)
    assert preset_of(config.strategy, config.epochs, config.folds) is Preset.BALANCED


@pytest.mark.parametrize("preset", Preset)
def test_each_preset_is_known_by_its_values(preset):
    values = PRESETS[preset]
    assert preset_of(values.strategy, values.epochs, values.folds) is preset


def test_own_choice_is_none_of_them():
    assert preset_of(Strategy.FULL, 7, 0) is None
