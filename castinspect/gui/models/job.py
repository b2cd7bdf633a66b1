"""The long jobs of the models tab, as iterators for the pump: comparing two versions, and adapting one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.identity import Attribution
from castinspect.imaging.thumbnails import thumbnail
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.adaptation import Adaptation, AdaptationFinished, adapt as run, good_ones
from castinspect.versions.comparison import Flip, VersionComparison, compare_versions
from castinspect.versions.locked_set import comparison_pictures

_THUMBNAIL = 96
MOST_FLIPS = 200


@dataclass(frozen=True)
class ShownFlip:
    """A flip with its picture, small; None where it cannot be read any more."""

    flip: Flip
    thumbnail: NDArray[np.uint8] | None


@dataclass(frozen=True)
class ComparisonShown:
    """A comparison for the screen.

    Attributes:
        first: Name of the first version, the promoted one.
        second: Of the other.
        comparison: Their scores and flips.
        flips: The first `MOST_FLIPS` of them, with pictures.
    """

    first: str
    second: str
    comparison: VersionComparison
    flips: tuple[ShownFlip, ...]


@dataclass(frozen=True)
class Adapted:
    """An adaptation ended: whether there is a new version, and how old and new judge the locked pictures."""

    accepted: bool
    shown: ComparisonShown


def compare(registry: Registry, first: Path, second: Path, data: Path | None, device: str) -> Iterator[object]:
    """Compare two versions on the locked pictures; ends with `ComparisonShown`."""
    truth = comparison_pictures(registry, None, data)
    names = [registry.find(str(path)).name for path in (first, second)]
    for event in compare_versions(load_checkpoint(first), load_checkpoint(second), truth, device):
        if isinstance(event, VersionComparison):
            yield _shown(names[0], names[1], event)
        else:
            yield event


def adapt(
    registry: Registry, version: Path, pictures: Path, check: Path | None, data: Path | None, device: str
) -> Iterator[object]:
    """Adapt a version to a new camera or light; a new version is taken in, and the last event tells of it.

    Args:
        registry: Of the station.
        version: What is adapted.
        pictures: Good parts as the new camera shows them.
        check: Labelled pictures of the new camera to accept it by; None takes the locked ones.
        data: The data set that the station trains on.
        device: Where to compute.
    """
    checkpoint = load_checkpoint(version)
    locked = comparison_pictures(registry, None, data)
    truth = locked if check is None else comparison_pictures(registry, check, data)
    out = registry.free_file(f"{registry.find(str(version)).name}-adapted")
    before = good_ones(locked, checkpoint.metadata)
    for event in run(Adaptation(checkpoint, pictures, before, truth, out, device)):
        if isinstance(event, AdaptationFinished):
            if event.checkpoint is not None:
                registry.add(event.checkpoint, Action.ADAPTED, Attribution(why=str(pictures)))
            shown = _shown(registry.find(str(version)).name, out.stem, event.judged.comparison)
            yield Adapted(event.checkpoint is not None, shown)
        else:
            yield event


def _shown(first: str, second: str, found: VersionComparison) -> ComparisonShown:
    shown = tuple(ShownFlip(flip, thumbnail(flip.path, _THUMBNAIL)) for flip in found.flips[:MOST_FLIPS])
    return ComparisonShown(first, second, found, shown)
