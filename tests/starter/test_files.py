"""Where a stopped run stood is kept with its settings, and starters say what they are."""

from __future__ import annotations

import json

import pytest
import torch
from safetensors import safe_open

from castinspect.errors import TrainingError
from castinspect.starter.files import load_extractor, load_state, save_state, state_path, write_starter
from castinspect.starter.network import StarterNetwork
from castinspect.starter.pretraining import STARTER_KEY, PretrainingConfig


@pytest.fixture
def config(tmp_path):
    return PretrainingConfig(out=tmp_path / "starter.safetensors", images=16, size=64, early_size=64, batch=4)


def test_a_state_comes_back_for_the_same_settings_only(config):
    save_state(config, {"step": 3, "weights": torch.ones(2)})
    assert load_state(config.model_copy(update={"resume": True, "workers": 2}))["step"] == 3
    with pytest.raises(TrainingError) as caught:
        load_state(config.model_copy(update={"batch": 8}))
    assert caught.value.code == "pretraining-other-settings"
    state_path(config).write_bytes(b"torn")
    with pytest.raises(TrainingError) as caught:
        load_state(config)
    assert caught.value.code == "pretraining-state-unreadable"


def test_a_written_starter_can_be_begun_with(config):
    torch.manual_seed(1)
    first, second = StarterNetwork(), StarterNetwork()
    write_starter(config, first, {"map_auroc": 0.91234567}, images=16, minutes=1.23)
    with safe_open(config.out, "pt") as file:
        about = json.loads(file.metadata()[STARTER_KEY])
    assert about["scores"] == {"map_auroc": 0.9123}
    assert about["minutes"] == 1.2
    load_extractor(second, config.out)
    for name, tensor in first.features.state_dict().items():
        torch.testing.assert_close(second.features.state_dict()[name], tensor, rtol=1e-3, atol=1e-3)


def test_anything_else_is_no_starter(config, tmp_path):
    (tmp_path / "other.safetensors").write_bytes(b"no")
    with pytest.raises(TrainingError) as caught:
        load_extractor(StarterNetwork(), tmp_path / "other.safetensors")
    assert caught.value.code == "pretraining-start-unreadable"
