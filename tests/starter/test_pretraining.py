import json
import subprocess
import sys

import numpy as np
import pytest
import torch
from pydantic import ValidationError
from safetensors import safe_open
from safetensors.torch import load_file

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.errors import TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.starter import run as pretraining_run
from castinspect.starter.castings import CastingPool, draw_castings, held_out_castings
from castinspect.starter.files import state_path
from castinspect.starter.network import StarterNetwork, augmented, losses, pictures_of
from castinspect.starter.pretraining import (
    STARTER_KEY,
    PretrainingConfig,
    PretrainingFinished,
    PretrainingScore,
    PretrainingStarted,
    PretrainingStep,
    pretrain,
)
from castinspect.synthetic.defects import DefectKind


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


@pytest.mark.parametrize("length", [{}, {"minutes": 1, "images": 1}])
def test_length_is_either_minutes_or_images(tmp_path, length):
    with pytest.raises(ValidationError):
        PretrainingConfig(out=tmp_path / "x", **length)


def test_rate_rises_and_falls_once():
    rates = [pretraining_run.learning_rate(share / 100, 3e-3) for share in range(101)]
    peak = rates.index(max(rates))
    assert 5 < peak < 30
    assert rates[peak] == pytest.approx(3e-3)
    assert rates[:peak] == sorted(rates[:peak])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)
    assert rates[-1] < 1e-4


def test_augmentation_turns_pictures_and_maps_alike():
    pixels = torch.full((32, 64, 64), 40, dtype=torch.uint8)
    maps = torch.zeros((32, len(DefectKind), 8, 8), dtype=torch.bool)
    pixels[:, 8:16, 40:48] = 220
    maps[:, 2, 1, 5] = True
    lit, turned = augmented(pixels, maps, torch.Generator().manual_seed(0))
    brightest = torch.nn.functional.avg_pool2d(lit[:, None], 8)[:, 0].flatten(1).argmax(1)
    assert torch.equal(turned[:, 2].flatten(1).argmax(1), brightest)
    assert len(brightest.unique()) == 8
    assert len({round(float(p.min()), 3) for p in lit}) > 20


def test_network_learns_a_batch():
    torch.manual_seed(0)
    castings = draw_castings(0, 0, 4, 64, 1.0)
    pictures, maps = pictures_of(torch.from_numpy(castings.pixels)), torch.from_numpy(castings.maps).float()
    network = StarterNetwork()
    optimiser = torch.optim.SGD(network.parameters(), lr=0.02)
    values = []
    for _ in range(6):
        loss = sum(losses(network(pictures), maps, 10.0))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < 0.9 * values[0]


def test_castings_held_out_are_never_trained_on():
    trained = {p.tobytes() for p in draw_castings(0, 0, 16, 64).pixels}
    assert not trained & {p.tobytes() for p in held_out_castings(0, 16, 64).pixels}


def test_maps_mark_the_defective_castings_and_begin_with_more_defects():
    hard, easy = (draw_castings(0, 0, 48, 64, ease) for ease in (0.0, 1.0))
    assert hard.maps.shape == (48, len(DefectKind), 8, 8)
    assert 4 <= (~hard.maps.any(axis=(1, 2, 3))).sum() <= 26
    assert easy.maps.sum() > 1.5 * hard.maps.sum()


def test_pool_uses_each_casting_as_often_as_asked():
    pool = CastingPool(0, 0, 64, 4.0, 0)
    rng = np.random.default_rng(0)
    for _ in range(16):
        assert len({p.tobytes() for p in pool.batch(rng, 32).pixels}) == 32
    assert pool.next_index == 16 * 32 / 4


def test_other_processes_draw_the_same_castings():
    rng = np.random.default_rng(0)
    pool = CastingPool(0, 0, 64, 1.0, 1)
    try:
        drawn = pool.batch(rng, 8)
    finally:
        pool.close()
    here = {p.tobytes() for p in draw_castings(0, 0, 32, 64).pixels}
    assert {p.tobytes() for p in drawn.pixels} <= here


def test_asking_for_pretraining_does_not_load_torch():
    code = "import sys, castinspect.starter.pretraining; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
