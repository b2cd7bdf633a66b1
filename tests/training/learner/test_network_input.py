"""A frozen backbone gives what the whole network feeds its head."""

import numpy as np
import pytest
import torch
from torch import nn

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.training.learner.network_input import FrozenBackbone, NetworkInput, fed_to

SIZE = 64


@pytest.mark.parametrize("name", ["efficientnet_b0", "efficientnet_lite0", "resnet18", "vit_b_16"])
def test_frozen_backbone_gives_what_the_network_feeds_its_head(name):
    backbone = BACKBONES[name]
    torch.manual_seed(0)
    model = build_model(backbone, 2, SIZE).eval()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):  # else folding it would change nothing
            nn.init.normal_(module.running_mean, std=0.1)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
    before = {key: value.clone() for key, value in model.state_dict().items()}
    inputs = NetworkInput(Preprocessing(size=SIZE), "cpu")
    pixels = np.random.default_rng(0).integers(0, 256, (3, SIZE, SIZE), np.uint8)

    found = FrozenBackbone(backbone, model, inputs)(pixels)

    expected = fed_to(getattr(model, backbone.head), model, inputs(pixels)).numpy()
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5 * np.abs(expected).max())
    assert found.shape == (3, backbone.features)
    assert all(torch.equal(value, before[key]) for key, value in model.state_dict().items())
    assert any(isinstance(module, nn.Linear) for module in getattr(model, backbone.head).modules())
