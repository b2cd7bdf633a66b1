"""What a backbone is made of, and what becomes of its 1000-class layer: for showing, not for computing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from castinspect.models.backbones import Backbone, Stage, build_imagenet_model, replace_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor, nn


@dataclass(frozen=True)
class StageStructure:
    """A stage of the feature extractor.

    Attributes:
        stage: A stage of the backbone.
        parameters: How many it has.
        output: Its output for one picture: (channels, height, width), or (tokens, width) inside a ViT.
    """

    stage: Stage
    parameters: int
    output: tuple[int, ...]


@dataclass(frozen=True)
class Structure:
    """A backbone with its new head.

    Attributes:
        backbone: The pretrained feature extractor.
        size: Side of the input in pixels.
        stages: From input to output; the head is not among them.
        classes: Outputs of the new head.
        old_head_parameters: Of the 1000-class layer that is taken away.
        new_head_parameters: Of the Linear layer in its place.
    """

    backbone: Backbone
    size: int
    stages: tuple[StageStructure, ...]
    classes: int
    old_head_parameters: int
    new_head_parameters: int

    @property
    def parameters(self) -> int:
        """Of the feature extractor and the new head."""
        return sum(found.parameters for found in self.stages) + self.new_head_parameters


def structure_of(backbone: Backbone, classes: int, size: int | None = None) -> Structure:
    """Measure a backbone's stages; nothing is allocated or computed.

    Args:
        backbone: The pretrained feature extractor.
        classes: Outputs of the new head.
        size: Side of the input in pixels; None takes the backbone's own.

    Raises:
        TrainingError: ViT at a size that is no multiple of its patches.
    """
    import torch

    size = size or backbone.input_size
    with torch.device("meta"):
        model = build_imagenet_model(backbone, size).eval()
        outputs: dict[str, tuple[int, ...]] = {}
        for stage in backbone.stages:
            _output_module(model, stage).register_forward_hook(_noting(outputs, stage.name))
        model(torch.empty(1, 3, size, size))
        old_head = sum(p.numel() for p in getattr(model, backbone.head).parameters())
        replace_head(model, backbone, classes)
    counts = {name: parameter.numel() for name, parameter in model.named_parameters()}
    stages = tuple(
        StageStructure(s, sum(n for name, n in counts.items() if name.startswith(s.modules)), outputs[s.name])
        for s in backbone.stages
    )
    new_head = sum(count for name, count in counts.items() if name.startswith(backbone.head + "."))
    return Structure(backbone, size, stages, classes, old_head, new_head)


def _output_module(model: nn.Module, stage: Stage) -> nn.Module:
    """The last of a stage's modules; parameters that belong to none, as ViT's positions, are passed over."""
    return model.get_submodule(next(name for name in reversed(stage.modules) if name.endswith("."))[:-1])


def _noting(outputs: dict[str, tuple[int, ...]], name: str) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    def note(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        outputs[name] = tuple(output.shape[1:])

    return note
