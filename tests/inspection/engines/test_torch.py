"""PyTorch runs the network as it is, and gives it as one graph to be converted."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.proof import probe_pixels
from castinspect.inspection.engines.torch import TorchEngine


@pytest.mark.parametrize("name", ["resnet18", "vit_b_16"])
def test_the_graph_computes_what_the_network_does_for_any_number_of_pictures(random_checkpoint, name):
    checkpoint = random_checkpoint(name)
    engine = TorchEngine(checkpoint, DeviceChoice("cpu", "a CPU"))
    graph = engine.traced(torch.from_numpy(probe_pixels(checkpoint.metadata)))
    pixels = np.repeat(probe_pixels(checkpoint.metadata), 3, axis=0)
    expected = engine.run(pixels)
    for found, wanted in zip(graph(torch.from_numpy(pixels)), vars(expected).values(), strict=True):
        np.testing.assert_allclose(found.numpy(), wanted, rtol=1e-4, atol=1e-5)
