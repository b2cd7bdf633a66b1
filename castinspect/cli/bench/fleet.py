"""`castinspect bench fleet`: simulated stations write into one PostgreSQL server at once."""

from __future__ import annotations

import json as json_format
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.bench.fleet import FleetFigures

_MANY = 1e9


def fleet(
    stations: Annotated[int, typer.Option(min=1, max=150, help="How many write at once.")] = 50,
    batches: Annotated[int, typer.Option(min=1, help="That each of them writes.")] = 20,
    rows: Annotated[int, typer.Option(min=1, max=1000, help="Inspections in a batch.")] = 100,
    server: Annotated[
        str | None, typer.Option(metavar="URL", help="An EMPTY server; else one of its own here.")
    ] = None,
    folder: Annotated[Path | None, typer.Option(metavar="DIR", help="On the disk to be measured.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Measure many simulated stations that write into one PostgreSQL server at once."""
    from castinspect.bench.fleet import Load, measure_fleet
    from castinspect.bench.postgres import own_server

    with own_server(folder) if server is None else nullcontext(server) as url, progress() as bar:
        task = bar.add_task("stations that have written all", total=stations)
        steps = measure_fleet(url, Load(stations, batches, rows))
        figures = drain(steps, lambda step: bar.update(task, completed=step.done))
    if json:
        print(json_format.dumps(asdict(figures)))
        return
    _print(figures, stations)


def _print(figures: FleetFigures, stations: int) -> None:
    table = narrow_table(f"{stations} stations, {figures.rows} rows", ("what", "figure"))
    for what, figure in (
        ("rows a second, all together", f"{figures.per_second:,.0f}"),
        ("rows a second, one station alone", f"{figures.alone_per_second:,.0f}"),
        ("a batch, median / slowest", f"{figures.median_ms:.0f} / {figures.worst_ms:.0f} ms"),
        ("stations that wait for a lock, mean", f"{figures.waiting:.1f}"),
        ("bytes a row, with indexes", f"{figures.bytes_per_row:.0f}"),
        ("newest page of a lot", f"{figures.page_ms:.1f} ms"),
        ("a month attached / detached / dropped",
         f"{figures.attach_ms:.1f} / {figures.detach_ms:.1f} / {figures.drop_ms:.1f} ms"),
        ("a thousand million rows would take", f"{figures.hours(_MANY):.0f} h, {figures.gigabytes(_MANY):,.0f} GB"),
    ):  # fmt: skip
        table.add_row(what, figure)
    output.print(table)
