from pathlib import Path

import pytest
from pydantic import ValidationError

from castinspect.errors import SettingError
from castinspect.training.config import Strategy, TrainingConfig


def test_defaults_are_those_of_the_form():
    config = TrainingConfig(data=Path("parts"))
    assert (config.strategy, config.epochs, config.batch_size) == (Strategy.GRADUAL, 12, 16)
    assert config.size is None


@pytest.mark.parametrize(
    "values", [{"batch_size": 1000}, {"epochs": 0}, {"strategy": "gradul"}, {"learning_rate": float("nan")}]
)
def test_a_value_out_of_bounds_is_a_sentence_and_not_pydantics(values):
    with pytest.raises(SettingError) as caught:
        TrainingConfig(data=Path("parts"), **values)
    assert "Value error" not in str(caught.value)
    assert next(iter(values)) in str(caught.value)


def test_what_was_written_is_read_again():
    config = TrainingConfig(data=Path("parts"), strategy="full", light=(0.4, 0.2), out=Path("a.safetensors"))
    assert TrainingConfig.model_validate_json(config.model_dump_json()) == config


def test_unknown_settings_are_refused():
    with pytest.raises(ValidationError):
        TrainingConfig(data=Path("parts"), speed=3)


def test_one_configuration_does_not_change_anothers_roles():
    TrainingConfig(data=Path("parts")).roles["a"] = "ok"
    assert TrainingConfig(data=Path("parts")).roles == {}


@pytest.mark.parametrize(
    ("turns", "augment", "turned", "twice"),
    [
        ("auto", True, "any", True),
        ("quarter", True, "quarter", True),
        ("none", True, "none", False),
        ("any", False, "any", False),
    ],
)
def test_turned_views_are_looked_at_again_where_a_network_learns_from_such(turns, augment, turned, twice):
    config = TrainingConfig(data=Path("parts"), turns=turns, augment=augment)
    assert (config.view_turns, config.looks_twice) == (turned, twice)
