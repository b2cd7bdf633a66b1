"""The pictures of a run, decoded once: resized, in memory, with their hashes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
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
from castinspect.training.grouping import Signature, group_files, signature

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
        groups: Which pictures show one part: as `groups.csv` says, else by likeness; identical files always.
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
    signatures: dict[str, Signature] = {}
    notices: list[Message] = []
    for done, (split, sample) in enumerate(planned, start=1):
        yield PicturesRead(done, len(planned))
        try:
            picture = load_image(sample.path, white_level=preprocessing.white_level)
        except ImageError as error:
            notices.append(error.message)
            continue
        if picture.sha256 not in signatures and not stated:
            signatures[picture.sha256] = signature(picture.pixels)
        pixels[len(read)] = preprocessing.resized(picture.pixels)
        read.append(_Read(sample, split, picture.sha256))
    groups, warning = _grouped(dataset, read, signatures, stated)
    kept = _without_leaks(read, groups)
    _require_enough(dataset, read, groups)
    leaks = sorted(set(range(len(read))) - set(kept))
    notices += [Message("data-leak", {"path": read[index].sample.path}) for index in leaks]
    loaded = LoadedSamples(
        paths=tuple(read[index].sample.path for index in kept),
        pixels=pixels[kept] if leaks else pixels[: len(read)],
        labels=np.array([read[index].sample.label for index in kept], np.int64),
        hashes=tuple(read[index].sha256 for index in kept),
        groups=tuple(groups[index] for index in kept),
        fixed=tuple(read[index].split for index in kept),
    )
    return loaded, warning + _capped(notices)


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


def _grouped(
    dataset: DataSet, read: Sequence[_Read], signatures: Mapping[str, Signature], stated: Mapping[Path, str]
) -> tuple[list[str], list[Message]]:
    """Which part each picture shows, and what should be told of that.

    Whoever stated the groups knows them; else pictures that are alike show one part. Parts of one shape in one place
    can be too alike for that: then only identical files are taken for copies.
    """
    group_of_file: dict[str, str] = {}
    by_file = [group_of_file.setdefault(r.sha256, stated.get(r.sample.path, r.sha256)) for r in read]
    if stated:
        return by_file, []
    numbers = group_files(signatures)
    by_likeness = [f"alike {numbers[found.sha256]}" for found in read]
    if _too_few(dataset, read, by_likeness) and not _too_few(dataset, read, by_file):
        return by_file, [Message("data-all-alike")]
    return by_likeness, []


def _without_leaks(read: Sequence[_Read], groups: Sequence[str]) -> list[int]:
    """Indices of the pictures whose group stands on no earlier side: test comes before validation before train."""
    side_of_group: dict[str, str] = {}
    return [i for i, r in enumerate(read) if side_of_group.setdefault(groups[i], r.split) == r.split]


def _too_few(dataset: DataSet, read: Sequence[_Read], groups: Sequence[str]) -> tuple[str, int] | None:
    """The first class with too few parts to train on, and how many there are; copies of one part count once."""
    kept = _without_leaks(read, groups)
    for label, part_class in enumerate(dataset.classes):
        count = len({groups[i] for i in kept if read[i].sample.label == label and read[i].split == "train"})
        if count < MIN_PER_CLASS:
            return part_class.name, count
    return None


def _require_enough(dataset: DataSet, read: Sequence[_Read], groups: Sequence[str]) -> None:
    """Copies of one part cannot stand on two sides of a split."""
    if short := _too_few(dataset, read, groups):
        raise DataError("data-too-few", name=short[0], count=short[1], needed=MIN_PER_CLASS)


def _capped(notices: list[Message]) -> list[Message]:
    if len(notices) <= _MOST_NOTICES:
        return notices
    rest = len(notices) - _MOST_NOTICES
    return [*notices[:_MOST_NOTICES], Message("data-more-left-out", {"count": rest})]
