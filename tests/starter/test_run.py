import json

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.errors import TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.starter import run as pretraining_run
from castinspect.starter.files import state_path
from castinspect.starter.pretraining import (
    STARTER_KEY,
    PretrainingConfig,
    PretrainingFinished,
    PretrainingScore,
    PretrainingStarted,
    PretrainingStep,
)
from castinspect.starter.run import pretrain


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setattr(pretraining_run, "_HELD_OUT", 16)
    return PretrainingConfig(
        out=tmp_path / "starter.safetensors", images=16, size=64, early_size=64, batch=4, device="cpu"
    )


def test_run_tells_its_steps_and_writes_a_starter_that_torchvision_takes(config):
    events = list(pretrain(config))
    assert [type(e) for e in events] == [
        PretrainingStarted,
        *[PretrainingStep] * 4,
        PretrainingScore,
        PretrainingFinished,
    ]
    steps = [e for e in events if isinstance(e, PretrainingStep)]
    assert [s.images for s in steps] == [4, 8, 12, 16]
    assert steps[-1].share == 1
    assert all(np.isfinite(s.loss) and s.rate > 0 for s in steps)
    tensors = load_file(config.out)
    assert {t.dtype for t in tensors.values() if t.is_floating_point()} == {torch.float16}
    features = {name.removeprefix("features."): tensor for name, tensor in tensors.items()}
    import_torchvision().models.efficientnet_b0().features.load_state_dict(features, strict=True)
    assert config.out.stat().st_size <= 9_000_000
    assert not state_path(config).exists()


def test_starter_says_how_it_was_made(config):
    *_, finished = pretrain(config)
    with safe_open(config.out, "pt") as file:
        about = json.loads(file.metadata()[STARTER_KEY])
    assert about["backbone"] == "efficientnet_b0"
    assert about["seed"] == config.seed
    assert about["images"] == 16
    assert about["recipe"]["batch"] == 4
    assert about["scores"]["map_auroc"] == pytest.approx(finished.map_auroc, abs=1e-4)
    assert Preprocessing.model_validate(about["preprocessing"]) == Preprocessing(size=64)


def test_stopped_run_goes_on_where_it_stood(config):
    run = pretrain(config)
    for event in run:
        if isinstance(event, PretrainingStep) and event.step == 2:
            break
    run.close()
    assert not config.out.exists()
    events = list(pretrain(config.model_copy(update={"resume": True})))
    assert events[0].images_done == 8
    assert [e.step for e in events if isinstance(e, PretrainingStep)] == [3, 4]
    assert config.out.exists()


def test_nothing_to_resume_is_said(config):
    with pytest.raises(TrainingError) as caught:
        list(pretrain(config.model_copy(update={"resume": True})))
    assert caught.value.code == "pretraining-nothing-to-resume"


def test_run_of_other_settings_is_not_resumed(config):
    run = pretrain(config)
    next(run)
    run.close()
    with pytest.raises(TrainingError) as caught:
        list(pretrain(config.model_copy(update={"resume": True, "seed": 1})))
    assert caught.value.code == "pretraining-other-settings"


def test_damaged_state_is_refused(config):
    state_path(config).parent.mkdir(parents=True)
    state_path(config).write_bytes(b"PK\x03\x04 not a state")
    with pytest.raises(TrainingError) as caught:
        list(pretrain(config.model_copy(update={"resume": True})))
    assert caught.value.code == "pretraining-state-unreadable"


def test_rate_rises_and_falls_once():
    rates = pretraining_run.one_cycle(3e-3)
    peak = rates.index(max(rates))
    assert 0.05 < peak / pretraining_run.MOMENTS < 0.3
    assert rates[0] == pytest.approx(3e-3 / 25)
    assert rates[peak] == pytest.approx(3e-3, rel=1e-3)
    assert rates[: peak + 1] == sorted(rates[: peak + 1])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)
    assert rates[-1] < 1e-5


def test_averages_know_little_at_first_and_keep_counts_as_they_are():
    average, current = torch.tensor([1.0]), torch.tensor([2.0])
    assert pretraining_run.ema(average, current, 0) == pytest.approx(2 - 2 / 11)
    assert pretraining_run.ema(average, current, 10**6) == pytest.approx(1.002)
    assert pretraining_run.ema(torch.tensor(3), torch.tensor(7), 5) == 7
