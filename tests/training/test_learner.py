import math
import warnings
from pathlib import Path

import numpy as np
import pytest
import torch
from sklearn.linear_model import LogisticRegression

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.features import HeadLearner, strengths
from castinspect.training.learner import Learner, batches_of
from castinspect.training.strategies import plan_stages

PREPROCESSING = Preprocessing(size=32)


def make(backbone="resnet18", class_weights=(1.0, 1.0), seed=0, preprocessing=PREPROCESSING, pretrained=False):
    torch.manual_seed(seed)
    model = build_model(BACKBONES[backbone], len(class_weights), 32)
    return Learner(model, BACKBONES[backbone], preprocessing, class_weights, "cpu", seed, pretrained=pretrained)


def stage(name, backbone="resnet18"):
    strategy = Strategy.SCRATCH if name == "scratch" else Strategy.GRADUAL
    stages = plan_stages(TrainingConfig(data=Path(), strategy=strategy), BACKBONES[backbone])
    return next(s for s in stages if s.name == ("all" if name == "scratch" else name))


@pytest.fixture
def pictures():
    generator = np.random.default_rng(0)
    labels = np.arange(9) % 2
    pixels = generator.integers(150, 200, (9, 32, 32), dtype=np.uint8)
    pixels[labels == 1, 8:24, 8:24] = 20
    return pixels, labels


def train(learner, pictures, batch_size=5, augmented=False):
    return [loss for loss, _, _ in learner.train_one_epoch(*pictures, batch_size, augmented=augmented)]


def changed(before, after):
    return {name for name in before if not torch.equal(before[name], after[name])}


@pytest.mark.parametrize(("name", "moves"), [("head", ("fc.",)), ("late layers", ("fc.", "layer3.", "layer4."))])
def test_frozen_layers_keep_every_bit_batch_norm_statistics_too(pictures, name, moves):
    learner = make()
    learner.begin(stage(name), 3)
    before = learner.state()
    train(learner, pictures)
    moved = changed(before, learner.state())
    assert moved
    assert all(tensor.startswith(moves) for tensor in moved)
    assert ("layer4.1.bn2.running_mean" in moved) == ("layer4." in moves)


def test_scratch_moves_every_parameter_and_the_statistics(pictures):
    learner = make()
    learning, total = learner.begin(stage("scratch"), 3)
    before = learner.state()
    train(learner, pictures)
    assert learning == total == sum(p.numel() for p in learner.model.parameters())
    assert changed(before, learner.state()) == set(before)


def test_pretrained_backbone_keeps_its_statistics_while_everything_else_learns(pictures):
    learner = make(pretrained=True)
    learner.begin(stage("all"), 3)
    before = learner.state()
    train(learner, pictures)
    assert changed(before, learner.state()) == {name for name, _ in learner.model.named_parameters()}


def test_weights_can_be_gone_back_to(pictures):
    learner = make()
    learner.begin(stage("all"), 3)
    before = learner.state()
    train(learner, pictures)
    learner.resume_from(before)
    assert not changed(before, learner.state())


def test_stochastic_depth_goes_by_the_block_that_holds_it(pictures):
    learner = make("efficientnet_b0")
    learner.begin(stage("late layers", "efficientnet_b0"), 3)
    train(learner, pictures, batch_size=9)
    modes = {name: m.training for name, m in learner.model.named_modules() if name.endswith("stochastic_depth")}
    late = {name for name in modes if name.startswith(("features.6.", "features.7."))}
    assert late
    assert {name for name, training in modes.items() if training} == late


def test_rates_rise_and_fall_within_a_stage():
    learner = make()
    learner.begin(stage("late layers"), 30)
    rates = []
    for _ in range(30):
        rates.append([group["lr"] for group in learner._optimizer.param_groups])
        learner.step(learner.head(torch.ones(2, 512)), torch.tensor([0, 1]))
    head = [max(pair) for pair in rates]
    assert head[0] < max(head) == pytest.approx(1e-3, rel=0.02)
    assert head[-1] < 0.1 * max(head)
    assert all(max(pair) == pytest.approx(10 * min(pair)) for pair in rates)


def test_same_seed_gives_the_same_weights_and_another_seed_others(pictures):
    def trained(seed):
        learner = make(seed=seed)
        learner.begin(stage("scratch"), 3)
        train(learner, pictures, augmented=True)
        return learner.state()

    assert not changed(trained(0), trained(0))
    assert changed(trained(0), trained(1))


def test_loss_that_is_no_number_moves_nothing(pictures):
    learner = make()
    learner.begin(stage("head"), 3)
    with torch.no_grad():
        learner.head[1].bias.fill_(math.nan)
    before = learner.head[1].weight.clone()
    assert all(math.isnan(loss) for loss in train(learner, pictures))
    assert torch.equal(before, learner.head[1].weight)


def test_rare_class_weighs_more(pictures):
    pixels, labels = pictures
    plain, weighted = make(class_weights=(1.0, 1.0)), make(class_weights=(1.0, 9.0))
    with torch.no_grad():
        for learner in (plain, weighted):
            learner.head[1].weight.zero_()
            learner.head[1].bias.copy_(torch.tensor([2.0, 0.0]))
    assert weighted.score(pixels, labels, 4).loss > plain.score(pixels, labels, 4).loss


def test_score_does_not_depend_on_the_batch_size_and_changes_nothing(pictures):
    learner = make()
    before = learner.state()
    one, all_at_once = learner.score(*pictures, 1), learner.score(*pictures, 9)
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
    inputs = make(preprocessing=preprocessing)._inputs(pixels).numpy()
    np.testing.assert_allclose(inputs, np.broadcast_to(expected, inputs.shape), atol=1e-5)


@pytest.mark.parametrize("count", range(2, 20))
@pytest.mark.parametrize("batch_size", [2, 4, 16])
def test_no_batch_holds_a_single_picture(count, batch_size):
    batches = batches_of(np.arange(count), batch_size)
    assert np.concatenate(batches).tolist() == list(range(count))
    assert min(map(len, batches)) >= 2
    assert max(map(len, batches)) <= batch_size + 1


class TestHeadLearner:
    """The head learned on features that were computed once."""

    @pytest.fixture
    def learner(self):
        learner = make()
        learner.begin(stage("head"), 40)
        return learner

    def test_its_network_judges_as_it_did_while_it_learned(self, learner, pictures):
        pixels, labels = pictures
        head = HeadLearner(learner, 4)
        passes = list(head.compute(pixels, pixels))
        assert passes[-1] == (len(passes), len(passes)) == (6, 6)
        ((loss, right, seen),) = head.train_one_epoch(labels, 1.0)
        assert seen == len(labels)
        assert right > seen / 2
        assert math.isfinite(loss)
        as_network = learner.score(pixels, labels, 4)
        np.testing.assert_allclose(as_network.logits, head.score(labels).logits, atol=1e-3)

    def test_it_is_the_logistic_regression_of_the_features(self, learner, pictures):
        pixels, labels = pictures
        head = HeadLearner(learner, 4)
        list(head.compute(pixels, pixels))
        list(head.train_one_epoch(labels, 0.1))
        features = head._train.numpy().astype(np.float64)
        scaled = (features - features.mean(0)) / np.maximum(features.std(0), 1e-3)
        reference = LogisticRegression(C=0.1, class_weight="balanced", max_iter=1000).fit(scaled, labels)
        logits = head.score(labels).logits
        np.testing.assert_allclose(logits[:, 1] - logits[:, 0], reference.decision_function(scaled), atol=1e-2)

    def test_three_classes_learn_too(self, pictures):
        learner = make(class_weights=(1.0, 1.0, 1.0))
        learner.begin(stage("head"), 4)
        labels = np.arange(len(pictures[1])) % 3
        head = HeadLearner(learner, 4)
        list(head.compute(pictures[0], pictures[0]))
        list(head.train_one_epoch(labels, 100.0))
        assert head.score(labels).accuracy == 1

    def test_it_leaves_the_backbone_alone(self, learner, pictures):
        before = learner.state()
        head = HeadLearner(learner, 4)
        list(head.compute(pictures[0], pictures[0]))
        list(head.train_one_epoch(pictures[1], 1.0))
        assert changed(before, learner.state()) == {"fc.1.weight", "fc.1.bias"}

    def test_regularisation_loosens_from_epoch_to_epoch(self, learner, pictures):
        assert (np.diff(strengths(10)) > 0).all()
        head = HeadLearner(learner, 4)
        list(head.compute(pictures[0], pictures[0]))
        losses = [next(head.train_one_epoch(pictures[1], strength))[0] for strength in strengths(5)]
        assert losses == sorted(losses, reverse=True)


def test_first_step_on_a_broken_loss_warns_of_nothing(pictures):
    learner = make()
    learner.begin(stage("head"), 3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        learner.step(torch.full((2, 2), math.nan, requires_grad=True), torch.tensor([0, 1]))
