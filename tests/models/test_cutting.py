import pytest
import torch

from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.cutting import forward_from, forward_to, map_modules, on_a_grid


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


@pytest.mark.parametrize("name", list(BACKBONES))
def test_maps_come_from_two_middle_stages_the_finer_first(name):
    backbone, shapes = BACKBONES[name], []
    with torch.device("meta"):
        model = build_model(backbone, 2, 224).eval()
        for module in map_modules(model, backbone):
            module.register_forward_hook(lambda _m, _i, output: shapes.append(on_a_grid(output).shape[2:]))
        model(torch.empty(1, 3, 224, 224))
    (fine, _), (coarse, _) = shapes
    assert coarse <= fine
    assert (fine, coarse) in {(28, 14), (14, 14)}


def test_tokens_are_put_where_their_patches_lie():
    tokens = torch.arange(5).reshape(1, 5, 1)
    assert on_a_grid(tokens).tolist() == [[[[1, 2], [3, 4]]]]
