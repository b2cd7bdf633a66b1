"""`castinspect dataset`: what to know of labelled pictures before training on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli import labelling
from castinspect.cli.console import output, progress, shown
from castinspect.cli.training import show_progress

if TYPE_CHECKING:
    from castinspect.training.dataset_check import Copies, DatasetReport

dataset = typer.Typer(
    help="Look at labelled pictures before training on them, and correct their labels.", no_args_is_help=True
)

labelling.add_to(dataset)

_MOST_SHOWN = 10


@dataset.command("check")
def check(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="A folder per class, or train and test with those.")],
    every: Annotated[bool, typer.Option("--all", help="Show every finding instead of the first of each kind.")] = False,
) -> None:
    """Find pictures that cannot be read, copies of one part, copies across train and test, and odd sizes.

    Copies are recognised whatever their turn, mirror image, light or encoding.
    """
    from castinspect.training.dataset_check import DatasetReport, check_dataset

    with progress() as bar:
        for event in check_dataset(data):
            if isinstance(event, DatasetReport):
                report = event
            else:
                show_progress(event, bar)
    _print_report(report, None if every else _MOST_SHOWN)


def _print_report(report: DatasetReport, most: int | None) -> None:
    output.print(_class_table(report))
    _print_finding("cannot be read", [shown(message) for message in report.unreadable], most, "red")
    if len(report.sizes) > 1:
        sizes = [f"{width}x{height}: {count}" for (width, height), count in report.sizes]
        _print_finding("different sizes of pictures", sizes, most, "yellow")
    contradictions, leaks = report.contradictions, report.leaks
    others = [found for found in report.copies if found not in contradictions and found not in leaks]
    text = "parts in more than one class: one of the labels is wrong"
    _print_finding(text, _listed(contradictions, report.folder), most, "red")
    text = "parts in more than one split: a score on the test pictures would flatter"
    _print_finding(text, _listed(leaks, report.folder), most, "red")
    _print_finding("parts with more than one picture", _listed(others, report.folder), most, "")
    readable = sum(count for _, count in report.sizes)
    output.print(f"{readable} readable pictures, {report.parts} if copies of one part count once")


def _class_table(report: DatasetReport) -> Table:
    splits = sorted(
        {split for counted in report.classes for split in counted.pictures}, key="train validation test".find
    )
    table = Table(title="pictures", title_justify="left")
    table.add_column("class")
    table.add_column("role")
    for name in (*splits, "total"):
        table.add_column(name, justify="right")
    for counted in report.classes:
        counts = [str(counted.pictures.get(split, 0)) for split in splits]
        table.add_row(Text(shown(counted.name)), counted.role or "unclear", *counts, str(counted.total))
    return table


def _print_finding(title: str, lines: Sequence[str], most: int | None, style: str) -> None:
    if not lines:
        return
    output.print(Text(f"{len(lines)} {title}", style=style))
    for line in lines[:most]:
        output.print(f"  {line}", markup=False, soft_wrap=True)
    if most is not None and len(lines) > most:
        output.print(f"  and {len(lines) - most} more; --all shows them", markup=False)


def _listed(copies: Sequence[Copies], folder: Path) -> list[str]:
    return [_line(found, folder) for found in copies]


def _line(found: Copies, folder: Path) -> str:
    names = [shown(path.relative_to(folder)) for path in found.paths]
    kind = {"identical": "identical", "alike": "alike", "stated": "of one part"}[found.kind]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} {kind}: {', '.join(names[:3])}{more}"
