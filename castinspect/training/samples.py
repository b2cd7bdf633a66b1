"""The pictures of a run, decoded once: resized, in memory, with their hashes."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError, ImageError
from castinspect.imaging.loading import load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.training.dataset import MIN_PER_CLASS, DataSet, Splits, read_groups, split_samples

_MOST_NOTICES = 10


@dataclass(frozen=True)
class LoadedSamples:
    """Pictures as `Preprocessing.resized` makes them: 50 kB each at 224 pixels and grey, so 20,000 fit in 1 GB.

    Attributes:
        paths: Of the n pictures.
        pixels: uint8 (n, size, size), or (n, size, size, 3) where the preprocessing keeps colour.
        labels: int64 (n,), in the order of the data set's classes.
        hashes: SHA-256 of each file.
        fixed: What the folders say: `train`, `validation`, `test`.
    """

    paths: tuple[Path, ...]
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int64]
    hashes: tuple[str, ...]
    fixed: tuple[str, ...]


def load_samples(dataset: DataSet, preprocessing: Preprocessing) -> tuple[LoadedSamples, list[Message]]:
    """Decode a data set; what cannot be read is left out and told.

    A picture that lies in the train and in another folder is left out of training: a score across it would be a lie.

    Raises:
        DataError: Too few readable pictures remain in a class.
    """
    paths, pixels, labels, hashes, fixed = [], [], [], [], []
    notices: list[Message] = []
    elsewhere: set[str] = set()
    for split in ("test", "validation", "train"):
        for sample in dataset.samples.get(split, ()):
            try:
                picture = load_image(sample.path, white_level=preprocessing.white_level)
            except ImageError as error:
                notices.append(error.message)
                continue
            if split == "train" and picture.sha256 in elsewhere:
                notices.append(Message("data-leak", {"path": sample.path}))
                continue
            if split != "train":
                elsewhere.add(picture.sha256)
            paths.append(sample.path)
            pixels.append(preprocessing.resized(picture.pixels))
            labels.append(sample.label)
            hashes.append(picture.sha256)
            fixed.append(split)
    _require_enough(dataset, labels, fixed)
    loaded = LoadedSamples(tuple(paths), np.stack(pixels), np.array(labels, np.int64), tuple(hashes), tuple(fixed))
    return loaded, _capped(notices)


def split_loaded(dataset: DataSet, samples: LoadedSamples, *, validation: float, test: float, seed: int) -> Splits:
    """Split so that identical files, and the groups that `groups.csv` states, stay on one side."""
    stated = read_groups(dataset.folder)
    groups = [stated.get(path, digest) for path, digest in zip(samples.paths, samples.hashes, strict=True)]
    return split_samples(
        samples.labels.tolist(), groups, samples.fixed, validation_share=validation, test_share=test, seed=seed
    )


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


def _require_enough(dataset: DataSet, labels: Sequence[int], fixed: Sequence[str]) -> None:
    counts = Counter(label for label, split in zip(labels, fixed, strict=True) if split == "train")
    for label, part_class in enumerate(dataset.classes):
        if counts[label] < MIN_PER_CLASS:
            raise DataError("data-too-few", name=part_class.name, count=counts[label], needed=MIN_PER_CLASS)


def _capped(notices: list[Message]) -> list[Message]:
    if len(notices) <= _MOST_NOTICES:
        return notices
    rest = len(notices) - _MOST_NOTICES
    return [*notices[:_MOST_NOTICES], Message("data-more-left-out", {"count": rest})]
