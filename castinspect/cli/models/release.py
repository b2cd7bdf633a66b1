"""`castinspect release …`: what stands between a version and its promotion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.attribution import WhyOption, attribution
from castinspect.cli.common.console import errors, narrow_table, output, progress, shown
from castinspect.cli.common.options import Device, DeviceOption
from castinspect.language import say, say_each

if TYPE_CHECKING:
    from castinspect.registry.registry import Registry
    from castinspect.registry.shadow import ShadowTrial

VersionArgument = Annotated[
    str, typer.Argument(metavar="VERSION", help="Name, file, or first characters of the id of a version.")
]
_MOST_DIFFERENCES = 50


def check(
    version: VersionArgument,
    run: Annotated[bool, typer.Option("--run", help="First replay the suites on which a run is missing.")] = False,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Say whether a version may be promoted, and what stands against it; exit code 1 where something does."""
    from castinspect.registry.registry import Registry
    from castinspect.settings import Settings
    from castinspect.versions.release import Standing, readiness

    registry = Registry()
    found = registry.find(version)
    if run:
        _run_suites(registry, found.path, device.value)
    ready = readiness(registry, found.path, Settings.load_or_last_good()[0])
    styles = {Standing.MET: (say("yes"), "green"), Standing.UNMET: (say("NO"), "red"), Standing.NOT_ASKED: ("–", "dim")}
    for condition in ready.conditions:
        word, style = styles[condition.standing]
        output.print(Text(f"{word:>3}  ", style=style) + Text(shown(condition.text)), soft_wrap=True)
    if ready.why_not:
        raise typer.Exit(1)
    output.print(say("{version} may be promoted.", version=shown(ready.version)))


def agree(version: VersionArgument, why: WhyOption = "") -> None:
    """Agree that a version is promoted, as one of two people."""
    from castinspect.registry.registry import Registry
    from castinspect.versions.release import agree as agree_to

    registry = Registry()
    found = registry.find(version)
    by = attribution(None, why)
    agree_to(registry, found.path, by)
    output.print(say("agreed to {name}", name=shown(found.name)))


def note(
    version: VersionArgument,
    file: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write it there.")] = None,
) -> None:
    """Write what is known of a version as a release note, from facts."""
    from castinspect.errors import CheckpointError
    from castinspect.files import write_atomically
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.registry.registry import Registry
    from castinspect.settings import Settings
    from castinspect.versions.release_note import note_text, release_note

    registry = Registry()
    checkpoint = load_checkpoint(registry.find(version).path)
    text = note_text(release_note(registry, checkpoint, Settings.load_or_last_good()[0]))
    if file is None:
        output.print(shown(text), soft_wrap=True, end="")
    else:
        try:
            write_atomically(file, text.encode("utf-8", "replace"))
        except OSError as error:
            raise CheckpointError("checkpoint-not-written", path=file, detail=error.strerror or error) from error


def shadow(
    version: Annotated[
        str | None, typer.Argument(metavar="VERSION", help="What is to judge; without it, the trial is shown.")
    ] = None,
    parts: Annotated[int, typer.Option(min=1, max=1_000_000, help="So many parts.")] = 500,
) -> None:
    """Let a version judge beside the promoted one on the line, or show how far that is and what differs."""
    from castinspect.errors import CheckpointError
    from castinspect.registry.registry import Registry
    from castinspect.registry.shadow import ShadowTrials

    registry = Registry()
    trials = ShadowTrials(registry)
    if version is not None:
        plan = trials.start(registry.find(version), parts)
        text = say(
            "{version} judges in shadow from the next part on, {parts} part{parts:s} long.",
            version=shown(plan.version),
            parts=plan.parts,
        )
        output.print(text, soft_wrap=True)
        return
    plan_now = trials.current()
    if plan_now is None:
        raise CheckpointError("shadow-none")
    _show(trials.trial(plan_now))


def end_shadow() -> None:
    """End the trial in shadow; what it found stays."""
    from castinspect.registry.registry import Registry
    from castinspect.registry.shadow import ShadowTrials

    ShadowTrials(Registry()).stop()
    output.print(say("No version judges in shadow any more."))


def _run_suites(registry: Registry, path: Path, device: str) -> None:
    from castinspect.progress import drain
    from castinspect.versions.release import run_missing

    with progress() as bar:
        task = bar.add_task(say("replaying the suites"), total=None)
        drain(run_missing(registry, path, device), lambda step: bar.update(task, completed=step.done, total=step.total))


def _show(trial: ShadowTrial) -> None:
    plan = trial.plan
    text = say(
        "{version}: {judged} of {parts} part{parts:s} judged in shadow, {differences} differ, {skipped} not looked at",
        version=shown(plan.version),
        judged=trial.judged,
        parts=plan.parts,
        differences=len(trial.differences),
        skipped=trial.skipped,
    )
    output.print(text, soft_wrap=True)
    if not trial.differences:
        return
    headings = say_each("number", "picture", "lot", "part", "promoted", "challenger")
    table = narrow_table(say("what differs, the latest first"), headings, words=len(headings), fold=True)
    for one in list(reversed(trial.differences))[:_MOST_DIFFERENCES]:
        cells = (str(one.sequence or "–"), one.picture, one.lot, one.part, one.promoted, one.challenger)
        table.add_row(*(Text(shown(cell)) for cell in cells))
    output.print(table)
    if len(trial.differences) > _MOST_DIFFERENCES:
        errors.print(say("and {more} more", more=len(trial.differences) - _MOST_DIFFERENCES))
