"""`castinspect gate`: see between which bounds a checkpoint judges pictures, and widen them as a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from pydantic import ValidationError

from castinspect.cli.common.attribution import ByOption, attribution
from castinspect.cli.common.console import narrow_table, output, shown
from castinspect.cli.common.options import checkpoint_file
from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.models.metadata import Bounds, Gate

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
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept in the version and the journal.")] = "",
    by: ByOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="File of the new version; else the models folder."),
    ] = None,
) -> None:
    """Show between which bounds a checkpoint judges pictures; with --widen or --pictures, write a new version.

    A picture outside the bounds is HOLD or REVIEW before the network is asked. Bounds are never narrowed.
    """
    from castinspect.versions.regate import widened, write_version

    checkpoint = load_checkpoint(checkpoint_file(model))
    found = checkpoint.metadata.gate
    if found is None:
        raise CheckpointError("gate-none", path=checkpoint.path)
    wanted = _wanted(widen or (), found) | (_bounds_of(pictures, checkpoint) if pictures else {})
    if wanted and not why.strip():
        raise typer.BadParameter("Say --why the gate is widened.")
    new = widened(found, wanted, why.strip()) if wanted else found
    _print(new, checkpoint)
    if new == found:
        return
    written = write_version(checkpoint, new, out=out, attribution=attribution(by, why.strip()))
    output.print(f"new version {shown(written)}; `castinspect promote` puts it to work", soft_wrap=True)


def _wanted(options: list[str] | tuple[str, ...], gate: Gate) -> dict[str, Bounds]:
    wanted = {}
    for option in options:
        name, _, text = option.partition("=")
        low, _, high = text.partition(":")
        if name not in gate.bounds:
            raise typer.BadParameter(f"There is no statistic {name}. Take one of: {', '.join(gate.bounds)}.")
        try:
            wanted[name] = Bounds(low=float(low) if low else None, high=float(high) if high else None)
        except (ValueError, ValidationError) as error:
            raise typer.BadParameter(f"--widen {option} is not of the form level=0.3:0.9.") from error
    return wanted


def _bounds_of(folder: Path, checkpoint: LoadedCheckpoint) -> dict[str, Bounds]:
    from castinspect.imaging.finding import find_pictures
    from castinspect.progress import drain
    from castinspect.training.gate import learn_gate

    paths = find_pictures([folder])
    groups = [str(path) for path in paths]
    metadata = checkpoint.metadata
    return drain(learn_gate(paths, groups, metadata.preprocessing, metadata.gate), lambda _event: None).gate.bounds


def _print(gate: Gate, checkpoint: LoadedCheckpoint) -> None:
    from castinspect.inspection.gate import STATISTICS, training_statistics

    table = narrow_table(
        f"gate, set by {gate.pictures} pictures of {gate.parts} parts",
        ("statistic", "at least", "at most", "least seen", "median", "most seen"),
    )
    seen = training_statistics(checkpoint)
    for name in (name for name in STATISTICS if name in gate.bounds):
        bounds = gate.bounds[name]
        values = tuple(float(func(seen[name])) for func in (np.min, np.median, np.max)) if name in seen else ()
        table.add_row(name, *(_number(value) for value in (bounds.low, bounds.high, *values)))
    output.print(table)
    for change in gate.changes:
        output.print(f"widened: {change.statistic}: {shown(change.reason)}", soft_wrap=True)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
