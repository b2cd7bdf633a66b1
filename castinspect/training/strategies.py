"""Strategies: which parts of the network learn in which epochs, and how fast.

`full` and `gradual` teach the head first: from a head that knows nothing, the first steps would tear up the features it
was given (Kumar et al. 2022, arXiv:2202.10054).
"""

from __future__ import annotations

from dataclasses import dataclass

from castinspect.models.backbones import Backbone
from castinspect.training.config import Strategy, TrainingConfig

_LATE_SHARE = 1 / 3
_LATER_UNFROZEN = 0.3
"""What is unfrozen later learns at this part of the rate: it lies deeper and is more general."""


@dataclass(frozen=True)
class LayerGroup:
    """Parameters that learn at one rate, by the prefixes of their names."""

    prefixes: tuple[str, ...]
    learning_rate: float


@dataclass(frozen=True)
class TrainingStage:
    """A run of epochs in which the same layers learn; all others are frozen.

    Attributes:
        name: `head`, `late layers` or `all`.
        epochs: How many.
        groups: What learns; the head is always among them.
    """

    name: str
    epochs: int
    groups: tuple[LayerGroup, ...]

    def rate_of(self, parameter: str) -> float | None:
        """Learning rate of a parameter by its name; None where it is frozen."""
        return next((group.learning_rate for group in self.groups if parameter.startswith(group.prefixes)), None)

    @property
    def only_head(self) -> bool:
        """Whether the whole backbone is frozen."""
        return self.name == "head"


def plan_stages(config: TrainingConfig, backbone: Backbone) -> tuple[TrainingStage, ...]:
    """Lay out a strategy's stages. With fewer epochs than stages the first ones are left out.

    Args:
        config: Strategy, epochs and rates.
        backbone: Whose layers.
    """
    head = LayerGroup((backbone.head + ".",), config.learning_rate)
    early, late = _early_and_late(backbone)
    rate = config.backbone_learning_rate
    stages: list[tuple[str, tuple[LayerGroup, ...]]]
    match config.strategy:
        case Strategy.SCRATCH:
            everything = LayerGroup(early + late, config.learning_rate)
            return (TrainingStage("all", config.epochs, (head, everything)),)
        case Strategy.HEAD:
            return (TrainingStage("head", config.epochs, (head,)),)
        case Strategy.FULL:
            everything = LayerGroup(early + late, rate)
            stages = [("head", (head,)), ("all", (head, everything))]
        case Strategy.GRADUAL:
            upper = LayerGroup(late, rate)
            gentle = LayerGroup(early, rate * _LATER_UNFROZEN)
            stages = [("head", (head,)), ("late layers", (head, upper)), ("all", (head, upper, gentle))]
    shares = _share_epochs(config.epochs, len(stages))
    return tuple(
        TrainingStage(name, epochs, groups) for (name, groups), epochs in zip(stages, shares, strict=True) if epochs
    )


def _share_epochs(epochs: int, stages: int) -> list[int]:
    """About a fifth for the head, the rest evenly; with fewer epochs than stages the first stages get none."""
    head = max(1, round(epochs / 5)) if epochs >= stages else 0
    later, rest = stages - 1, epochs - head
    return [head, *((rest + i) // later for i in range(later))]


def _early_and_late(backbone: Backbone) -> tuple[tuple[str, ...], tuple[str, ...]]:
    late_count = max(1, round(len(backbone.stages) * _LATE_SHARE))
    early, late = backbone.stages[:-late_count], backbone.stages[-late_count:]
    return tuple(p for stage in early for p in stage.modules), tuple(p for stage in late for p in stage.modules)
