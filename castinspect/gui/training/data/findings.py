"""What a data-set check found, as kinds of findings with their pictures, in the window's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from castinspect.curation.check import Copies, DatasetReport
from castinspect.gui.common.thumbnail_grid import GridPicture
from castinspect.language import localized
from castinspect.messages import Message

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Finding:
    """One kind of finding.

    Attributes:
        title: With how many there are.
        explanation: What it means and what to do.
        pictures: To look at; empty where there are only sentences.
        sentences: To read.
    """

    title: str
    explanation: str
    pictures: tuple[GridPicture, ...] = ()
    sentences: tuple[str, ...] = ()


def findings(report: DatasetReport) -> list[Finding]:
    """What was found, the gravest first; kinds of which there is nothing are left out."""
    leaks, contradictions = report.leaks, report.contradictions
    copies = [found for found in report.copies if found not in leaks and found not in contradictions]
    kinds = [
        (
            translate("findings", "Train and test"),
            translate(
                "findings",
                "On both sides of the split, so a score would flatter. Training asks to regroup them.",
            ),
            _grouped(leaks, report.folder),
            len(leaks),
        ),
        (
            translate("findings", "Two classes"),
            translate("findings", "Pictures of one part lie in different classes; one of the labels is wrong."),
            _grouped(contradictions, report.folder),
            len(contradictions),
        ),
        (
            translate("findings", "Likely wrong labels"),
            translate("findings", "What the pictures of other parts say against the label, the surest first."),
            _suspects(report),
            len(report.suspects),
        ),
        (
            translate("findings", "Copies of one part"),
            translate("findings", "Pictures that show one part stay on one side of every split."),
            _grouped(copies, report.folder),
            len(copies),
        ),
        (
            translate("findings", "Odd sizes"),
            translate("findings", "These pictures have another size than most."),
            _plain(report.odd_sizes, report.folder),
            len(report.odd_sizes),
        ),
        (
            translate("findings", "Excluded"),
            translate("findings", "These pictures are in no use; they can be taken in again in labelling."),
            _plain(report.excluded, report.folder),
            len(report.excluded),
        ),
    ]
    found = [Finding(f"{title}  {count}", text, tuple(pictures)) for title, text, pictures, count in kinds if count]
    if report.unreadable:
        title = translate("findings", "Unreadable")
        text = translate("findings", "These pictures cannot be used and are left out.")
        sentences = tuple(localized(_shortened(problem, report.folder)) for problem in report.unreadable)
        found.insert(0, Finding(f"{title}  {len(sentences)}", text, sentences=sentences))
    return [_summary(report), *found]


def _summary(report: DatasetReport) -> Finding:
    line = translate("findings", "{name}: {pictures} pictures of {parts} parts")
    counts = [line.format(name=c.name, pictures=c.total, parts=c.parts) for c in report.classes]
    sizes = ", ".join(f"{width}×{height}" for (width, height), _ in report.sizes[:3])
    size = [translate("findings", "Size in pixels: {sizes}").format(sizes=sizes)] if sizes else []
    sentences = (*counts, *size, *map(localized, report.notices), *map(localized, report.advice))
    return Finding(translate("findings", "Overview"), "", sentences=sentences)


def _grouped(copies: Sequence[Copies], folder: Path) -> list[GridPicture]:
    return [
        GridPicture(path, f"{number}\n{_name(path, folder)}", number)
        for number, found in enumerate(copies, start=1)
        for path in found.paths
    ]


def _suspects(report: DatasetReport) -> list[GridPicture]:
    line = translate("findings", "→ {likely}")
    return [
        GridPicture(found.path, f"{line.format(likely=found.likely)}\n{_name(found.path, report.folder)}")
        for found in report.suspects
    ]


def _plain(paths: Sequence[Path], folder: Path) -> list[GridPicture]:
    return [GridPicture(path, _name(path, folder)) for path in paths]


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _shortened(problem: Message, folder: Path) -> Message:
    values = {key: _name(value, folder) if isinstance(value, Path) else value for key, value in problem.values.items()}
    return Message(problem.code, values)
