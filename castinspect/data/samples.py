"""The pictures of a run, decoded once: resized, in memory, with their hashes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.copies import group_pictures
from castinspect.data.depth_question import depth_question
from castinspect.data.folders import MIN_PER_CLASS, DataSet, Sample
from castinspect.data.groups import groups_of
from castinspect.data.leaks import crossing_parts, regrouped
from castinspect.data.likeness import Packed, unpack
from castinspect.data.parts import group_parts, part_numbers
from castinspect.data.reading import look_at
from castinspect.data.splits import Splits, split_samples
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import OVERSAMPLING, Light, Preprocessing
from castinspect.messages import Message
from castinspect.models.backbones import Backbone
from castinspect.progress import PicturesRead

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
        groups: Which pictures show one part; see `castinspect.data.parts.group_parts`.
        fixed: What the folders say, or regrouping made of it: `train`, `validation`, `test`.
        signatures: int8 (n, rings, waves, 2); see `castinspect.data.likeness.pack`.
    """

    paths: tuple[Path, ...]
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int64]
    hashes: tuple[str, ...]
    groups: tuple[str, ...]
    fixed: tuple[str, ...]
    signatures: Packed

    def chosen(self, indices: Sequence[int]) -> tuple[Sample, ...]:
        """Some of them, as a data set lists them."""
        return tuple(Sample(self.paths[index], int(self.labels[index])) for index in indices)


@dataclass(frozen=True)
class _Read:
    """One decoded picture's place in the data set; its pixels lie elsewhere."""

    sample: Sample
    split: str
    sha256: str
    packed: Packed


def run_preprocessing(backbone: Backbone, size: int | None, light: Light | None) -> Preprocessing:
    """How a training run sees its pictures; whatever shares its cached features must see them likewise.

    Args:
        backbone: Its mean and deviation of the input are taken, and its size where `size` is None.
        size: Side of the network's input.
        light: See `Preprocessing`.
    """
    return Preprocessing(
        size=size or backbone.input_size,
        light=light,
        mean=backbone.mean,
        std=backbone.std,
        lean=True,
        decoder="simplejpeg",
        oversampling=OVERSAMPLING,
    )


def load_samples(
    dataset: DataSet, preprocessing: Preprocessing, *, part_pattern: str | None = None, regroup: bool = False
) -> Generator[PicturesRead, None, tuple[LoadedSamples, list[Message]]]:
    """Decode a data set; what cannot be read is left out and told.

    Args:
        dataset: Of the pictures.
        preprocessing: Of the network that they are for.
        part_pattern: See `castinspect.data.parts.part_numbers`.
        regroup: Where pictures of one part stand on both sides of the folders' split, bring them to one side.

    Yields:
        After each picture.

    Returns:
        The pictures, and what should be told of them.

    Raises:
        DataError: Too few readable parts remain in a class, the bit depth must be asked for, the pattern is of no use,
            or a part stands on both sides and `regroup` was not asked for: a score across it would be a lie.
    """
    said = groups_of(dataset.folder)
    stated = said.stated
    planned = [(split, s) for split in ("test", "validation", "train") for s in dataset.samples.get(split, ())]
    numbered = part_numbers([sample.path for _, sample in planned], part_pattern)
    side, channels = preprocessing.size, () if preprocessing.colour == "grey" else (3,)
    pixels = np.empty((len(planned), side, side, *channels), np.uint8)
    read, notices = list[_Read](), list[Message]()
    looks = look_at([s.path for _, s in planned], preprocessing.resized, load=preprocessing.load)
    with closing(looks):
        for done, ((split, sample), look) in enumerate(zip(planned, looks, strict=True), start=1):
            yield PicturesRead(done, len(planned))
            if look.problem:
                notices.append(look.problem)
                continue
            assert look.described is not None
            pixels[len(read)] = look.pixels
            read.append(_Read(sample, split, look.sha256, look.described.packed))
    if question := depth_question(notices, len(planned)):
        raise DataError(question.code, **question.values)
    groups, warnings = _grouped(dataset, read, stated, numbered)
    labels, sides = [r.sample.label for r in read], [r.split for r in read]
    if crossing := crossing_parts(groups, sides):
        if not regroup:
            raise DataError("data-crosses", parts=len(crossing), example=_example(read, crossing))
        sides = regrouped(groups, labels, sides)
        warnings.append(Message("data-regrouped", {"parts": len(crossing)}))
    _refuse_too_few(dataset, labels, groups, sides)
    loaded = LoadedSamples(
        paths=tuple(r.sample.path for r in read),
        pixels=pixels[: len(read)],
        labels=np.array(labels, np.int64),
        hashes=tuple(r.sha256 for r in read),
        groups=tuple(groups),
        fixed=tuple(sides),
        signatures=np.stack([r.packed for r in read]),
    )
    warnings += _contradictions(read, groups, labels)
    return loaded, [*dataset.notices, *said.messages(), *warnings, *_capped(notices)]


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
    if not splits.validation:
        raise DataError("data-too-few-groups", parts=1)
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
    dataset: DataSet, read: Sequence[_Read], stated: Mapping[Path, str], numbered: Mapping[Path, str]
) -> tuple[list[str], list[Message]]:
    """Which part each picture shows, and what should be told of that.

    Parts of one shape in one place can be too alike to be told from copies: then only identical files count as such.
    """
    paths, hashes = [r.sample.path for r in read], [r.sha256 for r in read]
    labels, sides = [r.sample.label for r in read], [r.split for r in read]
    by_file = group_parts(paths, hashes, stated, numbered, {})
    if all(path in stated or path in numbered for path in paths):
        return by_file, []
    packed = {r.sha256: r.packed for r in read}
    places = {r.sha256: r.sample.path for r in read}
    numbers = group_pictures(unpack(np.stack(list(packed.values()))), list(places.values()))
    alike = dict(zip(packed, numbers, strict=True))
    by_likeness = group_parts(paths, hashes, stated, numbered, alike)
    if _too_few(dataset, labels, by_likeness, sides) and not _too_few(dataset, labels, by_file, sides):
        return by_file, [Message("data-all-alike")]
    return by_likeness, []


def _contradictions(read: Sequence[_Read], groups: Sequence[str], labels: Sequence[int]) -> tuple[Message, ...]:
    """What is told of parts that lie in more than one class."""
    found = _in_two_classes(groups, labels)
    if not found:
        return ()
    example = ", ".join(str(read[index].sample.path) for index in found[0])
    return (Message("data-contradictions", {"parts": len(found), "example": example}),)


def _in_two_classes(groups: Sequence[str], labels: Sequence[int]) -> list[tuple[int, int]]:
    """Of each part that lies in several classes, two pictures in different ones, by their places."""
    first: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for index, group in enumerate(groups):
        before = first.setdefault(group, index)
        if labels[before] != labels[index]:
            found.setdefault(group, (before, index))
    return list(found.values())


def _example(read: Sequence[_Read], crossing: Mapping[str, Sequence[int]]) -> str:
    """Two pictures of one part that stand on different sides."""
    members = [read[index] for index in next(iter(crossing.values()))]
    other = next(found for found in members if found.split != members[0].split)
    return f"{members[0].sample.path}, {other.sample.path}"


def _refuse_too_few(dataset: DataSet, labels: Sequence[int], groups: Sequence[str], sides: Sequence[str]) -> None:
    """See that each class has enough pictures, and enough parts, to train on.

    Raises:
        DataError: One has too few of them.
    """
    readable = [str(index) for index in range(len(labels))]  # each a part of its own
    for code, parts in (("data-too-few", readable), ("data-too-few-parts", groups)):
        if short := _too_few(dataset, labels, parts, sides):
            raise DataError(code, name=short[0], count=short[1], needed=MIN_PER_CLASS)


def _too_few(
    dataset: DataSet, labels: Sequence[int], groups: Sequence[str], sides: Sequence[str]
) -> tuple[str, int] | None:
    """The first class with too few parts to train on, and how many there are; copies of one part count once."""
    rows = list(zip(labels, groups, sides, strict=True))
    for label, part_class in enumerate(dataset.classes):
        count = len({group for of, group, side in rows if of == label and side == "train"})
        if count < MIN_PER_CLASS:
            return part_class.name, count
    return None


def _capped(notices: list[Message]) -> list[Message]:
    if len(notices) <= _MOST_NOTICES:
        return notices
    rest = len(notices) - _MOST_NOTICES
    return [*notices[:_MOST_NOTICES], Message("data-more-left-out", {"count": rest})]
