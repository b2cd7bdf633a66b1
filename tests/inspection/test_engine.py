"""One forward pass: logits, features, and the map of where the network looked."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from castinspect.inspection.engine import FULL_EVIDENCE, TorchEngine, defect_contrast, scaled_evidence
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import load_model


def batch_for(checkpoint, count=2):
    size = checkpoint.metadata.preprocessing.size
    return np.random.default_rng(0).standard_normal((count, 3, size, size)).astype(np.float32)


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_b0", "vit_b_16"])
def test_one_pass_gives_all_three(random_checkpoint, name):
    checkpoint = random_checkpoint(name)
    batch = batch_for(checkpoint)
    output = TorchEngine(checkpoint).run(batch, maps=True)
    assert output.features.shape == (2, BACKBONES[name].features)
    assert output.maps.min() >= 0
    assert output.maps.max() <= 1
    assert len(output.maps) == 2
    with torch.inference_mode():
        expected = load_model(checkpoint)(torch.from_numpy(batch)).numpy()
    np.testing.assert_allclose(output.logits, expected, rtol=1e-4, atol=1e-5)


def test_maps_are_left_out_where_they_are_not_asked_for(random_checkpoint):
    checkpoint = random_checkpoint("resnet18")
    assert TorchEngine(checkpoint).run(batch_for(checkpoint), maps=False).maps is None


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_b0"])
def test_evidence_over_all_places_is_the_margin_of_the_logits(random_checkpoint, name):
    checkpoint = random_checkpoint(name)
    engine = TorchEngine(checkpoint)
    captured = {}
    engine._model.avgpool.register_forward_pre_hook(lambda _m, inputs: captured.update(stage=inputs[0].numpy()))
    output = engine.run(batch_for(checkpoint), maps=True)
    weights, bias = defect_contrast(checkpoint)
    evidence = np.einsum("nchw,c->nhw", captured["stage"], weights) + bias
    margin = output.logits[:, 0] - output.logits[:, 1]  # def_front is 0, ok_front is 1
    np.testing.assert_allclose(evidence.mean(axis=(1, 2)), margin, rtol=1e-3, atol=1e-4)


def test_attention_of_vit_equals_the_layers_own(random_checkpoint):
    checkpoint = random_checkpoint("vit_b_16")
    engine = TorchEngine(checkpoint)
    layer = list(engine._model.encoder.layers)[-1].self_attention
    tokens = {}
    layer.register_forward_pre_hook(lambda _m, inputs: tokens.update(x=inputs[0]))
    output = engine.run(batch_for(checkpoint, 1), maps=True)
    with torch.inference_mode():
        x = tokens["x"].clone()
        _, attention = layer(x, x, x, need_weights=True, average_attn_weights=True)
    expected = attention[0, 0, 1:].numpy()
    np.testing.assert_allclose(output.maps[0].ravel(), expected / expected.max(), rtol=1e-4)


def test_weak_evidence_stays_dim_and_strong_evidence_is_full():
    evidence = np.array([[[0.5, -3.0]], [[40.0, 10.0]]])
    scaled = scaled_evidence(evidence)
    np.testing.assert_allclose(scaled[0], [[0.5 / FULL_EVIDENCE, 0]])
    np.testing.assert_allclose(scaled[1], [[1, 0.25]])
