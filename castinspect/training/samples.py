"""The pictures of a run, decoded once: resized, in memory, with their hashes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError, ImageError
from castinspect.imaging.loading import load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.training.dataset import MIN_PER_CLASS, DataSet, Sample, Splits, read_groups, split_samples
from castinspect.training.events import PicturesRead

_MOST_NOTICES = 10


@dataclass(frozen=True)
class LoadedSamples:
    """Pictures as `Preprocessing.resized` makes them: 50 kB each at 224 pixels and grey, so 20,000 fit in 1 GB.

    A run holds them twice.

    Attributes:
        paths: Of the n pictures.
        pixels: uint8 (n, size, size), or (n, size, size, 3) where the preprocessing keeps colour.
        labels: int64 (n,), in the order of the data set's classes.
        hashes: SHA-256 of each file.
        groups: Which pictures show one part: as `groups.csv` says, and identical files always.
        fixed: What the folders say: `train`, `validation`, `test`.
    """

    paths: tuple[Path, ...]
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int64]
    hashes: tuple[str, ...]
    groups: tuple[str, ...]
    fixed: tuple[str, ...]


@dataclass(frozen=True)
class _Read:
    """One decoded picture's place in the data set; its pixels lie elsewhere."""

    sample: Sample
    split: str
    sha256: str
    group: str


def load_samples(
    dataset: DataSet, preprocessing: Preprocessing
) -> Generator[PicturesRead, None, tuple[LoadedSamples, list[Message]]]:
    """Decode a data set; what cannot be read is left out and told.

    A picture whose group is also among the test pictures is left out of training and validation, and one that is among
    the validation pictures out of training: a score across it would be a lie.

    Yields:
        After each picture.

    Returns:
        The pictures, and what should be told of them.

    Raises:
        DataError: Too few readable groups remain in a class.
    """
    stated = read_groups(dataset.folder)
    planned = [(split, s) for split in ("test", "validation", "train") for s in dataset.samples.get(split, ())]
    side, channels = preprocessing.size, () if preprocessing.colour == "grey" else (3,)
    pixels = np.empty((len(planned), side, side, *channels), np.uint8)
    read: list[_Read] = []
    notices: list[Message] = []
    group_of_file: dict[str, str] = {}
    split_of_group: dict[str, str] = {}
    for done, (split, sample) in enumerate(planned, start=1):
        yield PicturesRead(done, len(planned))
        try:
            picture = load_image(sample.path, white_level=preprocessing.white_level)
        except ImageError as error:
            notices.append(error.message)
            continue
        group = group_of_file.setdefault(picture.sha256, stated.get(sample.path, picture.sha256))
        if split_of_group.setdefault(group, split) != split:
            notices.append(Message("data-leak", {"path": sample.path}))
            continue
        pixels[len(read)] = preprocessing.resized(picture.pixels)
        read.append(_Read(sample, split, picture.sha256, group))
    _require_enough(dataset, read)
    loaded = LoadedSamples(
        paths=tuple(found.sample.path for found in read),
        pixels=pixels[: len(read)],
        labels=np.array([found.sample.label for found in read], np.int64),
        hashes=tuple(found.sha256 for found in read),
        groups=tuple(found.group for found in read),
        fixed=tuple(found.split for found in read),
    )
    return loaded, _capped(notices)


def split_loaded(dataset: DataSet, samples: LoadedSamples, *, validation: float, test: float, seed: int) -> Splits:
    """Split so that each class keeps its share and no group stands on two sides.

    Raises:
        DataError: The groups cannot be dealt out so that every class is trained on.
    """
    splits = split_samples(
        samples.labels.tolist(), samples.groups, samples.fixed, validation_share=validation, test_share=test, seed=seed
    )
    for label, part_class in enumerate(dataset.classes):
        if not (samples.labels[list(splits.train)] == label).any():
            raise DataError("data-too-few", name=part_class.name, count=0, needed=MIN_PER_CLASS)
    return splits


def fingerprint(dataset: DataSet, samples: LoadedSamples) -> dict[str, str]:
    """Per class its count and a hash over its pictures, whatever their order and names."""
    by_class: dict[int, list[str]] = defaultdict(list)
    for label, digest in zip(samples.labels, samples.hashes, strict=True):
        by_class[int(label)].append(digest)
    found = {}
    for label, part_class in enumerate(dataset.classes):
        digest = hashlib.sha256("".join(sorted(by_class[label])).encode()).hexdigest()
        found[part_class.name] = f"{len(by_class[label])} sha256:{digest}"
    return found


def _require_enough(dataset: DataSet, read: Sequence[_Read]) -> None:
    """Copies of one part count once: they cannot stand on two sides of a split."""
    for label, part_class in enumerate(dataset.classes):
        count = len({found.group for found in read if found.sample.label == label and found.split == "train"})
        if count < MIN_PER_CLASS:
            raise DataError("data-too-few", name=part_class.name, count=count, needed=MIN_PER_CLASS)


def _capped(notices: list[Message]) -> list[Message]:
    if len(notices) <= _MOST_NOTICES:
        return notices
    rest = len(notices) - _MOST_NOTICES
    return [*notices[:_MOST_NOTICES], Message("data-more-left-out", {"count": rest})]
