"""`castinspect bench soak`: very many pictures are watched, judged and put on record; does memory stay flat?"""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.options import ModelOption
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.bench.soak import Soaked


def soak(
    pictures: Annotated[list[Path], typer.Argument(metavar="PICTURES", help="Copied again and again; three or more.")],
    model: ModelOption = None,
    count: Annotated[int, typer.Option(min=100, help="Pictures that come in all.")] = 20_000,
    at_once: Annotated[
        int | None, typer.Option(min=1, help="Pictures that come together; all of them make a burst.")
    ] = 100,
    most_mb: Annotated[float, typer.Option(min=1, help="Megabytes by which memory may rise over its start.")] = 50,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where pictures and record lie; else with temporary files.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Watch a folder that very many pictures come into, and see whether memory stays flat.

    Each must be on record once, too.
    Memory at its start is taken once the first pictures were judged, so that all is loaded. Exit code 1 if it rose by
    more than it may, or if a picture was lost or judged twice.
    """
    from castinspect.bench.history import open_bench_store
    from castinspect.bench.soak import soak as soaking
    from castinspect.cli.common.judging import Judging
    from castinspect.imaging.finding import find_pictures

    paths = find_pictures(pictures)
    if len(paths) < 3:
        raise typer.BadParameter("give at least three pictures: the same one again and again is a camera that stands")
    with TemporaryDirectory(prefix="castinspect-bench-", dir=folder, ignore_cleanup_errors=True) as name:
        judging = Judging(model, pictures=paths)
        with open_bench_store(Path(name)) as store, progress() as bar:
            task = bar.add_task("watching", total=count)
            steps = soaking(judging.inspector, store, Path(name), paths, most=count, at_once=at_once or count)
            found = drain(steps, lambda mark: bar.update(task, completed=mark.judged))
    if json:
        print(json_format.dumps({**asdict(found), "growth": found.growth}))
    else:
        _print(found)
    if found.lost or found.double or not found.growth <= most_mb:
        raise typer.Exit(1)


def _print(found: Soaked) -> None:
    table = narrow_table("", ("", "judged", "waiting", "seconds", "MB"))
    named = (("start", found.start), ("middle", found.middle), ("end", found.end))
    highest = max(found.marks, key=lambda mark: mark.megabytes)
    for word, mark in (*named, ("highest", highest)):
        table.add_row(word, f"{mark.judged:,}", f"{mark.waiting:,}", f"{mark.seconds:.0f}", f"{mark.megabytes:.0f}")
    output.print(table)
    output.print(f"memory rose by {found.growth:.0f} MB at most; lost {found.lost}, double {found.double}")
