"""Which backbone a run starts with, and from which weights, where that is left to CastInspect."""

from __future__ import annotations

from dataclasses import dataclass

from castinspect.messages import Message
from castinspect.models.backbones import BACKBONES, LITE0, Backbone, find_backbone
from castinspect.models.weights import ChosenWeights, choose_weights, imagenet_at_hand

FIRST = "efficientnet_b0"
"""The backbone that is asked for unless another one is named."""


@dataclass(frozen=True)
class Start:
    """A backbone, its weights, and why it is these, in a sentence; None where a person chose them."""

    backbone: Backbone
    weights: ChosenWeights
    why: Message | None = None


def backbone_of(name: str, choice: str, *, from_scratch: bool = False) -> Backbone:
    """The backbone that a run will have, for whoever shows or times it before the start.

    Raises:
        TrainingError: There is none of that name.
    """
    backbone = find_backbone(name)
    return choose_start(backbone, choice).backbone if choice == "auto" and not from_scratch else backbone


def choose_start(backbone: Backbone, choice: str) -> Start:
    """Resolve what a person asked for.

    Weights learned from photographs tell parts apart that the starter, which has seen castings alone, cannot. So `auto`
    takes EfficientNet-B0 where its ImageNet weights are at hand, else EfficientNet-Lite0, whose ImageNet weights come
    with the app, else the starter.

    Args:
        backbone: The one asked for. `auto` puts another one in the place of EfficientNet-B0 alone.
        choice: As `choose_weights` takes it.

    Raises:
        WeightsError: As `choose_weights`.
    """
    if choice != "auto":
        return Start(backbone, choose_weights(backbone, choice))
    if backbone.name == FIRST and imagenet_at_hand(backbone) is None:
        lite = BACKBONES[LITE0]
        if imagenet_at_hand(lite) is not None:
            values = {"backbone": lite.title, "asked": backbone.title}
            return Start(lite, choose_weights(lite, "imagenet"), Message("start-instead", values))
    weights = choose_weights(backbone, choice)
    code = "start-starter" if weights.kind == "starter" else "start-imagenet"
    return Start(backbone, weights, Message(code, {"backbone": backbone.title}))
