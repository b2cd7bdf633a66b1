"""One pass gives logits, features and the map of where the network looked, from 8-bit pixels."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.network import (
    FULL_EVIDENCE,
    InspectionNetwork,
    Normalise,
    defect_contrast,
    scaled_evidence,
)
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import load_model


def pixels_for(checkpoint, count=2):
    size = checkpoint.metadata.preprocessing.size
    return torch.from_numpy(np.random.default_rng(0).integers(0, 256, (count, size, size), dtype=np.uint8))


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_b0", "efficientnet_lite0", "vit_b_16"])
def test_one_pass_gives_all_three(random_checkpoint, name):
    checkpoint = random_checkpoint(name)
    pixels = pixels_for(checkpoint)
    with torch.inference_mode():
        logits, features, maps = InspectionNetwork(checkpoint)(pixels)
        prepared = np.stack([checkpoint.metadata.preprocessing.normalised(picture.numpy()) for picture in pixels])
        expected = load_model(checkpoint)(torch.from_numpy(prepared))
    assert features.shape == (2, BACKBONES[name].features)
    assert maps.min() >= 0
    assert maps.max() <= 1
    assert len(maps) == 2
    torch.testing.assert_close(logits, expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("preprocessing", [
    Preprocessing(size=32),
    Preprocessing(size=32, light=(0.4, 0.2)),
    Preprocessing(size=32, colour="rgb", light=(0.4, 0.2)),
])  # fmt: skip
def test_normalising_in_the_graph_is_what_preprocessing_does(preprocessing):
    shape = (2, 32, 32) if preprocessing.colour == "grey" else (2, 32, 32, 3)
    pixels = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    pixels[1] = 77  # without any contrast
    found = Normalise(preprocessing)(torch.from_numpy(pixels)).expand(-1, 3, -1, -1).numpy()
    np.testing.assert_allclose(found, np.stack([preprocessing.normalised(p) for p in pixels]), atol=1e-4)


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_b0", "efficientnet_lite0"])
def test_evidence_over_all_places_is_the_margin_of_the_logits(random_checkpoint, name):
    checkpoint = random_checkpoint(name)
    network, captured = InspectionNetwork(checkpoint), {}
    network.model.avgpool.register_forward_pre_hook(lambda _m, inputs: captured.update(stage=inputs[0].numpy()))
    with torch.inference_mode():
        logits, _, _ = network(pixels_for(checkpoint))
    weights, bias = defect_contrast(checkpoint)
    evidence = np.einsum("nchw,c->nhw", captured["stage"], weights) + bias
    margin = (logits[:, 0] - logits[:, 1]).numpy()  # def_front is 0, ok_front is 1
    np.testing.assert_allclose(evidence.mean(axis=(1, 2)), margin, rtol=1e-3, atol=1e-4)


def test_attention_of_vit_equals_the_layers_own(random_checkpoint):
    checkpoint = random_checkpoint("vit_b_16")
    network, tokens = InspectionNetwork(checkpoint), {}
    layer = list(network.model.encoder.layers)[-1].self_attention
    layer.register_forward_pre_hook(lambda _m, inputs: tokens.update(x=inputs[0]))
    with torch.inference_mode():
        _, _, maps = network(pixels_for(checkpoint, 1))
        x = tokens["x"].clone()
        _, attention = layer(x, x, x, need_weights=True, average_attn_weights=True)
    expected = attention[0, 0, 1:].numpy()
    np.testing.assert_allclose(maps[0].numpy().ravel(), expected / expected.max(), rtol=1e-4)


def test_weak_evidence_stays_dim_and_strong_evidence_is_full():
    evidence = torch.tensor([[[0.5, -3.0]], [[40.0, 10.0]]])
    scaled = scaled_evidence(evidence).numpy()
    np.testing.assert_allclose(scaled[0], [[0.5 / FULL_EVIDENCE, 0]])
    np.testing.assert_allclose(scaled[1], [[1, 0.25]])
