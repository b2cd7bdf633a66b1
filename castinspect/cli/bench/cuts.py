"""`castinspect bench cuts`: in how many of 200 resamplings the promised escape rate holds."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.bench.cuts import PromiseCheck


@takes_settings("backbone", "size", "seed", "device")
def cuts(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures; those to train on are used.")],
    max_escape: Annotated[
        list[float], typer.Option(min=0.0001, max=0.9, help="Escape rates to ask for; repeat the option.")
    ] = [0.01, 0.05, 0.1],  # noqa: B006 - typer copies it
    resamplings: Annotated[int, typer.Option(min=1, help="Random halves.")] = 200,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    *,
    settings: Settings,
) -> None:
    """Choose cuts on a random half of the parts, check the promised escape rate on the other half; again and again.

    The scores are out-of-fold, by whole parts, of a head on the frozen backbone.
    """
    from castinspect.bench.cuts import check_promise
    from castinspect.evaluation.cuts import part_scores
    from castinspect.training.config import TrainingConfig
    from castinspect.training.head.out_of_fold import out_of_fold_scores

    config = TrainingConfig(data=data, **settings)
    with progress() as bar:
        found = drain(out_of_fold_scores(config), lambda step: show_progress(step, bar))
    scores = part_scores(found.defect_probabilities, found.defective, found.parts)
    checks = [check_promise(scores, rate, resamplings, config.seed) for rate in max_escape]
    if json:
        print(json_format.dumps({"checks": [asdict(check) for check in checks]}))
        return
    _print(checks, resamplings)


def _print(checks: list[PromiseCheck], resamplings: int) -> None:
    table = narrow_table(
        f"{checks[0].parts} defective parts to choose on, {checks[0].parts} others to check, {resamplings} times",
        ("asked", "promised", "held in the others", "held over all", "mean escapes", "mean review"),
        words=0,
    )
    for check in checks:
        table.add_row(
            f"{check.asked:.1%}",
            f"{check.promised:.1%}",
            f"{check.held_elsewhere} of {check.resamplings}",
            f"{check.held_in_all} of {check.resamplings}",
            f"{check.mean_escapes:.1%}",
            f"{check.mean_review:.1%}",
        )
    output.print(table)
