"""Strategies: which layers of the network learn in which epochs, and how fast.

`full` and `gradual` fit the head alone first, for something to go back to. Then layers of the backbone learn, their
batch norms' statistics too, at a rate as high as the head's: on photographed parts this told defects apart better than
slow layers did. Their head begins anew from nothing: the fitted one goes by features that hardly vary, and shouts when
the norms learn (loss 8 in the first epoch on magnetic tiles, and 0.8 in the last). `gradual` spends most epochs on the
late layers, which are cheap, since what the frozen ones give is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from castinspect.models.backbones import Backbone
from castinspect.models.structure import Structure
from castinspect.training.config import Strategy, TrainingConfig

_LATE_SHARE = 1 / 3
"""Of the backbone's stages that learn where only late layers do: the last three of an EfficientNet's nine."""

_LATE_EPOCHS = 3 / 4
"""Of `gradual`'s epochs after the head's; the whole backbone learns in the rest."""

_AFTERWARDS = 0.3
"""By what rates are multiplied when the whole backbone learns after its late layers did."""


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
            kept = 1 if config.epochs > 1 else 0
            planned = [("head", kept, depth, 1.0), ("all", config.epochs - kept, 0, 1.0)]
        case Strategy.GRADUAL:
            head, late_epochs, rest = _share_epochs(config.epochs)
            planned = [
                ("head", head, depth, 1.0),
                ("late layers", late_epochs, late, 1.0),
                ("all", rest, 0, _AFTERWARDS),
            ]
    tuned = next(name for name, epochs, *_ in planned if epochs and name != "head")
    return tuple(
        Phase(name, epochs, _groups(config, backbone, frozen, factor), frozen, fresh_head=name == tuned)
        for name, epochs, frozen, factor in planned
        if epochs
    )


def _share_epochs(epochs: int) -> tuple[int, int, int]:
    """One for the head, which is solved exactly; then most for the late layers, and the rest for all of them.

    With fewer epochs than phases the first phases get none.
    """
    if epochs < 3:
        return 0, epochs - 1, 1
    late = min(epochs - 2, round(_LATE_EPOCHS * (epochs - 1)))
    return 1, late, epochs - 1 - late


def _groups(config: TrainingConfig, backbone: Backbone, frozen: int, factor: float) -> tuple[LayerGroup, ...]:
    """The head and the stages above the frozen ones, their rates multiplied by a factor."""
    rate = factor * backbone.rate * config.backbone_learning_rate
    return (_head(config, backbone, factor), *_decayed(backbone, rate, config.layer_decay)[frozen:])


def _head(config: TrainingConfig, backbone: Backbone, factor: float = 1.0) -> LayerGroup:
    return LayerGroup((backbone.head + ".",), factor * config.learning_rate)


def _decayed(backbone: Backbone, rate: float, decay: float) -> tuple[LayerGroup, ...]:
    """The backbone's stages from input to output, each with its rate."""
    depth = len(backbone.stages)
    return tuple(LayerGroup(stage.modules, rate * decay ** (depth - 1 - i)) for i, stage in enumerate(backbone.stages))
