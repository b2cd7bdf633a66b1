"""What the training tab calls things that the core knows by name, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from castinspect.models.backbones import BACKBONES
from castinspect.training.config import Strategy

translate = QCoreApplication.translate


def backbone_title(name: str) -> str:
    """As the backbone's paper calls it."""
    return BACKBONES[name].title if name in BACKBONES else name


def phase_title(name: str) -> str:
    """Which layers learn in a phase of a run."""
    titles = {
        "head": translate("training", "head"),
        "late layers": translate("training", "late layers"),
        "all": translate("training", "all layers"),
    }
    return titles.get(name, name)


def layer_title(name: str) -> str:
    """What a stage of a backbone is called."""
    words = {
        "stem": translate("training", "stem"),
        "patches": translate("training", "patches"),
        "norm": translate("training", "norm"),
        "top convolution": translate("training", "top conv."),
    }
    if name in words:
        return words[name]
    kind, _, number = name.rpartition(" ")
    kinds = {"block": translate("training", "block {number}"), "layers": translate("training", "layers {number}")}
    return kinds[kind].format(number=number) if kind in kinds else name


def count_words(count: int) -> str:
    """A number of parameters, as 4.0 M or 36 k."""
    if count >= 1_000_000:
        return translate("training", "{count} M").format(count=f"{count / 1e6:.1f}")
    if count >= 10_000:
        return translate("training", "{count} k").format(count=f"{count / 1e3:.0f}")
    return f"{count:,}"


def rate_words(rate: float) -> str:
    """A learning rate with one digit, as 7e-5."""
    mantissa, _, exponent = f"{rate:.0e}".partition("e")
    return f"{mantissa}e{int(exponent)}"


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
                "training", "First the head, then the late layers; cheap, since the others are computed once."
            )
