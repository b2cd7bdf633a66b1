"""What the training tab calls things that the core knows by name, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from castinspect.models.backbones import BACKBONES
from castinspect.training.config import Strategy

translate = QCoreApplication.translate


def backbone_title(name: str) -> str:
    """As the backbone's paper calls it."""
    return BACKBONES[name].title if name in BACKBONES else name


def stage_title(name: str) -> str:
    """Which layers learn in a stage."""
    titles = {
        "head": translate("training", "head"),
        "late layers": translate("training", "late layers"),
        "all": translate("training", "all layers"),
    }
    return titles.get(name, name)


def weights_title(label: str) -> str:
    """What a run starts from."""
    titles = {
        "imagenet": translate("training", "ImageNet weights"),
        "starter": translate("training", "the starter"),
        "none": translate("training", "random weights"),
    }
    return titles.get(label, label)


def strategy_words(strategy: Strategy) -> tuple[str, str]:
    """Name of a strategy, and what it does in one line."""
    match strategy:
        case Strategy.SCRATCH:
            return translate("training", "From scratch"), translate(
                "training", "Everything learns from random weights. Needs many pictures."
            )
        case Strategy.HEAD:
            return translate("training", "Head only"), translate(
                "training", "The backbone stays frozen; only the new last layer learns. Fast."
            )
        case Strategy.FULL:
            return translate("training", "Full"), translate(
                "training", "First the head, then everything at once, the backbone slower."
            )
        case Strategy.GRADUAL:
            return translate("training", "Gradual"), translate(
                "training", "First the head, then late layers, then all."
            )
