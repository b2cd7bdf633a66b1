"""`castinspect bench archive`: an archive scored in every way in one run, beside what engines alone would do."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import errors, narrow_table, output
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import Device, EngineChoice, ModelOption, checkpoint_of
from castinspect.language import say, say_each

if TYPE_CHECKING:
    from castinspect.bench.archive import ArchiveFigures, WayRun


def archive(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The archive; some thousand pictures say enough.")],
    model: ModelOption = None,
    processes: Annotated[int, typer.Option(min=2, max=256, help="Beside one process.")] = 2,
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often each way, in turns.")] = 3,
    shard_size: Annotated[int, typer.Option(min=1, max=100_000, help="Pictures in a shard.")] = 100,
    on_ray: Annotated[bool, typer.Option("--ray/--no-ray", help="By Ray Data, too.")] = True,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Score an archive by one process, by several and by Ray in turns: pictures a second, and computing time.

    What the engines would do with nothing to read is measured in the same run: no way can exceed it.
    """
    from castinspect.bench.archive import ArchiveWish, measure_archive
    from castinspect.progress import drain

    checkpoint = checkpoint_of(model)
    ready_engine(checkpoint, EngineChoice.AUTO, Device.AUTO)  # converted once, before every process asks for it

    def show(run: WayRun) -> None:
        rate, each = run.per_second, run.cpu_milliseconds
        errors.print(
            say("{way}: {rate:.1f} a second, {each:.2f} ms of computing each", way=say(run.way), rate=rate, each=each)
        )

    wish = ArchiveWish(folder, checkpoint.path, processes, rounds, shard_size, on_ray)
    found = drain(measure_archive(wish), show)
    if json:
        print(json_format.dumps({"runs": [asdict(run) for run in found.runs]}))
        return
    _print(found, processes)


def _print(found: ArchiveFigures, processes: int) -> None:
    from castinspect.bench.archive import ENGINE, ENGINES, ONE, ONE_CORE, PROCESSES, RAY

    titles = say_each("a second", "ms of computing", "seconds to start", "computing until then")
    table = narrow_table(say("{processes} processes; medians of the rounds", processes=processes), ("", *titles))
    for way in found.ways:
        names = ("per_second", "cpu_milliseconds", "start_up", "start_cpu")
        rate, each, start, start_cpu = (found.middle(way, name) for name in names)
        table.add_row(say(way), f"{rate:.1f}", f"{each:.2f}", f"{start:.1f}", f"{start_cpu:.1f}")
    output.print(table)
    pairs = [(PROCESSES, ONE_CORE), (PROCESSES, ONE), (ENGINES, ENGINE), (RAY, PROCESSES)]
    for way, other in pairs:
        if way in found.ways:
            rate, each = (found.ratio(way, other, name) for name in ("per_second", "cpu_milliseconds"))
            output.print(
                say(
                    "{way} over {other}: {rate:.2f} times the rate, {each:.2f} times the computing each",
                    way=say(way), other=say(other), rate=rate, each=each,
                )
            )  # fmt: skip
