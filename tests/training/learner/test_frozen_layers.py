import numpy as np
import pytest
import torch

from castinspect.training.learner.memory import BatchSize
from tests.helpers.narrow import NARROW


@pytest.fixture
def frozen(make_context, learner_of):
    context = make_context()
    return learner_of(context).frozen, context.samples.pixels


def test_the_fused_backbone_gives_the_features_of_the_plain_pass(frozen):
    layers, pixels = frozen
    found = layers.fused_backbone()(pixels, None)
    assert found.shape == (12, NARROW.features)
    np.testing.assert_allclose(found, layers.features(pixels), rtol=1e-3, atol=1e-4)


def test_activations_are_those_at_the_cut_and_views_differ_by_their_seeds(frozen):
    layers, pixels = frozen
    plain = layers.activations(pixels[:2], 3)
    assert plain.shape[0] == 2
    assert plain.ndim == 4
    one, same, other = (layers.activations(pixels[:2], 3, seeds) for seeds in ([1, 2], [1, 2], [3, 4]))
    np.testing.assert_array_equal(one, same)
    assert not np.allclose(one, other)
    assert not np.allclose(one, plain)


def test_nothing_keeps_gradients_or_changes_the_network(frozen):
    layers, pixels = frozen
    before = {name: tensor.clone() for name, tensor in layers._model.state_dict().items()}
    layers.features(pixels)
    layers.activations(pixels, 2)
    assert all(torch.equal(tensor, before[name]) for name, tensor in layers._model.state_dict().items())


def test_features_do_not_depend_on_how_many_are_computed_at_a_time(frozen):
    layers, pixels = frozen
    at_once = layers.features(pixels)
    layers._batch = BatchSize(5)
    np.testing.assert_allclose(layers.features(pixels), at_once, rtol=1e-4, atol=1e-5)
