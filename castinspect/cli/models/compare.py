"""`castinspect models compare`: two versions on the same pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import errors, narrow_table, out_of, output, progress, shown, verdict_text
from castinspect.cli.common.options import Device, DeviceOption, checkpoint_file
from castinspect.cli.models.overview import print_overview
from castinspect.language import say
from castinspect.messages import Message
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.versions.comparison import Flip, VersionComparison, compare_versions
from castinspect.versions.locked_set import comparison_pictures
from castinspect.versions.overview import overview

VersionsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[VERSION]...", help="Names, files, or the first characters of ids; none takes all."),
]


def compare(
    versions: VersionsArgument = None,
    pictures: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Labelled pictures, instead of the locked ones.")
    ] = None,
    suites: Annotated[
        bool, typer.Option("--suites", help="Two versions, too, by their runs on the suites; judge nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Judge the same locked pictures with two versions; or put any number beside each other on the suites.

    Pictures that a version learned from are left out.
    """
    names = versions or []
    if suites or len(names) != 2:
        found = overview(Registry(), [Registry().find(str(checkpoint_file(name))) for name in names] or None)
        print_overview(found, as_json=as_json)
    else:
        _compare_two(names[0], names[1], pictures, device.value, as_json=as_json)


def _compare_two(first: Path, second: Path, pictures: Path | None, device: str, *, as_json: bool) -> None:
    one, other = (load_checkpoint(checkpoint_file(name)) for name in (first, second))
    truth = comparison_pictures(Registry(), pictures, Settings.load().data_folder)
    with progress() as bar:
        task = bar.add_task(say("comparing"), total=len(truth), visible=not as_json)
        steps = compare_versions(one, other, truth, device)
        found = drain(steps, lambda step: bar.update(task, completed=step.done))
    if as_json:
        print(json.dumps(_as_dict(found)))
        return
    if found.left_out:
        notice = Message("learned-from-left-out-versions", {"count": found.left_out, "total": found.total})
        errors.print(Text(shown(notice), style="yellow"))
    names = [Registry().find(str(checkpoint.path)).name for checkpoint in (one, other)]
    output.print(_scores(found, names))
    output.print(_flips(found))


def _scores(found: VersionComparison, names: list[str]) -> Table:
    table = narrow_table(say("{total} picture{total:s}", total=found.total - found.left_out))
    table.add_column("")
    for letter, name in zip("AB", names, strict=True):
        table.add_column(Text(f"{letter}: {shown(name)}"), justify="right")
    scores = (found.first, found.second)
    rows = {
        say("balanced accuracy"): [f"{score.balanced_accuracy:.4f}" for score in scores],
        say("escapes"): [out_of(score.escapes, score.defective) for score in scores],
        say("overkill"): [out_of(score.overkill, score.good) for score in scores],
        say("to review"): [out_of(score.review, score.defective + score.good) for score in scores],
        say("not judged"): [str(score.held) for score in scores],
    }
    for title, cells in rows.items():
        table.add_row(title, *cells)
    return table


def _flips(found: VersionComparison) -> Table | str:
    if not found.flips:
        return say("No picture flips: both say the same of each.")
    better = sum(flip.gain > 0 for flip in found.flips)
    worse = sum(flip.gain < 0 for flip in found.flips)
    table = narrow_table(
        say(
            "pictures that flip from A to B: {flips}; {better} for the better, {worse} for the worse",
            flips=len(found.flips),
            better=better,
            worse=worse,
        )
    )
    table.add_column("")
    table.add_column(say("picture"), overflow="fold")
    for title in (say("true class"), "A", "B"):
        table.add_column(title)
    for flip in found.flips:
        sign = Text((say("worse"), "–", say("better"))[(flip.gain > 0) - (flip.gain < 0) + 1])
        verdicts = (verdict_text(flip.first.verdict), verdict_text(flip.second.verdict))
        table.add_row(sign, Text(shown(flip.path)), Text(shown(flip.true_class)), *verdicts)
    return table


def _as_dict(found: VersionComparison) -> dict[str, object]:
    return {
        "total": found.total,
        "left_out": found.left_out,
        "a": found.first.model_dump(),
        "b": found.second.model_dump(),
        "flips": [_flip_as_dict(flip) for flip in found.flips],
    }


def _flip_as_dict(flip: Flip) -> dict[str, object]:
    return {
        "picture": shown(flip.path),
        "true_class": flip.true_class,
        "a": flip.first.verdict,
        "b": flip.second.verdict,
        "gain": flip.gain,
    }
