"""`castinspect archive`: millions of pictures scored in shards that any process or machine can go on with."""

from __future__ import annotations

import json as json_format
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import narrow_table, output, progress, shown
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import (
    Device,
    DeviceOption,
    EngineChoice,
    EngineOption,
    ModelOption,
    checkpoint_of,
)
from castinspect.language import say, say_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from castinspect.scale.throughput import ShardScored, Throughput


def score(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The archive; pictures lie at any depth.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the shards, outside the archive.")],
    model: ModelOption = None,
    processes: Annotated[int, typer.Option(min=1, max=256, help="Processes on this computer.")] = 1,
    on_ray: Annotated[
        bool, typer.Option("--ray", help="Score by Ray Data instead: PROCESSES actors, decoding as a step of its own.")
    ] = False,
    shard_size: Annotated[int, typer.Option(min=1, max=100_000, help="Pictures in a shard.")] = 500,
    shards: Annotated[
        str | None,
        typer.Option(metavar="FIRST:END", help="Only these shards, END not among them: for this one of many machines."),
    ] = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Score all pictures of a folder, shard by shard: one Parquet file a shard, a row a picture.

    A shard that is there is not scored again, so the same command goes on after any end. A picture that cannot be
    judged is a row with its reason.
    """
    from castinspect.scale.plan import make_plan
    from castinspect.scale.processes import score_here, score_in_processes
    from castinspect.scale.scorer import Scorer
    from castinspect.scale.shards import undone
    from castinspect.scale.throughput import throughput

    checkpoint = checkpoint_of(model)
    ready_engine(checkpoint, engine, device)  # converted once, before every process asks for it
    plan = make_plan(folder, out, checkpoint.metadata.id, shard_size)
    todo = undone(plan, out, _chosen(shards, plan.shards))
    scorer = Scorer(checkpoint.path, engine.value, device.value)
    started = time.time()
    if on_ray:
        from castinspect.scale.ray_data import score_on_ray

        steps: Iterator[ShardScored] = score_on_ray(plan, scorer, out, todo, processes)
    elif processes == 1:
        steps = score_here(plan, scorer, out, todo)
    else:
        steps = score_in_processes(plan, scorer, out, todo, processes)
    scored = _followed(steps, len(todo))
    pictures = sum(event.pictures for event in scored)
    if json:
        print(json_format.dumps(_plain(throughput(started, scored), pictures)))
        return
    output.print(
        say(
            "{pictures} picture{pictures:s} scored in {todo} shard{todo:s}; "
            "{all_pictures} picture{all_pictures:s} in {shards} shard{shards:s} in all",
            pictures=pictures,
            todo=len(todo),
            all_pictures=plan.pictures,
            shards=plan.shards,
        ),
    )
    _print_throughput(throughput(started, scored))


def _followed(steps: Iterator[ShardScored], total: int) -> list[ShardScored]:
    """What was scored, with a bar on the way."""
    scored = []
    with progress() as bar:
        task = bar.add_task(say("scoring shards"), total=total)
        for event in steps:
            scored.append(event)
            bar.update(task, completed=event.done)
    return scored


def record(
    shards: Annotated[Path, typer.Argument(metavar="SHARDS", help="Folder of shards that are all scored.")],
    station: Annotated[str, typer.Option(metavar="NAME", help="Whose rows they are; not this station's.")] = "archive",
) -> None:
    """Put a scored archive on record, under a name of its own, so that it is searched with what stations said.

    No shift and no chart of the station counts these rows. What is on record already is not put there again.
    """
    from castinspect.identity import station_name
    from castinspect.progress import drain
    from castinspect.scale.recording import record_shards
    from castinspect.settings import Settings
    from castinspect.station.history.opening import open_store

    if station_name(station) == station_name(Settings.load().station_name):
        raise typer.BadParameter(
            say("Name another than this station: its shifts would count them."), param_hint="--station"
        )
    with open_store(station=station) as store, progress() as bar:
        task = bar.add_task(say("recording shards"), total=None)
        new = drain(
            record_shards(shards, store), lambda step: bar.update(task, completed=step.done, total=step.total)
        )  # fmt: skip
    output.print(say("new on record, as those of {station}: {new} row{new:s}", new=new, station=shown(station)))


def _print_throughput(found: Throughput | None) -> None:
    if found is not None:
        output.print(
            say(
                "{start_up:.1f} s to start, then {per_second:.1f} pictures a second; the "
                "engine with nothing to read: {engine_per_second:.1f} a second",
                start_up=found.start_up,
                per_second=found.per_second,
                engine_per_second=found.engine_per_second,
            ),
            soft_wrap=True,
        )


def _plain(found: Throughput | None, pictures: int) -> dict[str, float]:
    return {"pictures": pictures} | ({**asdict(found), "per_second": found.per_second} if found is not None else {})


def compare(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="Shards of the version before.")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="Shards of the other version.")],
    flips: Annotated[int, typer.Option(min=0, max=100_000, help="Pictures named whose verdict flips, at most.")] = 20,
) -> None:
    """Compare two scorings of one archive: which verdicts turn into which, and the drift by month."""
    from castinspect.inspection.verdict import Verdict
    from castinspect.progress import drain
    from castinspect.scale.comparison import compare_archives

    with progress() as bar:
        task = bar.add_task(say("comparing shards"), total=None)
        found = drain(
            compare_archives(before, after, flips), lambda step: bar.update(task, completed=step.done, total=step.total)
        )
    words = [str(verdict) for verdict in Verdict]
    table = narrow_table(say("{pictures} picture{pictures:s}, before \\ after", pictures=found.pictures), ("", *words))
    for word in words:
        table.add_row(word, *(str(found.turned.get((word, other), 0)) for other in words))
    output.print(table)
    by_month = narrow_table(
        say("by month"), say_each("month", "pictures", "flips", "DEFECT before", "after", "mean defect before", "after")
    )
    for month in found.months:
        by_month.add_row(
            month.month, str(month.pictures), str(month.flips), str(month.before.get("DEFECT", 0)),
            str(month.after.get("DEFECT", 0)), f"{month.defect_before:.4f}", f"{month.defect_after:.4f}",
        )  # fmt: skip
    output.print(by_month)
    for flip in found.flips:
        output.print(Text(f"{flip.before} -> {flip.after}  {shown(flip.path)}"), soft_wrap=True)


def _chosen(shards: str | None, total: int) -> range:
    """Read `FIRST:END`; all shards without it."""
    if shards is None:
        return range(total)
    first, colon, end = shards.partition(":")
    try:
        numbers = int(first or 0), int(end or total)
    except ValueError:
        colon = ""
    if not colon or numbers[0] > numbers[1]:
        raise typer.BadParameter(say("Give two numbers, such as 0:100."), param_hint="--shards")
    return range(*numbers)
