import math
from pathlib import Path

import numpy as np
import pytest
import torch

from castinspect.errors import TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.learner.learner import Learner
from castinspect.training.learner.network_input import NetworkInput
from castinspect.training.strategies import plan_phases
from tests.helpers.narrow import NARROW

PREPROCESSING = Preprocessing(size=32)


def make(backbone="resnet18", class_weights=(1.0, 1.0), seed=0, preprocessing=PREPROCESSING):
    torch.manual_seed(seed)
    model = build_model(BACKBONES[backbone], len(class_weights), 32)
    inputs = NetworkInput(preprocessing, "cpu")
    return Learner(model, BACKBONES[backbone], inputs, class_weights, seed)


def phase(name, backbone="resnet18"):
    strategy = {"scratch": Strategy.SCRATCH, "all": Strategy.FULL}.get(name, Strategy.GRADUAL)
    phases = plan_phases(TrainingConfig(data=Path(), strategy=strategy), BACKBONES[backbone])
    return next(p for p in phases if p.name == ("all" if name == "scratch" else name))


@pytest.fixture
def pictures():
    generator = np.random.default_rng(0)
    labels = np.arange(9) % 2
    pixels = generator.integers(150, 200, (9, 32, 32), dtype=np.uint8)
    pixels[labels == 1, 8:24, 8:24] = 20
    return pixels, labels


def train(learner, pictures, batch_size=5, augmented=False):
    learner.batch.size = batch_size
    pixels, labels = pictures
    return [step.loss for step in learner.train_one_epoch(learner.pictures(pixels, augmented=augmented), labels)]


def score(learner, pictures, batch_size=4):
    learner.batch.size = batch_size
    return learner.evaluate(learner.pictures(pictures[0]), pictures[1])


def changed(before, after):
    return {name for name in before if not torch.equal(before[name], after[name])}


@pytest.mark.parametrize(("name", "moves"), [("head", ("fc.",)), ("late layers", ("fc.", "layer3.", "layer4."))])
def test_frozen_layers_keep_every_bit_batch_norm_statistics_too(pictures, name, moves):
    learner = make()
    learner.begin(phase(name), 1, 3)
    before = learner.state()
    train(learner, pictures)
    moved = changed(before, learner.state())
    assert moved
    assert all(tensor.startswith(moves) for tensor in moved)
    assert ("layer4.1.bn2.running_mean" in moved) == ("layer4." in moves)


def test_scratch_moves_every_parameter_and_the_statistics(pictures):
    learner = make()
    learning, total = learner.begin(phase("scratch"), 1, 3)
    before = learner.state()
    train(learner, pictures)
    assert learning == total == sum(p.numel() for p in learner.model.parameters())
    assert changed(before, learner.state()) == set(before)


def test_batch_norms_learn_with_the_layers_that_learn_and_stay_with_those_that_are_frozen(pictures):
    learner = make()
    learner.begin(phase("late layers"), 1, 3)
    before = learner.state()
    train(learner, pictures)
    moved = changed(before, learner.state())
    assert {name.partition(".")[0] for name in moved} == {"layer3", "layer4", "fc"}
    assert "layer4.1.bn2.running_mean" in moved


def test_a_second_look_is_the_mean_of_the_turned_and_mirrored_views(pictures):
    learner, pixels = make(), pictures[0]
    turned = [np.rot90(view, k, (1, 2)) for view in (pixels, pixels[:, :, ::-1]) for k in range(4)]
    each = [learner.evaluate(learner.pictures(np.ascontiguousarray(t)), pictures[1]).logits for t in turned]
    np.testing.assert_allclose(learner.second_look(pixels), np.mean(each, axis=0), atol=1e-5)


def test_weights_can_be_gone_back_to(pictures):
    learner = make()
    learner.begin(phase("all"), 1, 3)
    before = learner.state()
    train(learner, pictures)
    learner.resume_from(before)
    assert not changed(before, learner.state())


def test_stochastic_depth_goes_by_the_block_that_holds_it(pictures):
    learner = make("efficientnet_b0")
    learner.begin(phase("late layers", "efficientnet_b0"), 1, 3)
    train(learner, pictures, batch_size=9)
    modes = {name: m.training for name, m in learner.model.named_modules() if name.endswith("stochastic_depth")}
    late = {name for name in modes if name.startswith(("features.6.", "features.7."))}
    assert late
    assert {name for name, training in modes.items() if training} == late


def test_same_seed_gives_the_same_weights_and_another_seed_others(pictures):
    def trained(seed):
        learner = make(seed=seed)
        learner.begin(phase("scratch"), 1, 3)
        train(learner, pictures, augmented=True)
        return learner.state()

    assert not changed(trained(0), trained(0))
    assert changed(trained(0), trained(1))


def test_loss_that_is_no_number_moves_nothing(pictures):
    learner = make()
    learner.begin(phase("head"), 1, 3)
    with torch.no_grad():
        learner.head[1].bias.fill_(math.nan)
    before = learner.head[1].weight.clone()
    assert all(math.isnan(loss) for loss in train(learner, pictures))
    assert torch.equal(before, learner.head[1].weight)


def test_rare_class_weighs_more(pictures):
    plain, weighted = make(class_weights=(1.0, 1.0)), make(class_weights=(1.0, 9.0))
    with torch.no_grad():
        for learner in (plain, weighted):
            learner.head[1].weight.zero_()
            learner.head[1].bias.copy_(torch.tensor([2.0, 0.0]))
    assert score(weighted, pictures).loss > score(plain, pictures).loss


def test_score_does_not_depend_on_the_batch_size_and_changes_nothing(pictures):
    learner = make()
    before = learner.state()
    one, all_at_once = score(learner, pictures, 1), score(learner, pictures, 9)
    np.testing.assert_allclose(one.logits, all_at_once.logits, atol=1e-4)
    assert one.accuracy == all_at_once.accuracy
    assert not changed(before, learner.state())


@pytest.mark.parametrize("light", [None, (0.65, 0.115)])
@pytest.mark.parametrize("colour", ["grey", "rgb"])
def test_input_is_the_one_of_an_inspection(pictures, light, colour):
    preprocessing = Preprocessing(size=32, light=light, colour=colour)
    pixels = pictures[0] if colour == "grey" else np.stack([pictures[0] // k for k in (1, 2, 3)], axis=-1)
    pixels[0] = 7  # a picture without any contrast
    expected = np.stack([preprocessing.normalised(picture) for picture in pixels])
    inputs = make(preprocessing=preprocessing).inputs(pixels).numpy()
    np.testing.assert_allclose(inputs, np.broadcast_to(expected, inputs.shape), atol=1e-5)


class TestShortMemory:
    """Batches above two pictures do not fit."""

    @pytest.fixture(params=["DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes", None])
    def short(self, request, monkeypatch):
        """A learner whose network fails on more than two pictures, as a CPU says it and as CUDA does."""
        learner = make()
        forward = type(learner.model).forward

        def failing(model, inputs):
            if len(inputs) > 2:
                raise RuntimeError(request.param) if request.param else torch.OutOfMemoryError("CUDA out of memory")
            return forward(model, inputs)

        monkeypatch.setattr(type(learner.model), "forward", failing)
        return learner

    def test_batch_is_halved_until_it_fits_and_every_picture_is_learned_from(self, short, pictures):
        short.begin(phase("all"), 1, 2)
        short.batch.size = 8
        pixels, labels = pictures[0][:8], pictures[1][:8]
        steps = list(short.train_one_epoch(short.pictures(pixels), labels))
        assert short.batch.size == 2
        assert [(step.size, step.left) for step in steps] == [(2, 3), (2, 2), (2, 1), (2, 0)]

    def test_judging_and_features_go_on_with_smaller_batches(self, short, pictures):
        assert score(short, pictures, 8).logits.shape == (9, 2)
        short.batch.size = 8
        assert short.frozen.features(pictures[0]).shape == (9, NARROW.features)
        assert short.batch.size == 2

    def test_other_errors_are_not_taken_for_it(self, short, pictures, monkeypatch):
        monkeypatch.setattr(type(short.model), "forward", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            score(short, pictures)

    def test_memory_for_less_than_two_pictures_ends_with_a_sentence(self, short, pictures, monkeypatch):
        def failing(*_):
            raise torch.OutOfMemoryError

        monkeypatch.setattr(type(short.model), "forward", failing)
        short.begin(phase("all"), 1, 2)
        with pytest.raises(TrainingError, match="memory"):
            train(short, pictures, batch_size=8)


def test_a_cleared_head_says_nothing(pictures):
    learner = make()
    learner.clear_head()
    assert not learner.evaluate(learner.pictures(pictures[0]), pictures[1]).logits.any()
