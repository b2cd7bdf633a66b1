"""`castinspect synth`: castings from the generator, as a data set."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import output, progress, shown
from castinspect.errors import DataError
from castinspect.language import say
from castinspect.synthetic.folder import DEFECTIVE, SEVERITY, SOUND, write_castings


def synth(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder to write; must be empty or not there yet.")],
    count: Annotated[int, typer.Option(min=2, help="How many pictures; half of them defective.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same pictures.")] = 0,
    size: Annotated[int, typer.Option(min=64, max=1024, help="Side of the pictures in pixels.")] = 300,
    severity: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="How severe each defect is at least; 0 makes some hard to see.")
    ] = SEVERITY,
    masks: Annotated[bool, typer.Option(help="Also write where each defect is, into OUT.masks.")] = False,
) -> None:
    """Make synthetic castings, sound and defective, to try things on: OUT/ok, OUT/defect."""
    if out.exists() and any(out.iterdir()):
        raise DataError("synth-folder-not-empty", folder=out)
    started = time.perf_counter()
    with progress() as bar:
        task = bar.add_task(say("making castings"), total=count)
        write_castings(out, count, seed, size=size, severity=severity, masks=masks, advance=lambda: bar.advance(task))
    each = 1000 * (time.perf_counter() - started) / count
    text = say(
        "{count} casting{count:s} in {out}: {good} {good_class}, {defective} {defective_class}; {each:.0f} ms each",
        count=count,
        out=shown(out),
        good=count - count // 2,
        good_class=SOUND,
        defective=count // 2,
        defective_class=DEFECTIVE,
        each=each,
    )
    output.print(text)
