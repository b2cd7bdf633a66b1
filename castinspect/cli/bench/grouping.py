"""`castinspect bench grouping`: how many copies of parts are found, how many parts are mixed up, and how fast."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import Annotated

import typer

from castinspect.bench.likeness import PER_PART, PicturesMade, SetKind, try_grouping
from castinspect.cli.common.console import output, progress
from castinspect.progress import PicturesRead, drain


def grouping(
    count: Annotated[int, typer.Option(min=5, help="Pictures in all.")] = 400,
    kind: Annotated[
        SetKind, typer.Option("--set", help="Parts of their own place and light; a camera bolted down; or a turntable.")
    ] = SetKind.CASTINGS,
    per_part: Annotated[int, typer.Option(min=1, help="Pictures of each part; 1 makes no copies.")] = PER_PART,
    seed: Annotated[int, typer.Option(min=0, help="Of castings and copies.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Draw parts and turned, mirrored, re-encoded copies in other light; group them, and compare with the truth."""
    with progress() as bar:
        tasks = {step: bar.add_task(step, total=None) for step in ("making pictures", "reading pictures")}

        def show(event: PicturesMade | PicturesRead) -> None:
            step = "making pictures" if isinstance(event, PicturesMade) else "reading pictures"
            bar.update(tasks[step], completed=event.done, total=event.total)

        trial = drain(try_grouping(count, seed, kind, per_part), show)
    if as_json:
        output.print_json(json.dumps(asdict(trial)))
        return
    output.print(
        f"{trial.pictures} pictures of {trial.parts} parts ({kind}), on {os.cpu_count()} cores\n"
        f"copies caught   {trial.caught:.2%}\n"
        f"parts mixed up  {trial.merged:.2%}\n"
        f"right labels accused  {trial.accused}\n"
        f"first time      {trial.cold_seconds:.1f} s, of which comparing {trial.comparing_seconds:.1f} s\n"
        f"again           {trial.warm_seconds:.1f} s"
    )
