"""A run from pictures to a checkpoint, and every way in which it can end."""

from __future__ import annotations

import math
import shutil

import numpy as np
import pytest
import torch

from castinspect.errors import DataError, TrainingError
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import models_dir
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    PicturesRead,
    StageStarted,
    TrainingFinished,
    TrainingNotice,
    TrainingStarted,
)
from castinspect.training.features import HeadLearner
from castinspect.training.learner import Learner, batches_of
from castinspect.training.strategies import plan_stages
from castinspect.training.trainer import train


@pytest.fixture
def config(data_folder, tmp_path):
    return TrainingConfig(
        data=data_folder, backbone="resnet18", weights="none", strategy=Strategy.SCRATCH, epochs=2, size=32,
        batch_size=4, device="cpu", out=tmp_path / "out" / "wheel.safetensors",
    )  # fmt: skip


def events_of(config, kind=None):
    events = list(train(config))
    return events if kind is None else [event for event in events if isinstance(event, kind)]


def test_events_tell_the_whole_run_in_order(config):
    events = [event for event in events_of(config) if not isinstance(event, PicturesRead)]
    assert isinstance(events[0], TrainingStarted)
    assert isinstance(events[1], StageStarted)
    assert isinstance(events[-1], TrainingFinished)
    assert [event.epoch for event in events if isinstance(event, EpochFinished)] == [1, 2]
    assert events[0].train_count + events[0].validation_count + events[0].test_count == 16
    assert events[-1].outcome == "completed"


def test_checkpoint_and_evaluation_agree_with_inspecting_the_same_pictures(config, data_folder, tmp_path):
    both = tmp_path / "both"
    shutil.copytree(data_folder, both / "train")
    random = np.random.default_rng(9)
    from PIL import Image

    for name, value in (("ok_front", 180), ("def_front", 40)):
        (both / "test" / name).mkdir(parents=True)
        for index in range(5):
            noisy = random.normal(value, 20, (48, 48)).clip(0, 255).astype(np.uint8)
            Image.fromarray(noisy).save(both / "test" / name / f"{index}.png")
    finished = events_of(config.model_copy(update={"data": both}), TrainingFinished)[0]
    checkpoint = load_checkpoint(finished.checkpoint)
    paths = sorted((both / "test").rglob("*.png"))
    right = [
        inspection.prediction.predicted_class == inspection.path.parent.name
        for inspection in Inspector.from_checkpoint(checkpoint, "cpu").inspect(paths)
    ]
    assert checkpoint.metadata.evaluation.split == "test"
    assert checkpoint.metadata.evaluation.accuracy == np.mean(right)
    assert checkpoint.metadata.dataset["ok_front"].startswith("13 sha256:")


def test_the_same_seed_gives_the_same_weights(config, tmp_path):
    first = load_checkpoint(events_of(config, TrainingFinished)[0].checkpoint)
    again = config.model_copy(update={"out": tmp_path / "again.safetensors"})
    second = load_checkpoint(events_of(again, TrainingFinished)[0].checkpoint)
    assert all(np.array_equal(second.tensors[name], array) for name, array in first.tensors.items())


def test_without_a_name_the_checkpoint_goes_to_the_stations_models(config):
    finished = events_of(config.model_copy(update={"out": None, "epochs": 1}), TrainingFinished)[0]
    assert finished.checkpoint.parent == models_dir()
    assert "resnet18-scratch" in finished.checkpoint.name


def test_a_network_learns_to_tell_the_dark_spots(config):
    epochs = events_of(config.model_copy(update={"epochs": 6}), EpochFinished)
    assert epochs[-1].train_loss < epochs[0].train_loss
    assert epochs[-1].train_accuracy > 0.8


def test_finishing_early_keeps_the_best_epoch(config):
    run = train(config.model_copy(update={"epochs": 1000}))
    events = []
    for event in run:
        events.append(event)
        if isinstance(event, EpochFinished):
            run.finish()
    assert events[-1].outcome == "stopped"
    assert events[-1].best_epoch == 1
    assert load_checkpoint(events[-1].checkpoint)


def test_finishing_takes_effect_within_one_batch(config):
    run = train(config)
    for event in run:
        if isinstance(event, EpochFinished):
            run.finish()
        assert not (isinstance(event, BatchFinished) and event.epoch == 2)


def test_finishing_before_the_first_epoch_is_told(config):
    run = train(config)
    run.finish()
    with pytest.raises(TrainingError, match="nothing to keep"):
        list(run)
    assert list(config.out.parent.glob("*")) == []


def test_closing_discards_and_leaves_nothing(config):
    stream = iter(train(config.model_copy(update={"epochs": 1000})))
    for event in stream:
        if isinstance(event, EpochFinished):
            break
    assert [path.name for path in config.out.parent.iterdir()] == ["wheel.unfinished.safetensors"]
    stream.close()
    assert list(config.out.parent.iterdir()) == []


def test_a_crash_leaves_the_best_epoch_so_far_on_disk(config, monkeypatch):
    real, calls = Learner.score, []

    def failing(self, *arguments):
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError("out of memory")
        return real(self, *arguments)

    monkeypatch.setattr(Learner, "score", failing)
    with pytest.raises(MemoryError):
        list(train(config))
    assert load_checkpoint(config.out.with_name("wheel.unfinished.safetensors"))


def test_an_older_checkpoint_of_that_name_survives_a_discarded_run(config):
    config.out.parent.mkdir()
    config.out.write_text("older")
    stream = iter(train(config))
    next(event for event in stream if isinstance(event, EpochFinished))
    stream.close()
    assert config.out.read_text() == "older"


def break_loss_after(steps, monkeypatch):
    real, taken = Learner.step, []

    def breaking(self, logits, truth):
        taken.append(1)
        return real(self, logits * float("nan") if len(taken) > steps else logits, truth)

    monkeypatch.setattr(Learner, "step", breaking)


def test_a_loss_that_breaks_down_keeps_the_last_good_checkpoint(config, monkeypatch):
    break_loss_after(3, monkeypatch)
    finished = events_of(config.model_copy(update={"epochs": 5}), TrainingFinished)[0]
    assert finished.outcome == "diverged"
    assert finished.best_epoch == 1
    assert math.isfinite(finished.metadata.evaluation.accuracy)


def test_a_loss_that_breaks_down_at_once_is_told(config, monkeypatch):
    break_loss_after(0, monkeypatch)
    with pytest.raises(TrainingError, match="Lower the learning rate"):
        list(train(config))


def test_one_class_ends_with_a_sentence(config, data_folder):
    shutil.rmtree(data_folder / "ok_front")
    with pytest.raises(DataError, match="only one class"):
        list(train(config))


def test_unreadable_pictures_are_noticed(config, data_folder):
    (data_folder / "ok_front" / "part_00.png").write_text("no picture")
    notices = events_of(config.model_copy(update={"epochs": 1}), TrainingNotice)
    assert "part_00.png" in str(notices[0].message)


def test_a_frozen_backbone_without_weights_is_noticed(config):
    notices = events_of(config.model_copy(update={"strategy": Strategy.HEAD, "epochs": 1}), TrainingNotice)
    assert notices[0].message.code == "training-from-nothing"


@pytest.mark.parametrize("strategy", [Strategy.HEAD, Strategy.GRADUAL])
def test_frozen_layers_stay_bit_equal_batch_norm_included(config, strategy):
    """After the head stage nothing but the head has changed; after the late layers nothing of the early ones."""
    config = config.model_copy(update={"strategy": strategy, "epochs": 1 if strategy is Strategy.HEAD else 3})
    run = train(config)
    built = {}
    real = run._build

    def build(*arguments):
        learner = real(*arguments)
        built.update({name: tensor.clone() for name, tensor in learner.state().items()})
        run.learner = learner
        return learner

    run._build = build
    for event in run:
        if isinstance(event, EpochFinished) and event.stage != "all":
            now = run.learner.state()
            frozen = ("conv1", "bn1", "layer1", "layer2") + (("layer3", "layer4") if event.stage == "head" else ())
            assert all(torch.equal(now[name], old) for name, old in built.items() if name.startswith(frozen))
            changed = "fc" if event.stage == "head" else "layer4"
            assert any(not torch.equal(now[n], old) for n, old in built.items() if n.startswith(changed))


def test_gradual_tells_its_stages_with_growing_shares(config):
    stages = events_of(config.model_copy(update={"strategy": Strategy.GRADUAL, "epochs": 3}), StageStarted)
    assert [stage.name for stage in stages] == ["head", "late layers", "all"]
    shares = [stage.trainable_parameters for stage in stages]
    assert shares == sorted(shares)
    assert shares[0] == 512 * 2 + 2
    assert shares[2] == stages[2].total_parameters


def test_features_computed_once_give_the_logits_of_the_whole_network(config, data_folder):
    from castinspect.imaging.preprocessing import Preprocessing
    from castinspect.models.backbones import BACKBONES, build_model

    backbone = BACKBONES["resnet18"]
    model = build_model(backbone, 2)
    learner = Learner(model, backbone, Preprocessing(size=32), [1.0, 1.0], "cpu", seed=0)
    learner.begin(plan_stages(config.model_copy(update={"strategy": Strategy.HEAD}), backbone)[0], steps=4)
    pixels = np.random.default_rng(0).integers(0, 255, (8, 32, 32), dtype=np.uint8)
    labels = np.array([0, 1] * 4)
    head = HeadLearner(learner, batch_size=4)
    list(head.compute(pixels, pixels, augmented=True))
    list(head.train_one_epoch(labels, 4, np.random.default_rng(0)))
    cached = head.score(labels)
    head.fold()
    np.testing.assert_allclose(learner.score(pixels, labels, 4).logits, cached.logits, atol=1e-4)


def test_normalisation_while_learning_is_the_preprocessings_own(config):
    from castinspect.imaging.preprocessing import Preprocessing
    from castinspect.models.backbones import BACKBONES, build_model

    preprocessing = Preprocessing(size=32)
    learner = Learner(build_model(BACKBONES["resnet18"], 2), BACKBONES["resnet18"], preprocessing, [1, 1], "cpu", 0)
    pixels = np.random.default_rng(0).integers(0, 255, (3, 32, 32), dtype=np.uint8)
    normalised = learner._inputs(pixels, augmented=False).expand(-1, 3, -1, -1).numpy()
    np.testing.assert_allclose(normalised, np.stack([preprocessing.normalised(p) for p in pixels]), atol=1e-6)


def test_no_batch_has_a_single_picture():
    for count in range(2, 40):
        sizes = [len(batch) for batch in batches_of(np.arange(count), 4)]
        assert sum(sizes) == count
        assert min(sizes) >= 2
