"""What a person should know of a data set before training on it: what cannot be read, and what is there twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import ImageError
from castinspect.imaging.loading import load_image
from castinspect.messages import Message
from castinspect.models.metadata import Role
from castinspect.training.dataset import find_classes, guess_role
from castinspect.training.events import PicturesRead
from castinspect.training.grouping import Signature, group_files, signature


@dataclass(frozen=True)
class ClassCount:
    """A class and how many of its pictures lie in each split; its role where its name tells."""

    name: str
    role: Role | None
    pictures: Mapping[str, int]

    @property
    def total(self) -> int:
        """Pictures in all splits."""
        return sum(self.pictures.values())


@dataclass(frozen=True)
class Copies:
    """Pictures of one part that are the same but for a turn, a mirror image, light or encoding.

    Attributes:
        paths: Of two or more pictures.
        identical: Whether the files are the same byte for byte.
        classes: In which classes they lie; more than one means that a label is wrong.
        splits: In which splits they lie; more than one means that a score on the test pictures would lie.
    """

    paths: tuple[Path, ...]
    identical: bool
    classes: tuple[str, ...]
    splits: tuple[str, ...]


@dataclass(frozen=True)
class DatasetReport:
    """What was found in a data set.

    Attributes:
        folder: Where it lies.
        classes: Sorted by name.
        unreadable: Why each picture that cannot be read cannot.
        sizes: How many pictures there are of each (width, height), the most frequent first.
        copies: Groups of copies.
        parts: How many pictures remain if copies count once.
    """

    folder: Path
    classes: tuple[ClassCount, ...]
    unreadable: tuple[Message, ...]
    sizes: tuple[tuple[tuple[int, int], int], ...]
    copies: tuple[Copies, ...]
    parts: int

    @property
    def leaks(self) -> tuple[Copies, ...]:
        """Copies on both sides of a split."""
        return tuple(found for found in self.copies if len(found.splits) > 1)

    @property
    def contradictions(self) -> tuple[Copies, ...]:
        """Copies in more than one class."""
        return tuple(found for found in self.copies if len(found.classes) > 1)


@dataclass(frozen=True)
class _Seen:
    path: Path
    class_name: str
    split: str
    sha256: str


def check_dataset(folder: Path) -> Iterator[PicturesRead | DatasetReport]:
    """Read every picture of a data set and find its copies.

    Args:
        folder: As `castinspect.training.dataset.find_classes` takes it.

    Yields:
        After each picture, and the report at the end.

    Raises:
        DataError: The folder is missing, or has no folder with pictures in it.
    """
    folders = find_classes(folder)
    planned = [(c.name, split, path) for c in folders for split, paths in c.pictures.items() for path in paths]
    seen: list[_Seen] = []
    signatures: dict[str, Signature] = {}
    unreadable: list[Message] = []
    sizes: Counter[tuple[int, int]] = Counter()
    for done, (name, split, path) in enumerate(planned, start=1):
        yield PicturesRead(done, len(planned))
        try:
            picture = load_image(path)
        except ImageError as error:
            unreadable.append(error.message)
            continue
        sizes[picture.pixels.shape[1], picture.pixels.shape[0]] += 1
        seen.append(_Seen(path, name, split, picture.sha256))
        if picture.sha256 not in signatures:
            signatures[picture.sha256] = signature(picture.pixels)
    numbers = group_files(signatures)
    groups: dict[int, list[_Seen]] = defaultdict(list)
    for found in seen:
        groups[numbers[found.sha256]].append(found)
    counts = [ClassCount(c.name, guess_role(c.name), {s: len(p) for s, p in c.pictures.items()}) for c in folders]
    copies = tuple(_copies(group) for group in groups.values() if len(group) > 1)
    yield DatasetReport(folder, tuple(counts), tuple(unreadable), tuple(sizes.most_common()), copies, len(groups))


def _copies(group: list[_Seen]) -> Copies:
    return Copies(
        paths=tuple(found.path for found in group),
        identical=len({found.sha256 for found in group}) == 1,
        classes=tuple(sorted({found.class_name for found in group})),
        splits=tuple(sorted({found.split for found in group})),
    )
