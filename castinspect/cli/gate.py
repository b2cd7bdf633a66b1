"""`castinspect gate`: see between which bounds a checkpoint judges pictures, and widen them as a new version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from pydantic import ValidationError

from castinspect.cli.common.attribution import ByOption, attribution
from castinspect.cli.common.console import narrow_table, output, progress, shown
from castinspect.cli.common.options import checkpoint_file
from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.inspection.gate import STATISTICS, training_statistics
from castinspect.language import say, say_each
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.models.metadata import Bounds, Gate

if TYPE_CHECKING:
    from castinspect.training.gate import LearnedGate

WidenOption = Annotated[
    list[str] | None,
    typer.Option(
        "--widen", metavar="STATISTIC=LOW:HIGH", help="Let more through, as level=0.3:0.9; one side may be empty."
    ),
]


def gate(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Checkpoint or version.")],
    widen: WidenOption = None,
    pictures: Annotated[
        Path | None,
        typer.Option("--pictures", metavar="DIR", help="Widen it so that pictures like these of good parts pass."),
    ] = None,
    anew: Annotated[
        Path | None,
        typer.Option(
            "--anew",
            metavar="DIR",
            help="Set it anew, as training does today, by the pictures under DIR that the model learned from.",
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept in the version and the journal.")] = "",
    by: ByOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="File of the new version; else the models folder."),
    ] = None,
) -> None:
    """Show between which bounds a checkpoint judges pictures; --widen, --pictures and --anew make a new version.

    A picture outside the bounds is HOLD or REVIEW before the network is asked. Only --anew may narrow bounds: it gives
    a model that was made before all that is measured today.
    """
    from castinspect.versions.regate import widened

    checkpoint = load_checkpoint(checkpoint_file(model))
    if anew is not None:
        if widen or pictures:
            raise typer.BadParameter(say("Say --anew first; the version that it makes can be widened then."))
        _set_anew(checkpoint, anew, out, _attribution(by, why))
        return
    found = checkpoint.metadata.gate
    if found is None:
        raise CheckpointError("gate-none", path=checkpoint.path)
    wanted = _wanted(widen or (), found) | (_bounds_of(pictures, checkpoint) if pictures else {})
    who = _attribution(by, why) if wanted else None
    new = widened(found, wanted, why.strip()) if wanted else found
    _print(new, training_statistics(checkpoint))
    if who is not None and new != found:
        _write(checkpoint, new, out, who)


def _attribution(by: str | None, why: str) -> Attribution:
    if not why.strip():
        raise typer.BadParameter(say("Say --why the gate is changed."))
    return attribution(by, why.strip())


def _set_anew(checkpoint: LoadedCheckpoint, folder: Path, out: Path | None, who: Attribution) -> None:
    from castinspect.cli.common.training_progress import show_progress
    from castinspect.imaging.finding import find_pictures
    from castinspect.progress import drain
    from castinspect.versions.regate import learned_anew

    with progress() as bar:
        learned = drain(learned_anew(checkpoint, find_pictures([folder])), partial(show_progress, bar=bar))
    _print(learned.gate, dict(zip(STATISTICS, learned.statistics.T, strict=True)))
    _write(checkpoint, learned, out, who)


def _write(checkpoint: LoadedCheckpoint, gate: Gate | LearnedGate, out: Path | None, who: Attribution) -> None:
    from castinspect.versions.regate import write_version

    written = write_version(checkpoint, gate, out=out, attribution=who)
    output.print(
        say("new version {written}; `castinspect promote` puts it to work", written=shown(written)), soft_wrap=True
    )


def _wanted(options: list[str] | tuple[str, ...], gate: Gate) -> dict[str, Bounds]:
    wanted = {}
    for option in options:
        name, _, text = option.partition("=")
        low, _, high = text.partition(":")
        if name not in gate.bounds:
            raise typer.BadParameter(
                say("There is no statistic {name}. Take one of: {known}.", name=name, known=", ".join(gate.bounds))
            )
        try:
            wanted[name] = Bounds(low=float(low) if low else None, high=float(high) if high else None)
        except (ValueError, ValidationError) as error:
            raise typer.BadParameter(
                say("--widen {option} is not of the form level=0.3:0.9.", option=option)
            ) from error
    return wanted


def _bounds_of(folder: Path, checkpoint: LoadedCheckpoint) -> dict[str, Bounds]:
    from castinspect.imaging.finding import find_pictures
    from castinspect.progress import drain
    from castinspect.training.gate import learn_gate

    paths = find_pictures([folder])
    groups = [str(path) for path in paths]
    metadata = checkpoint.metadata
    return drain(learn_gate(paths, groups, metadata.preprocessing, metadata.gate)).gate.bounds


def _print(gate: Gate, seen: Mapping[str, NDArray[np.float32]]) -> None:
    table = narrow_table(
        say(
            "gate, set by {pictures} picture{pictures:s} of {parts} part{parts:s}",
            pictures=gate.pictures,
            parts=gate.parts,
        ),
        say_each("statistic", "at least", "at most", "least seen", "median", "most seen"),
    )
    for name in (name for name in STATISTICS if name in gate.bounds):
        bounds = gate.bounds[name]
        values = tuple(float(func(seen[name])) for func in (np.min, np.median, np.max)) if name in seen else ()
        table.add_row(name, *(_number(value) for value in (bounds.low, bounds.high, *values)))
    output.print(table)
    for change in gate.changes:
        output.print(
            say("widened: {statistic}: {reason}", statistic=change.statistic, reason=shown(change.reason)),
            soft_wrap=True,
        )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
