"""Looking into a data folder, off the window's thread: classes and samples first, then every picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folders import MIN_PER_CLASS, ClassFolder, classes_of, find_classes
from castinspect.data.parts import part_numbers
from castinspect.errors import DataError, ImageError
from castinspect.imaging.loading import load_image
from castinspect.imaging.thumbnails import thumbnail
from castinspect.messages import Message
from castinspect.models.metadata import Role

SAMPLES = 6
THUMBNAIL = 60  # pixels


@dataclass(frozen=True)
class ClassLook:
    """A class and a few of its pictures, small."""

    found: ClassFolder
    thumbnails: tuple[NDArray[np.uint8], ...]


@dataclass(frozen=True)
class PicturesChecked:
    """How many pictures were opened, and what is wrong with the latest, if anything; its path is relative."""

    done: int
    total: int
    problem: Message | None = None


def scan(folder: Path, level: int = 1) -> Iterator[ClassLook | PicturesChecked]:
    """Yield a `ClassLook` for each class, then a `PicturesChecked` for each picture.

    Args:
        folder: Of the data set.
        level: How many folders down its classes lie.

    Raises:
        DataError: There is nothing to train on.
    """
    classes = find_classes(folder, level)
    for found in classes:
        yield ClassLook(found, tuple(_thumbnails(_spread(_paths(found)))))
    paths = [path for found in classes for path in _paths(found)]
    for done, path in enumerate(paths, start=1):
        yield PicturesChecked(done, len(paths), _problem_of(path, folder))


def why_not_trainable(
    classes: Sequence[ClassFolder], roles: Mapping[str, Role], part_pattern: str | None = None
) -> Message | None:
    """What keeps these classes, with what they mean, from being trained on; None where nothing does."""
    try:
        classes_of(classes, roles)
        part_numbers([path for found in classes for path in _paths(found)], part_pattern)
    except DataError as error:
        return error.message
    for found in classes:
        count = len(found.pictures.get("train", ()))
        if count < MIN_PER_CLASS:
            return Message("data-too-few", {"name": found.name, "count": count, "needed": MIN_PER_CLASS})
    return None


def _paths(found: ClassFolder) -> list[Path]:
    return [path for split in sorted(found.pictures) for path in found.pictures[split]]


def _spread(paths: list[Path]) -> list[Path]:
    return paths[:: max(1, len(paths) // SAMPLES)][:SAMPLES]


def _thumbnails(paths: list[Path]) -> Iterator[NDArray[np.uint8]]:
    for path in paths:
        small = thumbnail(path, THUMBNAIL)
        if small is not None:  # what cannot be read is told when every picture is checked
            yield small


def _problem_of(path: Path, folder: Path) -> Message | None:
    try:
        load_image(path)
    except ImageError as error:
        relative = path.relative_to(folder)
        values = {name: relative if value == path else value for name, value in error.message.values.items()}
        return Message(error.code, values)
    return None
