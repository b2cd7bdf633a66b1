"""Strategies: which layers of the network learn in which epochs, and how fast.

`full` and `gradual` fit the head alone first, for something to go back to. Then layers of the backbone learn, their
batch norms' statistics too, at a rate as high as the head's: on photographed parts this told defects apart better than
slow layers did. Their head begins anew from nothing: the fitted one goes by features that hardly vary, and shouts when
the norms learn (loss 8 in the first epoch on magnetic tiles, and 0.8 in the last).

`gradual` goes down to the late layers and stops there, which is cheap, since what the frozen ones give is kept. Three
more epochs of the whole backbone took three quarters of the time and made parts left out harder to tell: on 404
pictures of magnetic tiles, in three folds at 160 pixels, AUROC fell from 0.924 to 0.898, and from 0.938 to 0.915 by
the second look.
"""

from __future__ import annotations

from dataclasses import dataclass

from castinspect.models.backbones import Backbone
from castinspect.models.structure import Structure
from castinspect.training.config import Strategy, TrainingConfig

_LATE_SHARE = 1 / 3
"""Of the backbone's stages that learn where only late layers do: the last three of an EfficientNet's nine."""


@dataclass(frozen=True)
class LayerGroup:
    """Parameters that learn at one rate, by the prefixes of their names."""

    prefixes: tuple[str, ...]
    learning_rate: float


@dataclass(frozen=True)
class Phase:
    """Epochs in which the same layers learn; all others are frozen.

    Attributes:
        name: `head`, `late layers` or `all`.
        epochs: How many.
        groups: What learns; the head is always among them.
        frozen: How many of the backbone's stages are frozen, counted from the input.
        fresh_head: Whether the head begins from nothing, whatever it was before.
    """

    name: str
    epochs: int
    groups: tuple[LayerGroup, ...]
    frozen: int = 0
    fresh_head: bool = False

    def rate_of(self, parameter: str) -> float | None:
        """Learning rate of a parameter by its name; None where it is frozen."""
        return next((group.learning_rate for group in self.groups if parameter.startswith(group.prefixes)), None)

    @property
    def only_head(self) -> bool:
        """Whether the whole backbone is frozen."""
        return self.name == "head"


def learning_parameters(structure: Structure, phase: Phase) -> int:
    """How many parameters learn in a phase, the new head's among them."""
    learning = (found for found in structure.stages if phase.rate_of(found.stage.modules[0]) is not None)
    return sum(found.parameters for found in learning) + structure.new_head_parameters


def plan_phases(config: TrainingConfig, backbone: Backbone) -> tuple[Phase, ...]:
    """Lay out a strategy's phases. With fewer epochs than phases the first ones are left out.

    Args:
        config: Strategy, epochs and rates.
        backbone: Whose layers.
    """
    depth = len(backbone.stages)
    late = depth - max(1, round(depth * _LATE_SHARE))
    match config.strategy:
        case Strategy.SCRATCH:
            one_rate = _decayed(backbone, config.learning_rate, 1.0)
            return (Phase("all", config.epochs, (_head(config, backbone), *one_rate)),)
        case Strategy.HEAD:
            return (Phase("head", config.epochs, (_head(config, backbone),), depth),)
        case Strategy.FULL:
            name, frozen = "all", 0
        case Strategy.GRADUAL:
            name, frozen = "late layers", late
    kept = 1 if config.epochs > 1 else 0  # for the head, which is solved exactly
    planned = [("head", kept, depth), (name, config.epochs - kept, frozen)]
    return tuple(
        Phase(name, epochs, _groups(config, backbone, frozen), frozen, fresh_head=name != "head")
        for name, epochs, frozen in planned
        if epochs
    )


def _groups(config: TrainingConfig, backbone: Backbone, frozen: int) -> tuple[LayerGroup, ...]:
    """The head and the stages above the frozen ones."""
    rate = backbone.rate * config.backbone_learning_rate
    return (_head(config, backbone), *_decayed(backbone, rate, config.layer_decay)[frozen:])


def _head(config: TrainingConfig, backbone: Backbone) -> LayerGroup:
    return LayerGroup((backbone.head + ".",), config.learning_rate)


def _decayed(backbone: Backbone, rate: float, decay: float) -> tuple[LayerGroup, ...]:
    """The backbone's stages from input to output, each with its rate."""
    depth = len(backbone.stages)
    return tuple(LayerGroup(stage.modules, rate * decay ** (depth - 1 - i)) for i, stage in enumerate(backbone.stages))
