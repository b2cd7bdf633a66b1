"""`castinspect bench grouping`: how many copies of parts are found, how many parts are mixed up, and how fast."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import Annotated

import typer

from castinspect.cli.common.console import output, progress


def grouping(
    count: Annotated[int, typer.Option(min=5, help="Pictures, five of each casting.")] = 400,
    seed: Annotated[int, typer.Option(min=0, help="Of castings and copies.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Make synthetic castings and turned, mirrored, re-encoded copies in other light; group them, and compare."""
    from castinspect.bench.likeness import GroupingTrial, PicturesMade, try_grouping

    with progress() as bar:
        tasks = {kind: bar.add_task(kind, total=None) for kind in ("making pictures", "reading pictures")}
        for event in try_grouping(count, seed):
            if isinstance(event, GroupingTrial):
                trial = event
            else:
                kind = "making pictures" if isinstance(event, PicturesMade) else "reading pictures"
                bar.update(tasks[kind], completed=event.done, total=event.total)
    if as_json:
        output.print_json(json.dumps(asdict(trial)))
        return
    output.print(
        f"{trial.pictures} pictures of {trial.parts} castings, on {os.cpu_count()} cores\n"
        f"copies caught   {trial.caught:.2%}\n"
        f"parts mixed up  {trial.merged:.2%}\n"
        f"first time      {trial.cold_seconds:.1f} s, of which comparing {trial.comparing_seconds:.1f} s\n"
        f"again           {trial.warm_seconds:.1f} s"
    )
