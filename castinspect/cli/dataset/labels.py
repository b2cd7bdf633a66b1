"""`castinspect dataset move|exclude|include|undo|redo|journal`: correcting labels without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import errors, output, shown
from castinspect.curation.labelling import Labelling
from castinspect.data.label_journal import journal_loss, read_journal

Data = Annotated[Path, typer.Argument(metavar="DATA", help="The data folder; the journal labels.jsonl is kept in it.")]
Pictures = Annotated[list[Path], typer.Argument(metavar="PICTURE...", help="Pictures in DATA.")]
By = Annotated[str | None, typer.Option("--by", help="Who does it; else the name of the login.")]


def move(
    data: Data,
    class_name: Annotated[str, typer.Argument(metavar="CLASS", help="The right class.")],
    pictures: Pictures,
    new: Annotated[bool, typer.Option("--new", help="Make the class if it is not there.")] = False,
    by: By = None,
) -> None:
    """Move pictures to their right class; nothing is overwritten, and `undo` moves them back."""
    labelling = Labelling(data, by)
    if new and class_name not in labelling.classes():
        labelling.add_class(class_name)
    _print(labelling.move(_within(data, pictures), class_name), data)


def exclude(data: Data, pictures: Pictures, by: By = None) -> None:
    """Take pictures out of all use; they stay where they are, and `include` takes them in again."""
    Labelling(data, by).exclude(_within(data, pictures))


def include(data: Data, pictures: Pictures, by: By = None) -> None:
    """Take excluded pictures into use again."""
    Labelling(data, by).include(_within(data, pictures))


def undo(data: Data, by: By = None) -> None:
    """Take the latest step of labelling back."""
    _print(Labelling(data, by).undo(), data)


def redo(data: Data, by: By = None) -> None:
    """Do the step again that was undone last."""
    _print(Labelling(data, by).redo(), data)


def journal(data: Data) -> None:
    """Show who did what to which picture, when."""
    if loss := journal_loss(data):
        errors.print(shown(loss), style="yellow")
    for entry in read_journal(data):
        when = f"{entry.when.astimezone():%Y-%m-%d %H:%M}"
        kind = f"{entry.what}{' (undo)' if entry.undoes else ' (redo)' if entry.redoes else ''}"
        places = entry.source if entry.source == entry.target else f"{entry.source} -> {entry.target}"
        output.print(f"{when}  {shown(entry.who)}  {kind}  {shown(places)}", soft_wrap=True)


def _within(data: Path, pictures: Sequence[Path]) -> list[Path]:
    """Pictures may be named as they lie from here, or as they lie in the data folder."""
    return [picture if picture.is_relative_to(data) else data / picture for picture in pictures]


def _print(paths: Sequence[Path], data: Path) -> None:
    for path in paths:
        output.print(shown(path.relative_to(data)), soft_wrap=True)
