"""The guide's loop learns, with the input that the run beside it has."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from castinspect.bench.training.plain_loop import PlainLoop, _Pictures, plainly_evaluated
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES
from castinspect.models.metadata import PartClass, Role
from castinspect.models.weights import ChosenWeights

RANDOM = ChosenWeights("none", "random")
SIZE = 32


@pytest.fixture
def pictures(data_folder):
    paths = sorted(data_folder.rglob("*.png"))
    return paths, [int(path.parent.name == "ok_front") for path in paths]


def loop_of(*, frozen, seed=0):
    return PlainLoop(BACKBONES["resnet18"], RANDOM, Preprocessing(size=SIZE), 2, seed, frozen=frozen)


def weights_of(loop):
    return {name: value.detach().clone() for name, value in loop.model.state_dict().items()}


def changed(before, after):
    return {name for name in before if not torch.equal(before[name], after[name])}


def test_every_epoch_is_told_and_a_full_run_learns_the_pictures(pictures):
    loop = loop_of(frozen=False)
    before = weights_of(loop)
    epochs = list(loop.run(*pictures, epochs=3, batch_size=8))
    assert [(step.epoch, step.epochs) for step in epochs] == [(n, 3) for n in (1, 2, 3)]
    assert epochs[-1].loss < epochs[0].loss
    assert [step.seconds for step in epochs] == sorted(step.seconds for step in epochs)
    moved = changed(before, weights_of(loop))
    assert {"conv1.weight", "fc.1.weight", "bn1.running_mean"} <= moved


def test_frozen_only_the_head_learns_and_the_statistics_stay(pictures):
    loop = loop_of(frozen=True)
    before = weights_of(loop)
    list(loop.run(*pictures, epochs=1, batch_size=8))
    assert changed(before, weights_of(loop)) == {"fc.1.weight", "fc.1.bias"}


def test_the_same_seed_begins_and_ends_alike(pictures):
    first, again, other = (loop_of(frozen=True, seed=seed) for seed in (1, 1, 2))
    assert not changed(weights_of(first), weights_of(again))
    assert changed(weights_of(first), weights_of(other))


@pytest.mark.parametrize("light", [None, (0.45, 0.225)])
def test_its_input_is_what_inspection_gives_the_network(light, tmp_path):
    """Scaling by another library may differ a little, everything else must not."""
    ramp = np.linspace(30, 220, SIZE * SIZE, dtype=np.uint8).reshape(SIZE, SIZE)
    Image.fromarray(ramp).save(tmp_path / "ramp.png")
    preprocessing = Preprocessing(size=SIZE, light=light)
    given = _Pictures([tmp_path / "ramp.png"], [1], preprocessing)
    pixels, label = given[0]
    assert (len(given), label, pixels.shape) == (1, 1, (3, SIZE, SIZE))
    grey = ramp / 255
    if light:
        grey = (grey - grey.mean()) / grey.std() * light[1] + light[0]
    expected = (grey[None] - np.array(preprocessing.mean)[:, None, None]) / np.array(preprocessing.std)[:, None, None]
    np.testing.assert_allclose(pixels.numpy(), expected, atol=1e-4)


def test_a_flat_picture_stays_finite_in_even_light(tmp_path):
    Image.fromarray(np.full((SIZE, SIZE), 90, np.uint8)).save(tmp_path / "flat.png")
    pixels, _ = _Pictures([tmp_path / "flat.png"], [0], Preprocessing(size=SIZE, light=(0.45, 0.225)))[0]
    assert torch.isfinite(pixels).all()


def test_its_verdict_is_the_most_probable_class_and_no_part_is_left_to_a_person():
    classes = [PartClass(name="hole", role=Role.DEFECT), PartClass(name="ok", role=Role.OK),
               PartClass(name="scratch", role=Role.DEFECT)]  # fmt: skip
    probabilities = np.array([[0.4, 0.3, 0.3], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7], [0.6, 0.4, 0.0], [0.1, 0.8, 0.1]])
    score = plainly_evaluated(probabilities, [0, 0, 0, 1, 1], classes)
    assert (score.defective, score.escapes, score.good, score.overkill, score.review) == (3, 1, 2, 1, 0)
    assert score.confusion["hole"] == {"hole": 1, "ok": 1, "scratch": 1}
    assert score.accuracy == pytest.approx(0.4)
    assert score.balanced_accuracy == pytest.approx((1 / 3 + 1 / 2) / 2)
    assert score.auroc == pytest.approx(5 / 6)  # of defects 0.7, 0.5, 0.8 beside good parts 0.6 and 0.2


def test_probabilities_are_of_each_class_and_what_it_learned_shows(pictures):
    loop = loop_of(frozen=False)
    list(loop.run(*pictures, epochs=3, batch_size=8))
    found = loop.probabilities(pictures[0])
    assert found.shape == (len(pictures[0]), 2)
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-5)
