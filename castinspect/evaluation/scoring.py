"""Scoring a checkpoint on labelled pictures that show no part it learned from."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from castinspect.data.copies import group_pictures
from castinspect.data.folders import labelled_pictures
from castinspect.data.groups import read_groups
from castinspect.data.learned import learned_among
from castinspect.data.likeness import unpack
from castinspect.data.parts import group_parts
from castinspect.data.reading import Look, looked_at
from castinspect.errors import DataError
from castinspect.evaluation.score import ScoredPicture, evaluate
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata, Evaluation
from castinspect.progress import PicturesRead, PicturesScored


@dataclass(frozen=True)
class ScoredData:
    """A checkpoint's score on a data set.

    Attributes:
        metadata: Of the checkpoint.
        split: `test`, or `given` where the data has no test folder.
        pictures: What was scored.
        evaluation: The score.
        inspections: Of all pictures, in their order, those left out of the score included.
        identical: Pictures left out because the checkpoint learned from this very file.
        alike: Pictures left out because it learned from a copy: turned, mirrored, in other light or encoding.
    """

    metadata: CheckpointMetadata
    split: str
    pictures: tuple[ScoredPicture, ...]
    evaluation: Evaluation
    inspections: tuple[Inspection, ...]
    identical: int
    alike: int


def score_data(
    checkpoint: LoadedCheckpoint, data: Path, device: str = "auto", *, maps: bool = False, level: int = 1
) -> Generator[PicturesRead | PicturesScored, None, ScoredData]:
    """Score a checkpoint on the pictures under DATA/test, or all where there is no such folder.

    Pictures that it learned from, and copies of them, are left out: a score on them says nothing.

    Args:
        checkpoint: To score.
        data: Labelled pictures.
        device: Where to compute.
        maps: Whether to keep where the network looked, for overlays.
        level: How many folders down the classes lie.

    Raises:
        DataError: Nothing there, an unknown class, or the checkpoint learned from all of it.
    """
    metadata = checkpoint.metadata
    split, truth = labelled_pictures(data, metadata, level)
    looks = yield from looked_at(list(truth))
    learned = learned_among(looks, checkpoint)
    if len(learned.paths) == len(looks):
        raise DataError("data-all-learned-from", count=len(looks))
    parts = _parts(looks, truth, data)
    inspections = []
    for inspection in Inspector.for_scores(checkpoint, device, maps=maps).inspect(list(truth)):
        inspections.append(inspection)
        yield PicturesScored(len(inspections), len(truth))
    pictures = tuple(
        ScoredPicture(inspection, truth[inspection.path], parts.get(inspection.path, str(inspection.path)))
        for inspection in inspections
        if inspection.path not in learned.paths
    )
    evaluation = evaluate(pictures, metadata, split=split)
    return ScoredData(
        metadata, split, pictures, evaluation, tuple(inspections), len(learned.identical), len(learned.alike)
    )


def _parts(looks: Sequence[Look], truth: Mapping[Path, str], data: Path) -> dict[Path, str]:
    """Which part each readable picture shows: as stated, else by likeness.

    Where likeness leaves a class but one part, it says nothing, and only identical files are taken for copies.
    """
    described = [look for look in looks if look.described is not None]
    if not described:
        return {}
    paths, hashes = [look.path for look in described], [look.sha256 for look in described]
    stated = read_groups(data)
    numbers = group_pictures(_signatures(described), paths)
    by_likeness = group_parts(paths, hashes, stated, {}, dict(zip(hashes, numbers, strict=True)))
    classes = [truth[path] for path in paths]
    pairs = set(zip(classes, by_likeness, strict=True))
    says_nothing = any(
        len({part for found, part in pairs if found == name}) == 1 and classes.count(name) > 1 for name in set(classes)
    )
    if says_nothing and not stated:
        by_likeness = group_parts(paths, hashes, stated, {}, {})
    return dict(zip(paths, by_likeness, strict=True))


def _signatures(described: Sequence[Look]) -> np.ndarray:
    return unpack(np.stack([look.described.packed for look in described if look.described is not None]))
