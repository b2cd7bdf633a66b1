"""`castinspect bench history`: pages of a long history, inspections a second, and what judging loses by the record."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.options import ModelOption


def history(
    pictures: Annotated[
        list[Path] | None, typer.Argument(metavar="PICTURES", help="To judge with and without the record.")
    ] = None,
    model: ModelOption = None,
    rows: Annotated[int, typer.Option(min=2000, help="Inspections in the history whose pages are timed.")] = 1_000_000,
    commits: Annotated[int, typer.Option(min=32, help="Inspections that are put on record one by one.")] = 500,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of judging with and without the record.")] = 5,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="On the disk to be measured; else where temporary files go.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Measure pages of a long history, inspections a second on this disk, and judging with and without the record."""
    from castinspect.bench import history as bench

    found: dict[str, object] = {"rows": rows}
    with TemporaryDirectory(prefix="castinspect-bench-", dir=folder, ignore_cleanup_errors=True) as name:
        with bench.open_bench_store(Path(name) / "long") as store, progress() as bar:
            task = bar.add_task("making a history", total=rows)
            for filled in bench.fill(store, rows):
                bar.update(task, completed=filled.rows)
            pages = bench.time_pages(store, rows)
        with bench.open_bench_store(Path(name) / "new") as store:
            ingest = bench.time_ingest(store, Path(name), commits)
        found |= {"pages": [asdict(timed) for timed in pages], "ingest": asdict(ingest)}
        if pictures:
            found["judging"] = _judging(Path(name), pictures, model, rounds)
    if json:
        print(json_format.dumps(found))
        return
    _print(found)


def _judging(folder: Path, pictures: list[Path], model: Path | None, rounds: int) -> dict[str, float]:
    from castinspect.bench import history as bench
    from castinspect.cli.common.judging import Judging
    from castinspect.imaging.finding import find_pictures

    paths = find_pictures(pictures)
    with bench.open_bench_store(folder / "judging") as store:
        judged = bench.time_judging(Judging(model, pictures=paths).inspector(), paths, store, rounds)
    return {"pictures": len(paths), **asdict(judged), "slower": judged.slower, "more_work": judged.more_work}


def _print(found: dict[str, object]) -> None:
    table = narrow_table(f"Pages of at most 200 of {found['rows']:,} inspections", ("page", "rows", "ms", "worst"))
    pages, ingest, judging = found["pages"], found["ingest"], found.get("judging")
    assert isinstance(pages, list)
    assert isinstance(ingest, dict)
    for timed in pages:
        milliseconds = (f"{timed['milliseconds']:.1f}", f"{timed['worst']:.1f}")
        table.add_row(timed["what"], str(timed["rows"]), *milliseconds)
    output.print(table)
    output.print(
        f"on record: {ingest['per_second']:.0f} inspections/s one by one, {ingest['grouped_per_second']:.0f}/s in "
        f"groups of 32, as the line puts what is ready together on record; in the same run this disk took "
        f"{ingest['bare_per_second']:.0f} bare transactions/s"
    )
    if isinstance(judging, dict):
        output.print(
            f"judging: {judging['with_record']:.1f} pictures/s with the record, {judging['without']:.1f} without "
            f"({judging['slower']:+.1%} slower); {judging['cpu_with_record']:.2f} ms of processors a picture, "
            f"{judging['cpu_without']:.2f} without ({judging['more_work']:+.1%})"
        )
