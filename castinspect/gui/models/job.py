"""The long jobs of the models tab, as iterators for the pump: comparing versions, adapting and converting one."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.imaging.thumbnails import thumbnail
from castinspect.inspection.engines.conversion import ConversionProgress
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import PicturesScored, retold
from castinspect.registry.registry import Registry
from castinspect.versions import precision
from castinspect.versions.comparison import Flip, VersionComparison, compare_versions
from castinspect.versions.locked_set import comparison_pictures
from castinspect.versions.making import AdaptationWish, adapt_and_take_in

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
class AdaptationShown:
    """An adaptation ended: whether there is a new version, and how old and new judge the locked pictures."""

    accepted: bool
    shown: ComparisonShown


def compare(
    registry: Registry, first: Path, second: Path, data: Path | None, device: str
) -> Generator[object, None, ComparisonShown]:
    """Compare two versions on the locked pictures."""
    truth = comparison_pictures(registry, None, data)
    names = [registry.find(str(path)).name for path in (first, second)]
    found = yield from compare_versions(load_checkpoint(first), load_checkpoint(second), truth, device)
    return _shown(names[0], names[1], found)


def adapt(
    registry: Registry, version: Path, pictures: Path, check: Path | None, data: Path | None, device: str
) -> Generator[object, None, AdaptationShown]:
    """Adapt a version to a new camera or light; a new version is taken in.

    Args:
        registry: Of the station.
        version: What is adapted.
        pictures: Good parts as the new camera shows them.
        check: Labelled pictures of the new camera to accept it by; None takes the locked ones.
        data: The data set that the station trains on.
        device: Where to compute.
    """
    wish = AdaptationWish(version, pictures, check=check, data=data, device=device)
    made = yield from adapt_and_take_in(registry, wish)
    new = made.version.stem if made.version else made.name
    return AdaptationShown(made.version is not None, _shown(made.name, new, made.finished.judged.comparison))


def to_int8(registry: Registry, version: Path, pictures: Path) -> Generator[object, None, precision.Precise]:
    """Convert a version to 8-bit integers; see `castinspect.versions.precision.to_int8`."""
    return (yield from retold(precision.to_int8(registry, version, pictures), _compared))


def _compared(event: ConversionProgress) -> object:
    """How far the comparison is, once there is one."""
    return PicturesScored(event.compared, event.pictures) if event.compared else event


def _shown(first: str, second: str, found: VersionComparison) -> ComparisonShown:
    shown = tuple(ShownFlip(flip, thumbnail(flip.path, _THUMBNAIL)) for flip in found.flips[:MOST_FLIPS])
    return ComparisonShown(first, second, found, shown)
