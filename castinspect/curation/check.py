"""What a person should know of a data set before training on it: what cannot be read, and what is there twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np

from castinspect.curation.advice import advise
from castinspect.curation.suspects import LabelledPicture, Suspect, find_suspects
from castinspect.data.copies import group_pictures
from castinspect.data.depth_question import depth_question, fourteen_bits_question
from castinspect.data.folders import ClassFolder, class_folders, survey_data
from castinspect.data.groups import groups_of
from castinspect.data.label_journal import excluded_pictures, journal_losses
from castinspect.data.likeness import unpack
from castinspect.data.parts import group_parts, part_numbers
from castinspect.data.reading import Look, looked_at
from castinspect.data.roles import composed, guess_role
from castinspect.imaging.depth import white_of
from castinspect.imaging.loading import load_image
from castinspect.messages import Message
from castinspect.models.metadata import Role
from castinspect.progress import BackbonePass, PicturesRead


@dataclass(frozen=True)
class ClassCount:
    """A class as it was found.

    Attributes:
        name: Of its folder.
        role: Where the name tells.
        pictures: How many lie in each split.
        parts: How many parts its readable pictures show.
    """

    name: str
    role: Role | None
    pictures: Mapping[str, int]
    parts: int

    @property
    def total(self) -> int:
        """Pictures in all splits."""
        return sum(self.pictures.values())


@dataclass(frozen=True)
class Copies:
    """Pictures of one part.

    Attributes:
        paths: Of two or more pictures.
        kind: `identical` files; `alike` but for a turn, a mirror image, light or encoding; or `stated` to be one part.
        classes: In which classes they lie; more than one means that a label is wrong.
        splits: In which splits they lie; more than one means that a score on the test pictures would lie.
    """

    paths: tuple[Path, ...]
    kind: Literal["identical", "alike", "stated"]
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
        odd_sizes: The pictures of another size than the most frequent.
        copies: Pictures that show one part.
        parts: How many pictures remain if copies count once.
        excluded: Pictures that labelling excluded; they count nowhere else.
        suspects: Labels that are likely wrong, the surest first.
        advice: What is missing, and what more pictures would be worth.
        notices: What lies in the folder and was left out, and what of `groups.csv` fits nothing.
    """

    folder: Path
    classes: tuple[ClassCount, ...]
    unreadable: tuple[Message, ...]
    sizes: tuple[tuple[tuple[int, int], int], ...]
    odd_sizes: tuple[Path, ...]
    copies: tuple[Copies, ...]
    parts: int
    excluded: tuple[Path, ...]
    suspects: tuple[Suspect, ...]
    advice: tuple[Message, ...]
    notices: tuple[Message, ...] = ()

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
    look: Look
    class_name: str
    split: str
    part: str


def check_dataset(
    folder: Path, *, part_pattern: str | None = None, labels: bool = True, level: int = 1, bits: int | None = None
) -> Generator[PicturesRead | BackbonePass | DatasetReport, None, None]:
    """Read every picture of a data set, find its copies and the labels that are likely wrong.

    Args:
        folder: As `castinspect.data.folders.find_classes` takes it.
        part_pattern: See `castinspect.data.parts.part_numbers`.
        labels: Look for wrong labels, too, which takes a pass through a backbone the first time.
        level: How many folders down the classes lie.
        bits: That the camera uses in files of 16; None where that is not known.

    Yields:
        Progress, and the report at the end.

    Raises:
        DataError: The folder is missing, has no folder with pictures in it, or the pattern is of no use.
    """
    found, groups = survey_data(folder, level), groups_of(folder)
    folders, stated = found.classes, groups.stated
    planned = [(c.name, split, path) for c in folders for split, paths in c.pictures.items() for path in paths]
    paths = [path for _, _, path in planned]
    numbered = part_numbers(paths, part_pattern)
    looks = yield from looked_at(paths, partial(load_image, white_level=white_of(bits)))
    seen = _seen(planned, looks, stated, numbered)
    pictures = [LabelledPicture(s.look.path, s.look.sha256, s.class_name, s.part) for s in seen]
    suspects = (yield from find_suspects(pictures)) if labels else ()
    problems = [look.problem for look in looks if look.problem]
    doubt = fourteen_bits_question(paths) if bits is None else None
    asked = (question,) if (question := doubt or depth_question(problems, len(planned))) else ()
    report = _report(folder, folders, seen, problems, {*stated, *numbered}, suspects)
    empty = {composed(empty.name) for _, empty in class_folders(folder, level)} - {c.name for c in folders}
    advice = advise([(c.name, c.role, c.parts) for c in report.classes], sorted(empty))
    told = (*asked, *found.left_out.messages(), *groups.messages())
    yield replace(report, advice=(*advice, *journal_losses(folder)), notices=told)


def _seen(
    planned: Sequence[tuple[str, str, Path]],
    looks: Sequence[Look],
    stated: Mapping[Path, str],
    numbered: Mapping[Path, str],
) -> list[_Seen]:
    """The readable pictures, with the part that each shows."""
    readable = [(look, name, split) for look, (name, split, _) in zip(looks, planned, strict=True) if look.described]
    packed = {look.sha256: look.described.packed for look, _, _ in readable if look.described}
    places = {look.sha256: look.path for look, _, _ in readable}
    numbers = group_pictures(unpack(np.stack(list(packed.values()))), list(places.values())) if packed else []
    alike = dict(zip(packed, numbers, strict=True))
    parts = group_parts([r[0].path for r in readable], [r[0].sha256 for r in readable], stated, numbered, alike)
    return [_Seen(*found, part) for found, part in zip(readable, parts, strict=True)]


def _report(
    folder: Path,
    folders: Sequence[ClassFolder],
    seen: Sequence[_Seen],
    problems: Sequence[Message],
    said: set[Path],
    suspects: tuple[Suspect, ...],
) -> DatasetReport:
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for found in seen:
        groups[found.part].append(found)
    parts = Counter(name for group in groups.values() for name in {found.class_name for found in group})
    sizes = Counter(found.look.described.size for found in seen if found.look.described).most_common()
    odd = [s.look.path for s in seen if s.look.described and s.look.described.size != sizes[0][0]]
    classes = tuple(
        ClassCount(c.name, guess_role(c.name), {s: len(p) for s, p in c.pictures.items()}, parts[c.name])
        for c in folders
    )
    return DatasetReport(
        folder=folder,
        classes=classes,
        unreadable=tuple(problems),
        sizes=tuple(sizes),
        odd_sizes=tuple(odd),
        copies=tuple(_copies(group, said) for group in groups.values() if len(group) > 1),
        parts=len(groups),
        excluded=tuple(sorted(excluded_pictures(folder))),
        suspects=suspects,
        advice=(),
    )


def _copies(group: Sequence[_Seen], said: set[Path]) -> Copies:
    identical = len({found.look.sha256 for found in group}) == 1
    stated = all(found.look.path in said for found in group)
    return Copies(
        paths=tuple(found.look.path for found in group),
        kind="identical" if identical else "stated" if stated else "alike",
        classes=tuple(sorted({found.class_name for found in group})),
        splits=tuple(sorted({found.split for found in group})),
    )
