"""The table is true, and the head is replaced without touching anything else."""

from __future__ import annotations

import hashlib

import pytest
import torch
from torch import nn

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.errors import TrainingError
from castinspect.models.backbones import (
    BACKBONES,
    IMAGENET_CLASSES,
    LITE0,
    build_imagenet_model,
    build_model,
    find_backbone,
    replace_head,
)
from tests.helpers.narrow import PUBLISHED

pytestmark = pytest.mark.usefixtures("published_networks")
EVERY = pytest.mark.parametrize("backbone", PUBLISHED.values(), ids=PUBLISHED)


def extractor(model, backbone):
    return {name: tensor for name, tensor in model.state_dict().items() if not name.startswith(backbone.head + ".")}


def digest(tensor):
    return hashlib.sha256(tensor.contiguous().numpy()).hexdigest()


def linear_widths(model):
    return [module.out_features for module in model.modules() if isinstance(module, nn.Linear)]


@pytest.mark.parametrize("backbone", [b for b in PUBLISHED.values() if b.name != LITE0], ids=lambda b: b.name)
def test_table_agrees_with_torchvision(backbone):
    weights = import_torchvision().models.get_model_weights(backbone.name)
    entry = next(weight for weight in weights if weight.url == backbone.weights_url)
    assert round(entry.meta["num_params"] / 1e6, 1) == backbone.parameters_millions
    assert entry.meta["_metrics"]["ImageNet-1K"]["acc@1"] == backbone.imagenet_top1
    assert entry.transforms().crop_size == [backbone.published_size]


@EVERY
def test_head_of_1000_classes_becomes_one_of_n(backbone):
    with torch.device("meta"):
        model = build_imagenet_model(backbone)
        assert linear_widths(model).count(IMAGENET_CLASSES) == 1
        replace_head(model, backbone, 3)
        assert IMAGENET_CLASSES not in linear_widths(model)
        dropout, linear = getattr(model, backbone.head)
        assert isinstance(dropout, nn.Dropout)
        assert dropout.p == 0.5
        assert (linear.in_features, linear.out_features) == (backbone.features, 3)
        pictures = torch.zeros(2, 3, backbone.input_size, backbone.input_size)
        assert model.eval()(pictures).shape == (2, 3)


@EVERY
def test_feature_extractor_is_untouched_by_the_new_head(backbone):
    with torch.device("meta"):
        model = build_imagenet_model(backbone)
    head = backbone.head + "."
    before = {name: id(p) for name, p in model.named_parameters() if not name.startswith(head)}
    replace_head(model, backbone, 2)
    assert {name: id(p) for name, p in model.named_parameters() if not name.startswith(head)} == before


@EVERY
def test_feature_extractors_values_are_bit_equal_after_the_new_head(backbone):
    with torch.device("meta"):
        model = build_imagenet_model(backbone)
    generator = torch.Generator().manual_seed(0)  # drawn once: the published way to begin takes seconds for the largest
    values = torch.randn(1 << 20, generator=generator)
    state = {name: torch.empty_like(tensor, device="cpu") for name, tensor in model.state_dict().items()}
    for tensor in state.values():
        flat = tensor.view(-1)
        for start in range(0, len(flat), len(values)):
            part = flat[start : start + len(values)]
            part.copy_(values[: len(part)])
    model.load_state_dict(state, assign=True)
    before = {name: digest(tensor) for name, tensor in extractor(model, backbone).items()}
    replace_head(model, backbone, 2)
    assert {name: digest(tensor) for name, tensor in extractor(model, backbone).items()} == before


@EVERY
def test_every_parameter_but_the_heads_belongs_to_exactly_one_stage(backbone):
    with torch.device("meta"):
        model = build_model(backbone, 2)
    prefixes = [prefix for stage in backbone.stages for prefix in stage.modules]
    for name, _ in model.named_parameters():
        found = [prefix for prefix in prefixes if name.startswith(prefix)]
        assert len(found) == (0 if name.startswith(backbone.head + ".") else 1), name


@EVERY
def test_stages_stand_in_the_order_of_the_network(backbone):
    with torch.device("meta"):
        names = [name for name, _ in build_model(backbone, 2).named_parameters()]
    first = [min(i for i, n in enumerate(names) if n.startswith(stage.modules)) for stage in backbone.stages[1:]]
    assert first == sorted(first)


def test_unknown_backbone_is_told_with_the_known_ones():
    with pytest.raises(TrainingError, match="efficientnet_b0"):
        find_backbone("alexnet")


def test_vit_says_which_sizes_it_takes():
    with pytest.raises(TrainingError, match="224"):
        build_model(BACKBONES["vit_b_16"], 2, size=225)
