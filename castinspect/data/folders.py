"""Labelled pictures in folders named after their class: finding them, and what else lies there.

`DATA/<class>/` or `DATA/train|validation|test/<class>/`, with pictures anywhere below their class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from castinspect.data.label_journal import excluded_pictures, journal_losses
from castinspect.data.roles import composed, guess_role
from castinspect.errors import DataError, ImageError
from castinspect.imaging.finding import LeftOut, Why, is_by_product, is_picture_name, survey
from castinspect.imaging.masks import is_mask_folder, masks_among
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata, PartClass, Role

_SPLIT_NAMES = {
    "train": "train", "training": "train", "test": "test", "testing": "test",
    "val": "validation", "valid": "validation", "validation": "validation",
}  # fmt: skip
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
        left_out: What lies in the folder and is not learned from, to be told once.
        losses: Lines of the journals of labels that cannot be read: a picture that was excluded may be in use again.
    """

    folder: Path
    classes: tuple[PartClass, ...]
    samples: Mapping[str, tuple[Sample, ...]] = field(default_factory=dict)
    left_out: LeftOut | None = None
    losses: tuple[Message, ...] = ()

    @property
    def notices(self) -> tuple[Message, ...]:
        """What is to be told once."""
        return (*self.losses, *(self.left_out.messages() if self.left_out else ()))


@dataclass(frozen=True)
class DataFolder:
    """What a data folder holds.

    Attributes:
        classes: Sorted by name, those with pictures.
        left_out: Everything else, to be told once.
    """

    classes: tuple[ClassFolder, ...]
    left_out: LeftOut


def find_classes(folder: Path, level: int = 1) -> tuple[ClassFolder, ...]:
    """Find the classes of a data folder, sorted by name, without reading more pictures than those that may be masks.

    Pictures that were excluded in labelling are left out, and so are masks.

    Args:
        folder: `DATA/<class>/` or `DATA/train|test/<class>/`.
        level: How many folders down the classes lie: 2 for `DATA/<line>/<class>/`, which brings classes of one name
            together.

    Raises:
        DataError: The folder is missing, has no folder with pictures in it, or its classes lie deeper.
    """
    return survey_data(folder, level).classes


def survey_data(folder: Path, level: int = 1) -> DataFolder:
    """Find the classes as `find_classes` does, and what lies beside them.

    Raises:
        DataError: As `find_classes`.
    """
    excluded = excluded_pictures(folder)
    pictures: dict[str, dict[str, tuple[Path, ...]]] = defaultdict(dict)
    left_out = _beside(folder, level)
    for split, found in class_folders(folder, level):
        _refuse_deeper(folder, found, level)
        paths, others = _pictures_of(found)
        left_out += others
        masks = masks_among(paths)
        left_out += [(path, Why.MASK) for path in paths if path in masks]
        kept = tuple(path for path in paths if path not in excluded and path not in masks)
        if kept:
            name = composed(found.name)
            pictures[name][split] = pictures[name].get(split, ()) + kept
    told = LeftOut(folder, tuple(left_out))
    if not pictures:
        raise DataError("data-empty", folder=folder) if not left_out else _empty_but(folder, told)
    return DataFolder(tuple(ClassFolder(name, pictures[name]) for name in sorted(pictures)), told)


def class_folders(folder: Path, level: int = 1) -> list[tuple[str, Path]]:
    """The folders of classes, the empty ones too, each with the split that it is in.

    Raises:
        DataError: The folder is missing.
    """
    if not folder.is_dir():
        raise DataError("data-missing", folder=folder)
    children = _folders_in(folder)
    splits = [(_SPLIT_NAMES[child.name.lower()], child) for child in children if is_split_name(child.name)]
    if splits and (len(splits) == len(children) or any(split == "train" for split, _ in splits)):
        return [(split, found) for split, child in splits for found in _below(child, level)]
    if level > 1:
        return [pair for child in children for pair in class_folders(child, level - 1)]
    return [("train", child) for child in children]


def is_split_name(name: str) -> bool:
    """Whether a folder of this name is a split, not a class."""
    return name.lower() in _SPLIT_NAMES


def _below(folder: Path, level: int) -> list[Path]:
    found = _folders_in(folder)
    return found if level <= 1 else [below for child in found for below in _below(child, level - 1)]


def _folders_in(folder: Path) -> list[Path]:
    """Folders that may be classes or splits: none of masks; links are not followed."""
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return []  # told by `_beside`
    return [child for child in children
            if _is_folder(child) and not is_by_product(child.name) and not is_mask_folder(child.name)]  # fmt: skip


def _is_folder(path: Path) -> bool:
    try:
        return not path.is_symlink() and path.is_dir()
    except OSError:
        return False


def _pictures_of(folder: Path) -> tuple[list[Path], list[tuple[Path, Why]]]:
    try:
        found = survey([folder])
    except ImageError:
        return [], [(folder, Why.UNREADABLE)]
    return list(found.pictures), [entry for left_out in found.left_out for entry in left_out.entries]


def _beside(folder: Path, level: int) -> list[tuple[Path, Why]]:
    """What lies in a data folder and in no folder of a class."""
    classes = {found for _, found in class_folders(folder, level)}
    inner = {parent for found in classes for parent in found.parents if folder in (parent, *parent.parents)} | {folder}
    left_out: list[tuple[Path, Why]] = []
    for parent in sorted(inner):
        try:
            children = sorted(parent.iterdir())
        except OSError:
            left_out.append((parent, Why.UNREADABLE))
            continue
        for child in children:
            if child not in classes and child not in inner and not is_by_product(child.name):
                left_out += _beside_one(child)
    return left_out


def _beside_one(path: Path) -> list[tuple[Path, Why]]:
    if path.is_symlink():
        return [(path, Why.LINK)]
    if _is_folder(path):
        pictures, others = _pictures_of(path)
        return [(picture, Why.LOOSE) for picture in pictures] + others
    return [(path, Why.LOOSE if is_picture_name(path.name) else Why.KIND)]


def _refuse_deeper(root: Path, folder: Path, level: int) -> None:
    """Refuse a folder in which other classes lie, however deep: nobody can say what `wheelA` with `ok` and `ng` means.

    Raises:
        DataError: So it is.
    """
    role = guess_role(folder.name)
    above, depth = [folder], 1
    while above:
        found = [(parent, _folders_in(parent)) for parent in above]
        for parent, children in found:
            below = _other_classes_among(children, role)
            if below:
                name, names = parent.relative_to(root).as_posix(), ", ".join(child.name for child in below)
                code = "data-deeper" if depth == 1 else "data-much-deeper"
                raise DataError(code, name=name, below=names, levels=depth, level=level + depth)
        above, depth = [child for _, children in found for child in children], depth + 1


def _other_classes_among(folders: Sequence[Path], role: Role | None) -> list[Path]:
    """Folders with pictures whose names are those of splits, or of classes that do not mean `role`."""
    telling = [child for child in folders if guess_role(child.name) or is_split_name(child.name)]
    below = [child for child in telling if _pictures_of(child)[0]]
    meant = {guess_role(child.name) for child in below} - {None}
    holds_splits = len({_SPLIT_NAMES[child.name.lower()] for child in below if is_split_name(child.name)}) > 1
    return below if holds_splits or (meant and meant != {role}) else []


def _empty_but(folder: Path, left_out: LeftOut) -> DataError:
    return DataError("data-empty-but", folder=folder, others=" ".join(map(str, left_out.messages())))


def read_dataset(folder: Path, roles: Mapping[str, Role] | None = None, level: int = 1) -> DataSet:
    """Find a data set and make sure that it can be trained on.

    Args:
        folder: See `find_classes`.
        roles: Role by class name, for names that do not tell.
        level: See `find_classes`.

    Raises:
        DataError: Nothing there, a role is unclear, one role is missing, or a class has too few pictures.
    """
    found = survey_data(folder, level)
    folders = found.classes
    classes = classes_of(folders, roles or {})
    for class_folder in folders:
        if len(class_folder.pictures.get("train", ())) < MIN_PER_CLASS:
            count = len(class_folder.pictures.get("train", ()))
            raise DataError("data-too-few", name=class_folder.name, count=count, needed=MIN_PER_CLASS)
    samples: dict[str, list[Sample]] = defaultdict(list)
    for label, class_folder in enumerate(folders):
        for split, paths in class_folder.pictures.items():
            samples[split] += [Sample(path, label) for path in paths]
    by_split = {split: tuple(some) for split, some in samples.items()}
    return DataSet(folder, classes, by_split, found.left_out, journal_losses(folder))


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


def labelled_pictures(folder: Path, metadata: CheckpointMetadata, level: int = 1) -> tuple[str, dict[Path, str]]:
    """Pictures to score a checkpoint on, with their true class: those under `test` if there are any, else all.

    Classes must be among the checkpoint's. `folder` itself may be such a `test` folder. For `level` see `find_classes`.

    Raises:
        DataError: Nothing there, or a class that the checkpoint does not know.
    """
    folders = find_classes(folder, level)
    unknown = [found.name for found in folders if found.name not in metadata.class_names]
    if unknown:
        raise DataError("data-other-classes", names=", ".join(unknown), known=", ".join(metadata.class_names))
    split = "test" if any(found.pictures.get("test") for found in folders) else "train"
    truth = {path: found.name for found in folders for path in found.pictures.get(split, ())}
    return ("test" if split == "test" else "given"), truth
