"""Strategies: which layers of the network learn in which epochs, and how fast.

`full` and `gradual` teach the head first: from a head that knows nothing, the first steps would tear up the features it
was given (Kumar et al. 2022, arXiv:2202.10054). Where the backbone learns, each stage learns slower than the one
above it, since it is more general (Clark et al. 2020, arXiv:2003.10555, section 3.2).
"""

from __future__ import annotations

from dataclasses import dataclass

from castinspect.models.backbones import Backbone
from castinspect.models.structure import Structure
from castinspect.training.config import Strategy, TrainingConfig

_LATE_SHARE = 1 / 3


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
    """

    name: str
    epochs: int
    groups: tuple[LayerGroup, ...]
    frozen: int = 0

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
    head = LayerGroup((backbone.head + ".",), config.learning_rate)
    backbone_groups = _decayed(backbone, config.backbone_learning_rate, config.layer_decay)
    depth = len(backbone_groups)
    late = depth - max(1, round(depth * _LATE_SHARE))
    match config.strategy:
        case Strategy.SCRATCH:
            one_rate = _decayed(backbone, config.learning_rate, 1.0)
            return (Phase("all", config.epochs, (head, *one_rate)),)
        case Strategy.HEAD:
            return (Phase("head", config.epochs, (head,), depth),)
        case Strategy.FULL:
            frozen = {"head": depth, "all": 0}
        case Strategy.GRADUAL:
            frozen = {"head": depth, "late layers": late, "all": 0}
    shares = _share_epochs(config.epochs, len(frozen))
    return tuple(
        Phase(name, epochs, (head, *backbone_groups[count:]), count)
        for (name, count), epochs in zip(frozen.items(), shares, strict=True)
        if epochs
    )


def _share_epochs(epochs: int, phases: int) -> list[int]:
    """One for the head, which is solved exactly; the rest evenly, the cheaper first phases getting what is over.

    With fewer epochs than phases the first phases get none.
    """
    head = 1 if epochs >= phases else 0
    later, rest = phases - 1, epochs - head
    if rest < later:
        return [head, *(0 if i < later - rest else 1 for i in range(later))]
    return [head, *(rest // later + (i < rest % later) for i in range(later))]


def _decayed(backbone: Backbone, rate: float, decay: float) -> tuple[LayerGroup, ...]:
    """The backbone's stages from input to output, each with its rate."""
    depth = len(backbone.stages)
    return tuple(LayerGroup(stage.modules, rate * decay ** (depth - 1 - i)) for i, stage in enumerate(backbone.stages))
