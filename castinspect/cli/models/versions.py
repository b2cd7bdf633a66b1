"""`castinspect models …`: the versions of this station, and what is done to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import errors, narrow_table, output, shown
from castinspect.cli.common.judging import conversion_shown
from castinspect.language import say, say_each
from castinspect.progress import drain
from castinspect.registry.journal import JournalEntry
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.versions.locked_set import lock, locked_set

if TYPE_CHECKING:
    from castinspect.versions.carrying import Carried

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A version's name, file, or the first characters of its id.")
]


def list_versions() -> None:
    """List the versions of this station, the newest first; the promoted one is marked."""
    registry = Registry()
    _tell_loss(registry)
    versions = registry.versions()
    if not versions:
        output.print(say("No checkpoint yet. `castinspect train DATA` makes one."))
        return
    promoted = registry.promoted()
    for version in versions:
        _print_version(version, is_promoted=version.path == promoted)


def show(name: NameArgument) -> None:
    """Show everything a version says of itself, and what was done to it."""
    registry = Registry()
    version = registry.find(name)
    metadata = version.metadata
    if metadata is None:
        output.print(shown(version.problem), style="red")
        raise typer.Exit(1)
    parent = registry.by_id(metadata.parent) if metadata.parent else None
    score = metadata.evaluation
    facts = {
        say("name"): version.name,
        say("note"): version.note or "–",
        say("file"): shown(version.path),
        say("id"): metadata.id,
        say("created"): f"{metadata.created.astimezone():%Y-%m-%d %H:%M}",
        say("parent"): f"{parent.name} ({metadata.parent})" if parent else metadata.parent or "–",
        say("backbone"): say("{backbone} from {weights}", backbone=metadata.backbone, weights=say(metadata.weights)),
        say("strategy"): metadata.strategy,
        say("classes"): ", ".join(f"{c.name} ({say(c.role)})" for c in metadata.classes),
        say("cuts"): say(
            "OK up to {ok:.1%}, DEFECT from {defect:.1%}", ok=metadata.cuts.ok, defect=metadata.cuts.defect
        ),
        say("input"): metadata.preprocessing.model_dump_json(),
        say("settings"): "  ".join(f"{key}={value}" for key, value in metadata.settings.items()) or "–",
        say("data"): "\n".join(f"{key}: {value}" for key, value in metadata.dataset.items()) or "–",
        say("score"): say(
            "balanced accuracy {balanced_accuracy:.3f}, escapes {escapes} of "
            "{defective}, overkill {overkill} of {good}, review {review} ({split})",
            balanced_accuracy=score.balanced_accuracy,
            escapes=score.escapes,
            defective=score.defective,
            overkill=score.overkill,
            good=score.good,
            review=score.review,
            split=say(score.split),
        )
        if score
        else "–",
        say("made with"): "  ".join(f"{key} {value}" for key, value in metadata.versions.items()),
    }
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for key, value in facts.items():
        table.add_row(key, Text(shown(value)))
    output.print(table)
    _print_history(registry.journal.of(metadata.id))


def history(name: Annotated[str | None, typer.Argument(metavar="NAME", help="Of this version only.")] = None) -> None:
    """Show who did what, when and why."""
    registry = Registry()
    _tell_loss(registry)
    if name is None:
        _print_history(registry.journal.entries())
        return
    version = registry.find(name)
    _print_history(registry.journal.of(version.metadata.id) if version.metadata else [])


def rename(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")],
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Give a version another name; its file stays as it is."""
    registry = Registry()
    registry.rename(registry.find(name).path, new, attribution(by, why))
    output.print(say("renamed to {new}", new=shown(new)))


def note(
    name: NameArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note; it replaces the one before.")],
    by: ByOption = None,
) -> None:
    """Write a note on a version."""
    registry = Registry()
    registry.annotate(registry.find(name).path, text, attribution(by, ""))
    output.print(say("noted"))


def export(
    name: NameArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, or a folder to put it into.")],
    converted: Annotated[
        bool,
        typer.Option("--converted", help="With its conversion beside it, for a station that has no PyTorch."),
    ] = False,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Copy a version to somewhere else, verified; nothing is overwritten."""
    registry = Registry()
    path = registry.find(name).path
    if not converted:
        written = registry.export(path, file, attribution(by, why))
        output.print(say("exported to {file}", file=shown(written)), soft_wrap=True)
        return
    from castinspect.versions.carrying import export_converted

    with conversion_shown() as show:
        carried = drain(export_converted(registry, path, file, attribution(by, why)), show)
    output.print(say("exported to {file}", file=shown(carried.file)), soft_wrap=True)
    _print_conversion(carried)


def import_version(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A checkpoint from another station.")],
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Take a checkpoint in as a version, verified; it judges only once it is promoted."""
    from castinspect.versions.carrying import take_in

    carried = take_in(Registry(), file, attribution(by, why))
    output.print(say("imported {file}", file=shown(carried.file)), soft_wrap=True)
    _print_conversion(carried)


def remove(name: NameArgument, by: ByOption = None, why: WhyOption = "") -> None:
    """Put a version into the bin; never the promoted one. `models import` brings it back from there."""
    registry = Registry()
    binned = registry.remove(registry.find(name).path, attribution(by, why))
    output.print(say("removed; it lies in {binned}", binned=shown(binned)), soft_wrap=True)


def lock_pictures(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Labelled pictures; FOLDER/test where it exists.")
    ] = None,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Choose the pictures that versions are compared on; without FOLDER, show which they are."""
    registry = Registry()
    locked = lock(registry, folder, attribution(by, why)) if folder else locked_set(registry)
    if locked is None:
        output.print(say("No pictures are locked. `castinspect models lock FOLDER` locks some."))
        return
    if folder is None:
        locked.require_unchanged()
    text = say(
        "locked: {pictures} picture{pictures:s} of {folder}, {sha256}",
        pictures=locked.pictures,
        folder=shown(locked.folder),
        sha256=locked.sha256[:12],
    )
    output.print(text, soft_wrap=True)


def _print_conversion(carried: Carried) -> None:
    if carried.conversion is None:
        return
    output.print(say("with its conversion for OpenVINO:"))
    for name, digest in carried.conversion.files.items():
        output.print(f"  {digest}  {name}", soft_wrap=True)


def _tell_loss(registry: Registry) -> None:
    if loss := registry.journal.loss():
        errors.print(shown(loss), style="yellow")


def _print_version(version: Version, *, is_promoted: bool) -> None:
    """The name on a line of its own, so that it can be copied whole from a terminal of any width; figures under it."""
    name = Text(f"{'▶' if is_promoted else ' '} {shown(version.name)}", style="bold")
    output.print(name, soft_wrap=True)
    metadata = version.metadata
    if metadata is None:
        output.print(Text(f"    {shown(version.problem)}", style="red"), soft_wrap=True)
        return
    facts = [f"{metadata.created.astimezone():%Y-%m-%d}", f"{metadata.backbone} {metadata.strategy}"]
    if score := metadata.evaluation:
        facts += [
            say("balanced {balanced_accuracy:.3f}", balanced_accuracy=score.balanced_accuracy),
            say("escapes {escapes} of {defective}", escapes=score.escapes, defective=score.defective),
            say("overkill {overkill} of {good}", overkill=score.overkill, good=score.good),
        ]
    output.print("    " + "  ".join(facts))
    if version.note:
        output.print(f"    {shown(version.note)}")


def _print_history(entries: list[JournalEntry]) -> None:
    if not entries:
        output.print(say("Nothing was done yet."))
        return
    headings = say_each("when", "who", "what", "version", "detail", "why")
    table = narrow_table(say("journal, the oldest first"), headings, words=len(headings), fold=True)
    for entry in entries:
        when = f"{entry.when.astimezone():%Y-%m-%d %H:%M:%S}"
        row = (entry.who, say(entry.action), entry.name, entry.detail, entry.why)
        table.add_row(when, *(Text(shown(text)) for text in row))
    output.print(table)
