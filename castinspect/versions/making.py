"""Making a version and taking it into the station, once for the window and the command line, recorded alike."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from castinspect.access import require
from castinspect.identity import Attribution
from castinspect.imaging.finding import find_pictures
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.roles import Act
from castinspect.versions.adaptation import Adaptation, AdaptationEvent, Adapted, adapt, good_ones
from castinspect.versions.locked_set import comparison_pictures
from castinspect.versions.recut import write_version as recut_and_take_in

__all__ = ["AdaptationWish", "MadeByAdaptation", "adapt_and_take_in", "recut_and_take_in", "take_in_trained"]


@dataclass(frozen=True)
class AdaptationWish:
    """What a person asks for.

    Attributes:
        version: The checkpoint that knows the old camera and light.
        pictures: A folder of good parts as the new ones show them.
        before: A folder of good parts as the old ones show them; None takes the good ones of the locked pictures.
        check: Labelled pictures of the new camera to accept the version by; None takes the locked ones.
        out: A new file; None takes a free one among the station's versions.
        data: The data set that the station trains on, for its locked pictures.
        device: Where to compute.
    """

    version: Path
    pictures: Path
    before: Path | None = None
    check: Path | None = None
    out: Path | None = None
    data: Path | None = None
    device: str = "auto"


@dataclass(frozen=True)
class MadeByAdaptation:
    """How an adaptation ended.

    Attributes:
        name: Of the version that was adapted.
        version: The new version in the station's folder; None where it was not accepted, and nothing was kept.
        finished: What the adaptation found.
    """

    name: str
    version: Path | None
    finished: Adapted


def adapt_and_take_in(
    registry: Registry, wish: AdaptationWish, attribution: Attribution | None = None
) -> Generator[AdaptationEvent, None, MadeByAdaptation]:
    """Adapt a version to a new camera or light and, where it is accepted, take the new version in.

    Args:
        registry: Of the station.
        wish: What to adapt, by which pictures.
        attribution: Who does it, and why; without a reason, the journal names the new pictures' folder.

    Yields:
        What `castinspect.versions.adaptation.adapt` tells.

    Raises:
        CastInspectError: No engineer is logged in, pictures are missing or too few, the backbone keeps no statistics,
            or nothing can be written.
    """
    require(Act.TRAIN)
    checkpoint = load_checkpoint(wish.version)
    name = registry.find(str(checkpoint.path)).name
    truth = comparison_pictures(registry, wish.check, wish.data)
    if wish.before is not None:
        old = find_pictures([wish.before])
    else:
        locked = truth if wish.check is None else comparison_pictures(registry, None, wish.data)
        old = good_ones(locked, checkpoint.metadata)
    target = wish.out or registry.free_file(f"{name}-adapted")
    finished = yield from adapt(Adaptation(checkpoint, wish.pictures, old, truth, target, wish.device))
    if finished.checkpoint is None:
        return MadeByAdaptation(name, None, finished)
    version = registry.add(finished.checkpoint, Action.ADAPTED, _with_reason(attribution, str(wish.pictures)))
    return MadeByAdaptation(name, version, finished)


def take_in_trained(registry: Registry, checkpoint: Path, attribution: Attribution | None = None) -> Path:
    """Take a checkpoint that a training run wrote in as a version.

    Args:
        registry: Of the station.
        checkpoint: The file; it is copied in if it lies elsewhere.
        attribution: Who trained it, and why; without a reason, the journal says from how many pictures of which class.

    Returns:
        The file in the station's folder.

    Raises:
        CheckpointError: It is not sound, or the folder cannot be written.
    """
    counts = load_checkpoint(checkpoint).metadata.dataset
    learned = ", ".join(f"{name}: {text.split(' ')[0]}" for name, text in counts.items())
    return registry.add(checkpoint, Action.TRAINED, _with_reason(attribution, learned))


def _with_reason(attribution: Attribution | None, reason: str) -> Attribution:
    given = attribution or Attribution()
    return given if given.why else Attribution(given.who, reason)
