"""Labelled pictures in folders named after their class: finding them, what the classes mean, and splitting them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from castinspect.data.label_journal import excluded_pictures, read_journal, replay
from castinspect.errors import DataError
from castinspect.imaging.finding import find_pictures
from castinspect.models.metadata import CheckpointMetadata, PartClass, Role

_SPLIT_NAMES = {
    "train": "train", "training": "train", "test": "test", "testing": "test",
    "val": "validation", "valid": "validation", "validation": "validation",
}  # fmt: skip
_OK_WORDS = frozenset({
    "ok", "good", "normal", "pass", "passed", "sound", "fine", "io",
    "정상", "정상품", "양품", "양호", "합격", "합격품",
})  # fmt: skip
_DEFECT_WORDS = frozenset({
    "def", "defect", "defects", "defective", "ng", "nok", "ko", "nio", "notok", "bad", "fail", "failed", "reject",
    "rejected", "faulty", "broken", "damaged", "abnormal", "anomaly", "anomalous",
    "불량", "불량품", "결함", "불합격", "비정상",
    "blowhole", "blowholes", "hole", "holes", "pinhole", "pinholes", "scratch", "scratches", "burr", "burrs", "chip",
    "chips", "crack", "cracks", "dent", "dents", "void", "voids", "inclusion", "inclusions", "shrinkage", "porosity",
    "misrun",
})  # fmt: skip
_NEGATIONS = frozenset({"not", "no", "non", "un"})
GROUPS_FILE = "groups.csv"
MIN_PER_CLASS = 4


@dataclass(frozen=True)
class ClassFolder:
    """One class as it lies on disk: its pictures by split; without splits they are all under `train`."""

    name: str
    pictures: Mapping[str, tuple[Path, ...]]

    @property
    def count(self) -> int:
        """Pictures in all splits."""
        return sum(map(len, self.pictures.values()))


@dataclass(frozen=True)
class Sample:
    """One labelled picture; `label` counts in the order of the data set's classes."""

    path: Path
    label: int


@dataclass(frozen=True)
class DataSet:
    """Labelled pictures with classes whose meaning is known.

    Attributes:
        folder: Where it lies.
        classes: Sorted by name.
        samples: By split as the folders say: `train`, and `validation` and `test` where there are such folders.
    """

    folder: Path
    classes: tuple[PartClass, ...]
    samples: Mapping[str, tuple[Sample, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Splits:
    """Indices into a list of samples; no group stands in two of them."""

    train: tuple[int, ...]
    validation: tuple[int, ...]
    test: tuple[int, ...]


def find_classes(folder: Path) -> tuple[ClassFolder, ...]:
    """Find the classes of `DATA/<class>/` or `DATA/train|test/<class>/`, sorted by name, without reading a picture.

    Pictures that were excluded in labelling are left out.

    Raises:
        DataError: The folder is missing, or has no folder with pictures in it.
    """
    excluded = excluded_pictures(folder)
    pictures: dict[str, dict[str, tuple[Path, ...]]] = defaultdict(dict)
    for split, found in class_folders(folder):
        paths = tuple(path for path in find_pictures([found]) if path not in excluded)
        if paths:
            name = composed(found.name)
            pictures[name][split] = pictures[name].get(split, ()) + paths
    if not pictures:
        raise DataError("data-empty", folder=folder)
    return tuple(ClassFolder(name, pictures[name]) for name in sorted(pictures))


def class_folders(folder: Path) -> list[tuple[str, Path]]:
    """The folders of classes, the empty ones too, each with the split that it is in.

    Raises:
        DataError: The folder is missing.
    """
    if not folder.is_dir():
        raise DataError("data-missing", folder=folder)
    children = _folders_in(folder)
    splits = [(_SPLIT_NAMES[child.name.lower()], child) for child in children if is_split_name(child.name)]
    if splits and (len(splits) == len(children) or any(split == "train" for split, _ in splits)):
        return [(split, found) for split, child in splits for found in _folders_in(child)]
    return [("train", child) for child in children]


def is_split_name(name: str) -> bool:
    """Whether a folder of this name is a split, not a class."""
    return name.lower() in _SPLIT_NAMES


def _folders_in(folder: Path) -> list[Path]:
    return sorted(child for child in folder.iterdir() if child.is_dir() and not child.name.startswith("."))


def composed(name: str) -> str:
    """A name as most systems write it; macOS takes Hangul apart (NFD)."""
    return unicodedata.normalize("NFC", name)


def guess_role(name: str) -> Role | None:
    """Guess from a class's name whether it means ok or defect; None where the name does not tell.

    Whole words count, so that `look` is not ok; `not_ok` is a defect; `no_defect` is left to the person.
    """
    parts = re.sub(r"([a-z])([A-Z])", r"\1 \2", composed(name)).lower()
    words = [word for word in re.split(r"[\W_\d]+", parts) if word]
    negated = {after for before, after in pairwise(words) if before in _NEGATIONS}
    if negated & _DEFECT_WORDS:
        return None
    is_ok = bool(_OK_WORDS & set(words) - negated)
    is_defect = bool(_DEFECT_WORDS & set(words) or _OK_WORDS & negated)
    if is_ok == is_defect:
        return None
    return Role.OK if is_ok else Role.DEFECT


def read_dataset(folder: Path, roles: Mapping[str, Role] | None = None) -> DataSet:
    """Find a data set and make sure that it can be trained on.

    Args:
        folder: See `find_classes`.
        roles: Role by class name, for names that do not tell.

    Raises:
        DataError: Nothing there, a role is unclear, one role is missing, or a class has too few pictures.
    """
    folders = find_classes(folder)
    classes = classes_of(folders, roles or {})
    for class_folder in folders:
        if len(class_folder.pictures.get("train", ())) < MIN_PER_CLASS:
            count = len(class_folder.pictures.get("train", ()))
            raise DataError("data-too-few", name=class_folder.name, count=count, needed=MIN_PER_CLASS)
    samples: dict[str, list[Sample]] = defaultdict(list)
    for label, class_folder in enumerate(folders):
        for split, paths in class_folder.pictures.items():
            samples[split] += [Sample(path, label) for path in paths]
    return DataSet(folder, classes, {split: tuple(found) for split, found in samples.items()})


def classes_of(folders: Sequence[ClassFolder], roles: Mapping[str, Role]) -> tuple[PartClass, ...]:
    """Give each class its role: the stated one, else the guessed one.

    Raises:
        DataError: A role is unclear, or all classes have the same.
    """
    roles = {composed(name): role for name, role in roles.items()}
    unknown = sorted(set(roles) - {folder.name for folder in folders})
    if unknown:
        known = ", ".join(folder.name for folder in folders)
        raise DataError("data-role-for-nothing", names=", ".join(unknown), known=known)
    guessed = {folder.name: roles.get(folder.name) or guess_role(folder.name) for folder in folders}
    unclear = [name for name, role in guessed.items() if role is None]
    if len(folders) == 1:
        raise DataError("data-one-class", name=folders[0].name)
    if unclear:
        raise DataError("data-roles-unclear", names=", ".join(unclear), example=unclear[0])
    found = {role for role in guessed.values() if role}
    if len(found) == 1:
        missing = (set(Role) - found).pop()
        raise DataError("data-one-role", names=", ".join(guessed), missing=missing)
    return tuple(PartClass(name=name, role=role) for name, role in guessed.items() if role)


def labelled_pictures(folder: Path, metadata: CheckpointMetadata) -> tuple[str, dict[Path, str]]:
    """Pictures to score a checkpoint on, with their true class: those under `test` if there are any, else all.

    Classes must be among the checkpoint's. `folder` itself may be such a `test` folder.

    Raises:
        DataError: Nothing there, or a class that the checkpoint does not know.
    """
    folders = find_classes(folder)
    unknown = [found.name for found in folders if found.name not in metadata.class_names]
    if unknown:
        raise DataError("data-other-classes", names=", ".join(unknown), known=", ".join(metadata.class_names))
    split = "test" if any(found.pictures.get("test") for found in folders) else "train"
    truth = {path: found.name for found in folders for path in found.pictures.get(split, ())}
    return ("test" if split == "test" else "given"), truth


def read_groups(folder: Path) -> dict[Path, str]:
    """Read `groups.csv` (columns `path`, relative to the folder, and `group`) where a data set has one.

    Raises:
        DataError: The file has other columns.
    """
    file = folder / GROUPS_FILE
    if not file.is_file():
        return {}
    with file.open(newline="", encoding="utf-8") as opened:
        rows = csv.DictReader(opened)
        if not {"path", "group"} <= set(rows.fieldnames or ()):
            raise DataError("data-groups-invalid", file=file)
        groups = {folder / row["path"]: row["group"] for row in rows}
    for source, target in replay(read_journal(folder)).moves:  # the file tells where pictures were before labelling
        if folder / source in groups:
            groups[folder / target] = groups.pop(folder / source)
    return groups


def split_samples(
    labels: Sequence[int],
    groups: Sequence[str],
    fixed: Sequence[str],
    *,
    validation_share: float,
    test_share: float,
    seed: int,
) -> Splits:
    """Split samples so that each class keeps its share and no group stands on two sides.

    Args:
        labels: Class of each sample.
        groups: Group of each sample; copies of one part share one.
        fixed: What the folders say of each sample: `train`, `validation` or `test`. Where they name test or validation
            pictures, none are taken from `train` for it.
        validation_share: Part of the training pictures to validate on.
        test_share: Part to test on.
        seed: Of the choice.
    """
    sides = np.array(fixed, dtype=object)
    if not (sides == "test").any():
        _take("test", test_share, sides, labels, groups, seed)
    if not (sides == "validation").any():
        _take("validation", validation_share, sides, labels, groups, seed + 1)
    train, validation, test = (tuple(map(int, np.flatnonzero(sides == s))) for s in ("train", "validation", "test"))
    return Splits(train, validation, test)


def _take(side: str, share: float, sides: np.ndarray, labels: Sequence[int], groups: Sequence[str], seed: int) -> None:
    """Move about `share` of each class's training samples to `side`, whole groups, the rest staying to train on.

    Groups are dealt in random order, and one that would go over the share stays: so the side holds many parts where a
    few large groups make up most of a class, and those large groups are learned from.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for index in map(int, np.flatnonzero(sides == "train")):
        members[groups[index]].append(index)
    counts = {group: Counter(labels[index] for index in found) for group, found in members.items()}
    left = sum(counts.values(), Counter())
    room = {label: max(1, round(share * count)) for label, count in left.items()}
    dealt = sorted(members)
    np.random.default_rng(seed).shuffle(dealt)
    taken = [group for group in dealt if _fits(counts[group], room, left)]
    for label in sorted(left):  # a class whose groups are all larger than its share gives its smallest
        if not any(counts[group][label] for group in taken):
            smallest = sorted((group for group in dealt if counts[group][label]), key=lambda group: len(members[group]))
            taken += smallest[: len(smallest) > 1]
    for group in taken:
        sides[members[group]] = side


def _fits(group: Counter[int], room: dict[int, int], left: Counter[int]) -> bool:
    """Whether a side has room for a group and leaves some of each class; the group is taken from both then."""
    if any(count > room[label] or count == left[label] for label, count in group.items()):
        return False
    for label, count in group.items():
        room[label] -= count
        left[label] -= count
    return True
