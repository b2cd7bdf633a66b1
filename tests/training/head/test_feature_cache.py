import subprocess
import sys

import numpy as np
import pytest
import torch

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_imagenet_model
from castinspect.models.weights import ChosenWeights, build_started_model
from castinspect.training.head import feature_cache
from castinspect.training.head.feature_cache import cached, frozen_features
from castinspect.training.head.feature_store import FeatureKey
from castinspect.training.learner.learner import Learner
from castinspect.training.learner.network_input import NetworkInput
from tests.helpers.jobs import walked

BACKBONE = BACKBONES["resnet18"]
PREPROCESSING = Preprocessing(size=32)
KEY = FeatureKey("resnet18", "0" * 64, PREPROCESSING)


@pytest.fixture
def weights(tmp_path):
    """A starter of random weights: what matters here is that it is a file."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    state = {n: t for n, t in build_imagenet_model(BACKBONE).state_dict().items() if not n.startswith("fc.")}
    save_file(state, tmp_path / "starter.safetensors")
    return ChosenWeights("starter", "starter", tmp_path / "starter.safetensors")


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(0, 255, (5, 32, 32), dtype=np.uint8)


def test_cached_features_are_those_of_the_plain_forward_pass_within_half_precision(weights, pixels):
    _, found = walked(frozen_features(BACKBONE, weights, PREPROCESSING, list("abcde"), pixels))
    model = build_started_model(BACKBONE, 2, 32, weights)
    model.fc = torch.nn.Identity()
    inputs = torch.from_numpy(np.stack([PREPROCESSING.normalised(picture) for picture in pixels]))
    with torch.no_grad():
        expected = model.eval()(inputs).numpy()
    np.testing.assert_allclose(found, expected, rtol=2e-3, atol=1e-4)
    learner = Learner(model, BACKBONE, NetworkInput(PREPROCESSING, "cpu"), (1.0, 1.0), 0)
    np.testing.assert_allclose(found, learner.frozen.features(pixels), rtol=2e-3, atol=1e-4)


def test_second_look_builds_no_network_and_gives_the_same_bits(weights, pixels, monkeypatch):
    events, first = walked(frozen_features(BACKBONE, weights, PREPROCESSING, list("abcde"), pixels))
    assert [(e.batch, e.batches) for e in events] == [(1, 1)]
    monkeypatch.setattr(feature_cache, "build_started_model", None)
    events, second = walked(frozen_features(BACKBONE, weights, PREPROCESSING, list("ecdba"), pixels[::-1]))
    assert events == []
    np.testing.assert_array_equal(second, first[[4, 2, 3, 1, 0]])


def test_other_weights_are_not_mistaken_for_the_same(weights, pixels):
    _, first = walked(frozen_features(BACKBONE, weights, PREPROCESSING, list("abcde"), pixels))
    from safetensors.torch import load_file, save_file

    save_file({name: tensor * 2 for name, tensor in load_file(weights.path).items()}, weights.path)
    events, second = walked(frozen_features(BACKBONE, weights, PREPROCESSING, list("abcde"), pixels))
    assert events
    assert not np.array_equal(first, second)


def test_nothing_is_kept_of_random_weights(pixels):
    none = ChosenWeights("none", "none")
    for _ in range(2):
        events, _ = walked(frozen_features(BACKBONE, none, PREPROCESSING, list("abcde"), pixels))
        assert events


def test_only_missing_pictures_are_computed_and_copies_once(pixels):
    seen = []

    def compute(places):
        seen.append(places)
        return pixels[places].reshape(len(places), -1)[:, :3].astype(np.float32)

    walked(cached(KEY, list("ab"), compute))
    pixels = pixels[[0, 1, 2, 2, 4]]
    _, found = walked(cached(KEY, list("abcce"), compute, batch_size=4))
    assert seen == [[0, 1], [3, 4]]
    np.testing.assert_array_equal(found, pixels.reshape(5, -1)[:, :3])


def test_what_was_computed_before_giving_up_is_kept():
    def compute(batch):
        return np.ones((len(batch), 3), np.float32)

    steps = cached(KEY, list("abcde"), compute, batch_size=2)
    next(steps)
    steps.close()
    events, _ = walked(cached(KEY, list("abcde"), compute, batch_size=2))
    assert len(events) == 2


@pytest.mark.parametrize("odd", [1e6, np.nan])
def test_what_half_precision_cannot_hold_is_used_as_it_is_and_not_kept(odd):
    def compute(batch):
        return np.full((len(batch), 3), odd, np.float32)

    for _ in range(2):
        events, found = walked(cached(KEY, list("abcde"), compute))
        assert events
        np.testing.assert_array_equal(found, np.full((5, 3), odd, np.float32))


def test_room_is_entered_without_torch():
    code = "import sys, castinspect.training.head.feature_cache; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
