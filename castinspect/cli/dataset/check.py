"""`castinspect dataset check`: what to know of labelled pictures before training on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import output, progress, shown
from castinspect.cli.common.options import BitsOption, ClassLevelOption, PartPatternOption
from castinspect.cli.common.sinks import HELD
from castinspect.cli.common.training_progress import show_progress
from castinspect.language import say, say_each
from castinspect.messages import printable

if TYPE_CHECKING:
    from castinspect.curation.check import Copies, DatasetReport

_MOST_SHOWN = 10


def check(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="A folder per class, or train and test with those.")],
    every: Annotated[bool, typer.Option("--all", help="Show every finding instead of the first of each kind.")] = False,
    labels: Annotated[
        bool, typer.Option(help="Look for wrong labels, too; the first time this takes a pass through a backbone.")
    ] = True,
    part_pattern: PartPatternOption = None,
    class_level: ClassLevelOption = 1,
    bits: BitsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    fail_on_unreadable: Annotated[
        bool, typer.Option("--fail-on-unreadable", help="End with 3 where a picture cannot be read, for scripts.")
    ] = False,
) -> None:
    """Find pictures that cannot be read, copies of one part, copies across train and test, odd sizes, wrong labels.

    Copies are recognised whatever their turn, mirror image, light or encoding.
    """
    from castinspect.curation.check import DatasetReport, check_dataset

    with progress() as bar:
        steps = check_dataset(data, part_pattern=part_pattern, labels=labels, level=class_level, bits=bits)
        for event in steps:
            if isinstance(event, DatasetReport):
                report = event
            else:
                show_progress(event, bar)
    if as_json:
        output.print_json(json.dumps(report_as_dict(report)))
    else:
        _print_report(report, None if every else _MOST_SHOWN)
    if report.unreadable and fail_on_unreadable:
        raise typer.Exit(HELD)


def report_as_dict(report: DatasetReport) -> dict[str, object]:
    """A report in plain values; paths are relative to the data folder."""
    name = partial(_name, folder=report.folder)

    def listed(copies: Sequence[Copies]) -> list[dict[str, object]]:
        return [
            {"paths": list(map(name, found.paths)), "kind": found.kind, "classes": found.classes,
             "splits": found.splits}
            for found in copies
        ]  # fmt: skip

    return {
        "classes": {
            counted.name: {"role": counted.role, "parts": counted.parts, "pictures": dict(counted.pictures)}
            for counted in report.classes
        },
        "parts": report.parts,
        "unreadable": [{"code": found.code, "text": printable(found)} for found in report.unreadable],
        "sizes": {f"{width}x{height}": count for (width, height), count in report.sizes},
        "odd_sizes": list(map(name, report.odd_sizes)),
        "copies": listed(report.copies),
        "leaks": listed(report.leaks),
        "contradictions": listed(report.contradictions),
        "suspects": [
            {"path": name(found.path), "class": found.class_name, "likely": found.likely, "twin": found.twin,
             "probability": round(found.probability, 4)}
            for found in report.suspects
        ],
        "left_out": [{"code": found.code, "text": printable(found)} for found in report.notices],
        "excluded": list(map(name, report.excluded)),
        "advice": [{"code": found.code, "text": printable(found)} for found in report.advice],
    }  # fmt: skip


def _print_report(report: DatasetReport, most: int | None) -> None:
    output.print(_class_table(report))
    incomplete = sum(message.code == "image-incomplete" for message in report.unreadable)
    title = (
        say("cannot be read, {incomplete} of them incomplete", incomplete=incomplete)
        if incomplete
        else say("cannot be read")
    )
    _print_finding(title, [shown(message) for message in report.unreadable], most, "red")
    if report.odd_sizes:
        sizes = [f"{width}x{height}: {count}" for (width, height), count in report.sizes]
        _print_finding(say("different sizes of pictures"), sizes, most, "yellow")
        names = [_name(path, report.folder) for path in report.odd_sizes]
        _print_finding(say("pictures of another size than most"), names, most, "yellow")
    contradictions, leaks = report.contradictions, report.leaks
    others = [found for found in report.copies if found not in contradictions and found not in leaks]
    text = say("parts in more than one class: one of the labels is wrong")
    _print_finding(text, _listed(contradictions, report.folder), most, "red")
    text = say("parts in more than one split: a score on the test pictures would flatter (train --regroup mends it)")
    _print_finding(text, _listed(leaks, report.folder), most, "red")
    _print_finding(say("labels that are likely wrong"), _suspects(report), most, "yellow")
    _print_finding(say("parts with more than one picture"), _listed(others, report.folder), most, "")
    _print_finding(say("excluded"), [_name(path, report.folder) for path in report.excluded], most, "")
    for message in report.notices:
        output.print(Text(shown(message), style="yellow"), soft_wrap=True)
    readable = sum(count for _, count in report.sizes)
    output.print(
        say(
            "{readable} readable pictures, {parts} if copies of one part count once",
            readable=readable,
            parts=report.parts,
        )
    )
    for message in report.advice:
        output.print(shown(message), soft_wrap=True)


def _suspects(report: DatasetReport) -> list[str]:
    lines = []
    for found in report.suspects:
        why = (
            say("a copy lies there")
            if found.twin
            else say("{class_name} only {probability:.0%}", class_name=found.class_name, probability=found.probability)
        )
        lines.append(
            say(
                "{path}: rather {likely} ({why})",
                path=_name(found.path, report.folder),
                likely=shown(found.likely),
                why=why,
            )
        )
    return lines


def _name(path: Path, folder: Path) -> str:
    return shown(path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path)


def _class_table(report: DatasetReport) -> Table:
    splits = sorted(
        {split for counted in report.classes for split in counted.pictures}, key="train validation test".find
    )
    table = Table(title=say("pictures"), title_justify="left")
    table.add_column(say("class"))
    table.add_column(say("role"))
    for name in (*splits, *say_each("total", "parts")):
        table.add_column(name, justify="right")
    for counted in report.classes:
        counts = [str(counted.pictures.get(split, 0)) for split in splits]
        table.add_row(
            Text(shown(counted.name)), say(counted.role or "unclear"), *counts, str(counted.total), str(counted.parts)
        )
    return table


def _print_finding(title: str, lines: Sequence[str], most: int | None, style: str) -> None:
    if not lines:
        return
    output.print(Text(f"{len(lines)} {title}", style=style))
    for line in lines[:most]:
        output.print(f"  {line}", soft_wrap=True)
    if most is not None and len(lines) > most:
        output.print(say("  and {more} more; --all shows them", more=len(lines) - most))


def _listed(copies: Sequence[Copies], folder: Path) -> list[str]:
    return [_line(found, folder) for found in copies]


def _line(found: Copies, folder: Path) -> str:
    names = [_name(path, folder) for path in found.paths]
    kind = {"identical": say("identical"), "alike": say("alike"), "stated": say("of one part")}[found.kind]
    more = say(" and {more} more", more=len(names) - 3) if len(names) > 3 else ""
    return f"{len(names)} {kind}: {', '.join(names[:3])}{more}"
