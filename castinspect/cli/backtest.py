"""`castinspect backtest` and `castinspect suites`: whole versions replayed on frozen sets of labelled pictures."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import errors, narrow_table, out_of, output, progress, shown
from castinspect.cli.common.options import Device, DeviceOption
from castinspect.language import say, say_each

if TYPE_CHECKING:
    from castinspect.registry.registry import Registry
    from castinspect.versions.backtest import BacktestRun, Tally
    from castinspect.versions.suites import Suite

SuiteArgument = Annotated[str, typer.Argument(metavar="SUITE", help="Name of the suite.")]
_MOST_FLIPS = 20


def backtest(
    suite: SuiteArgument,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Name, file, or first characters of the id.")],
    against: Annotated[
        str | None, typer.Option(metavar="VERSION", help="What it is held against; without it, the promoted version.")
    ] = None,
    escapes: Annotated[int, typer.Option(min=0, help="So many more defective pictures may be called OK.")] = 0,
    overkill: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the good pictures that may be called DEFECT, more.")
    ] = 0.01,
    review: Annotated[float, typer.Option(min=0, max=1, help="Share of all that may go to a person, more.")] = 0.05,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Replay a version on a suite; exit code 1 where it is worse than the one before by more than the limits."""
    from castinspect.registry.registry import Registry
    from castinspect.versions.backtest import ALL, Limits, compared_runs, tallies, why_worse
    from castinspect.versions.suites import load_suite

    registry = Registry()
    found = load_suite(registry, suite)
    run = _run(registry, found, version, device.value, anew=True)
    promoted = registry.promoted()
    other = against or (str(promoted) if promoted else None)
    if other is None:
        _print_tallies(found, {run.version: tallies(found, run)})
        errors.print(say("No version is promoted, so there is nothing to hold it against."), style="yellow")
        return
    before = _run(registry, found, other, device.value, anew=False)
    first, second, flips = compared_runs(found, before, run)
    _print_tallies(found, {say("{version} (before)", version=before.version): first, run.version: second})
    for flip in flips[:_MOST_FLIPS]:
        line = f"{flip.picture.role}  {flip.first} -> {flip.second}  {shown(flip.picture.name)}"
        output.print(Text(line), soft_wrap=True)
    if len(flips) > _MOST_FLIPS:
        output.print(say("and {more} more flips", more=len(flips) - _MOST_FLIPS))
    reasons = why_worse(first[ALL], second[ALL], Limits(escapes, overkill, review))
    for reason in reasons:
        errors.print(shown(reason), style="red", soft_wrap=True)
    if reasons:
        raise typer.Exit(1)
    output.print(say("It is not worse than the one before by more than the limits."))


def add(
    suite: SuiteArgument,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Labelled pictures, in folders named by class.")],
    tag: Annotated[str, typer.Option(help="A group of these pictures, such as new-mould.")] = "",
) -> None:
    """Copy labelled pictures into a suite, which is made where there is none; they stay as they are now."""
    from castinspect.registry.registry import Registry
    from castinspect.versions.suites import add_to_suite, labelled_for_suite

    made = add_to_suite(Registry(), suite, labelled_for_suite(folder, {"tag": tag}))
    _print_size(suite, made)


def from_record(
    suite: SuiteArgument,
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Only such inspections; as `history search` has it.")
    ] = None,
    record: Annotated[Path | None, typer.Option("--record", metavar="FILE", help="Another record.")] = None,
) -> None:
    """Add what people decided on the line to a suite, with line, cavity and week as groups."""
    from castinspect.registry.registry import Registry
    from castinspect.station.history.opening import open_record
    from castinspect.versions.suite_decisions import decided_pictures
    from castinspect.versions.suites import add_to_suite

    with closing(open_record(record)) as database:
        found, missing = decided_pictures(database, where or [])
    made = add_to_suite(Registry(), suite, found)
    _print_size(suite, made)
    if missing:
        errors.print(
            say("decided pictures that are not there any more, or were changed: {missing}", missing=missing),
            style="yellow",
        )


def show(suite: Annotated[str | None, typer.Argument(metavar="SUITE", help="One; without it, all.")] = None) -> None:
    """List the suites, or the runs on one, side by side."""
    from castinspect.registry.registry import Registry
    from castinspect.versions.backtest import runs_of, tallies
    from castinspect.versions.suites import load_suite, suite_names

    registry = Registry()
    for name in [suite] if suite else suite_names(registry):
        found = load_suite(registry, name)
        _print_size(name, found)
        if suite:
            named = {
                f"{run.version} {run.when:%Y-%m-%d %H:%M:%S}": tallies(found, run) for run in runs_of(registry, found)
            }
            _print_tallies(found, named)


def _print_size(name: str, suite: Suite) -> None:
    output.print(
        say(
            "{suite}: {pictures} picture{pictures:s}, revision {revision}",
            suite=name,
            pictures=len(suite.pictures),
            revision=suite.revision,
        )
    )


def _run(registry: Registry, suite: Suite, name: str, device: str, *, anew: bool) -> BacktestRun:
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.progress import drain
    from castinspect.versions.backtest import latest_run, run_suite

    version = registry.find(name)
    checkpoint = load_checkpoint(version.path)
    kept = None if anew else latest_run(registry, suite, checkpoint.sha256)
    if kept is not None:
        return kept
    with progress() as bar:
        task = bar.add_task(say("judging with {name}", name=shown(version.name)), total=None)
        steps = run_suite(registry, suite, checkpoint, version.name, device)
        return drain(steps, lambda step: bar.update(task, completed=step.done, total=step.total))


def _print_tallies(suite: Suite, found: dict[str, dict[str, Tally]]) -> None:
    table = narrow_table(
        say("suite {name}, revision {revision}", name=suite.name, revision=suite.revision),
        say_each("version", "group", "pictures", "escapes", "overkill", "review", "hold"),
        words=2,
    )
    for version, groups in found.items():
        for group, tally in sorted(groups.items()):
            table.add_row(
                Text(shown(version)),
                Text(shown(group or say("all"))),
                str(tally.total),
                out_of(tally.escapes, tally.defective),
                out_of(tally.overkill, tally.good),
                str(tally.review),
                str(tally.held),
            )
    output.print(table)
