"""The shelves of the labelling window: pictures to look at, one shelf a class, the excluded ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from castinspect.curation.labelling import Labelling
from castinspect.curation.opinions import Opinion
from castinspect.data.folders import find_classes


class ShelfKind(Enum):
    """What a shelf holds."""

    GIVEN = auto()
    DOUBTED = auto()
    LASSOED = auto()
    CLASS = auto()
    EXCLUDED = auto()


@dataclass(frozen=True)
class Shelf:
    """Pictures of one kind.

    Attributes:
        kind: What they are.
        name: The class; empty for the other kinds.
        number: The key that moves a picture here, from 1; 0 for none.
        pictures: On this shelf.
    """

    kind: ShelfKind
    name: str
    number: int
    pictures: tuple[Path, ...]


class Shelves:
    """A data folder as it lies on the disk, and the given pictures under the names that they have now.

    Args:
        labelling: Of the data folder.
        given: Pictures to begin with, as suspects; none makes no shelf for them.
    """

    def __init__(self, labelling: Labelling, given: Sequence[Path] = ()) -> None:
        self._labelling = labelling
        self._lists = {ShelfKind.GIVEN: list(given)}
        self._opinions: dict[Path, Opinion] = {}
        self._followed = len(labelling.entries)
        self.all: tuple[Shelf, ...] = ()

    def read(self) -> None:
        """Read the folders again.

        Raises:
            DataError: There are no classes, or a folder cannot be read; then all class shelves are empty.
        """
        self._follow()
        self._build({})
        found = find_classes(self._labelling.folder)
        self._build({each.name: [path for split in each.pictures.values() for path in split] for each in found})

    def doubt(self, opinions: Sequence[Opinion]) -> None:
        """Put pictures that the version would put elsewhere on a shelf of their own, in this order."""
        self._opinions = {one.path: one for one in opinions}
        self._lists[ShelfKind.DOUBTED] = [one.path for one in opinions]

    def lasso(self, pictures: Sequence[Path]) -> None:
        """Put pictures that were chosen on the map on a shelf of their own."""
        self._lists[ShelfKind.LASSOED] = list(pictures)

    def opinion_of(self, path: Path) -> Opinion | None:
        """What the version said of a picture, under the name that it has now; None where it agreed or was not asked."""
        return self._opinions.get(path)

    def row_of(self, kind: ShelfKind) -> int:
        """The first shelf of a kind in the list; -1 where there is none."""
        return next((row for row, shelf in enumerate(self.all) if shelf.kind is kind), -1)

    def at(self, row: int) -> Shelf | None:
        """The shelf at a place in the list; None where there is none."""
        return self.all[row] if 0 <= row < len(self.all) else None

    def class_of(self, number: int) -> str | None:
        """The class that a key stands for, counted from 1; None where there is none."""
        classes = self._labelling.classes()
        return classes[number - 1] if number <= len(classes) else None

    def _build(self, pictures: dict[str, list[Path]]) -> None:
        given = [Shelf(kind, "", 0, tuple(listed)) for kind, listed in self._lists.items() if listed]
        classes = [
            Shelf(ShelfKind.CLASS, name, number, tuple(pictures.get(name, ())))
            for number, name in enumerate(self._labelling.classes(), start=1)
        ]
        self.all = (*given, *classes, Shelf(ShelfKind.EXCLUDED, "", 0, tuple(sorted(self._labelling.excluded))))

    def _follow(self) -> None:
        """Listed pictures stay on their shelves under the names that the latest steps gave them."""
        folder = self._labelling.folder
        for entry in self._labelling.entries[self._followed :]:
            before, after = folder / entry.source, folder / entry.target
            for listed in self._lists.values():
                listed[:] = [after if path == before else path for path in listed]
            if before in self._opinions:
                self._opinions[after] = self._opinions.pop(before)
        self._followed = len(self._labelling.entries)
