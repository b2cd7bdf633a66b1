import pytest
import torch

from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.cutting import forward_from, forward_to


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_b0", "efficientnet_lite0", "vit_b_16"])
def test_both_parts_together_are_the_network_wherever_it_is_cut(name):
    backbone = BACKBONES[name]
    model = build_model(backbone, 2, 32).eval()
    pictures = torch.rand(2, 3, 32, 32)
    with torch.inference_mode():
        expected = model(pictures)
        for stages in range(1, len(backbone.stages) + 1):
            between = forward_to(model, backbone, stages, pictures)
            torch.testing.assert_close(forward_from(model, backbone, stages, between), expected)


def test_only_layers_above_the_cut_are_asked_to_learn():
    backbone = BACKBONES["resnet18"]
    model = build_model(backbone, 2)
    with torch.no_grad():
        between = forward_to(model, backbone, 3, torch.rand(2, 3, 32, 32))
    forward_from(model, backbone, 3, between).sum().backward()
    asked = {name.partition(".")[0] for name, parameter in model.named_parameters() if parameter.grad is not None}
    assert asked == {"layer3", "layer4", "fc"}
