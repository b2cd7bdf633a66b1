"""`castinspect bench ranks`: training by several processes beside training by one."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import errors, narrow_table, output
from castinspect.cli.common.results import ResultsOption, keep_result, kept_results
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig


@takes_settings("backbone", "weights", "strategy", "size", "epochs", "batch_size", "device", given=("device",))
def ranks(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures, as `castinspect train` takes them.")],
    processes: Annotated[int, typer.Option(min=2, max=64, help="Beside one process.")] = 2,
    seeds: Annotated[int, typer.Option(min=1, max=20, help="Runs of each side.")] = 3,
    results: ResultsOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    *,
    settings: Settings,
) -> None:
    """Train by one process and by several in turns: their scores over the seeds, and the ratio of their times.

    With --out each run is kept when it ends, and the same command goes on where it was stopped.
    """
    from castinspect.bench.ranks import RankRun, measure_ranks

    def show(run: RankRun) -> None:
        errors.print(f"seed {run.seed}, {run.processes} processes: AUROC {run.auroc:.4f}, {run.seconds:.0f} s")
        keep_result(results, run)

    config = TrainingConfig(data=data, **({"device": "cpu", "folds": 0, "regroup": True} | settings))
    kept = kept_results(results, RankRun)
    found = drain(measure_ranks(config, processes, seeds, kept=kept), show)
    if json:
        ratios = {"time_ratio": found.time_ratio(), "learning_ratio": found.time_ratio("learning")}
        print(json_format.dumps({"runs": [run.model_dump(exclude={"settings"}) for run in found.runs], **ratios}))
        return
    table = narrow_table(
        f"{seeds} seeds, in turns", ("", "1 process", f"{processes} processes", "difference", "noise of the seeds")
    )
    for name in ("auroc", "accuracy", "loss"):
        sides = (" ".join(f"{value:.3f}" for value in found.values(name, count)) for count in (1, processes))
        table.add_row(name, *sides, f"{found.difference(name):+.4f}", f"{found.noise(name):.4f}")
    output.print(table)
    output.print(
        f"time of {processes} processes over that of one: {found.time_ratio():.2f}; without their start "
        f"{found.time_ratio('learning'):.2f}",
    )
