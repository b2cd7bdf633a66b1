"""A network in two parts: up to the end of one of its backbone's stages, and from there to the logits.

What frozen layers give can so be computed once and fed to the layers that learn.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch

from castinspect.models.backbones import Backbone

if TYPE_CHECKING:
    from torch import Tensor, nn

_VIT_LAYERS_PER_STAGE = 3
_TOKENS = 3
"""Axes of a ViT's tokens: picture, token, width."""


def forward_to(model: nn.Module, backbone: Backbone, stages: int, inputs: Tensor) -> Tensor:
    """What the first stages of a backbone make of the network's input.

    Args:
        model: The network.
        backbone: Which it is.
        stages: How many, at least 1.
        inputs: (n, 3, size, size).
    """
    lower, _ = _cut(model, backbone, stages)
    if backbone.head == "heads":
        inputs = _tokens(model, inputs)
    for module in lower:
        inputs = module(inputs)
    return inputs


def forward_from(model: nn.Module, backbone: Backbone, stages: int, activations: Tensor) -> Tensor:
    """Logits (n, classes) from what `forward_to` gave for as many stages."""
    _, upper = _cut(model, backbone, stages)
    for module in upper:
        activations = module(activations)
    is_vit = backbone.head == "heads"  # whose features are its class token's
    features = activations[:, 0] if is_vit else model.get_submodule("avgpool")(activations).flatten(1)
    logits: Tensor = model.get_submodule(backbone.head)(features)
    return logits


def _cut(model: nn.Module, backbone: Backbone, stages: int) -> tuple[list[nn.Module], list[nn.Module]]:
    """The modules below the cut and above it, but for what turns a picture into tokens and features into logits."""
    match backbone.head:
        case "fc":
            stem = ["conv1", "bn1", "relu", "maxpool"]
            names, below = [*stem, "layer1", "layer2", "layer3", "layer4"], len(stem) + stages - 1
        case "classifier":
            names, below = [f"features.{i}" for i in range(len(backbone.stages))], stages
        case _:
            layers = [name for stage in backbone.stages for name in stage.modules if ".layers." in name]
            names = ["encoder.dropout", *(name[:-1] for name in layers), "encoder.ln"]
            below = 1 + _VIT_LAYERS_PER_STAGE * (stages - 1)
    modules = [model.get_submodule(name) for name in names]
    return modules[:below], modules[below:]


def _tokens(model: nn.Module, inputs: Tensor) -> Tensor:
    """ViT's patches with the class token before them and their positions added (arXiv:2010.11929, section 3.1)."""
    patches = model.get_submodule("conv_proj")(inputs).flatten(2).transpose(1, 2)
    token = model.get_parameter("class_token").expand(len(inputs), -1, -1)
    return torch.cat([token, patches], 1) + model.get_parameter("encoder.pos_embedding")


def map_modules(model: nn.Module, backbone: Backbone) -> list[nn.Module]:
    """The modules whose outputs are those of the backbone's `map_stages`, in their order."""
    stages = {stage.name: stage for stage in backbone.stages}
    return [model.get_submodule(stages[name].modules[-1].removesuffix(".")) for name in backbone.map_stages]


def on_a_grid(stage: Tensor) -> Tensor:
    """A stage's output by place, (n, channels, height, width); the first of a ViT's tokens is no place."""
    if stage.ndim != _TOKENS:
        return stage
    side = math.isqrt(stage.shape[1] - 1)
    grid: Tensor = stage[:, 1:].transpose(1, 2).unflatten(2, (side, side))
    return grid
