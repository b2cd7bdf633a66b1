"""`castinspect bench novelty`: whether wrong parts, empty belts and hands are told from good parts never seen."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress

if TYPE_CHECKING:
    from castinspect.bench.novelty import NoveltyMeasured


@takes_settings("backbone", "weights", "size", "roles", "seed", "device")
def novelty(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures; those to train on are used.")],
    count: Annotated[int, typer.Option(min=10, help="Intruders to draw of each kind.")] = 60,
    folds: Annotated[int, typer.Option(min=2, help="Into how many the parts are dealt.")] = 5,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    *,
    settings: Settings,
) -> None:
    """Draw wrong parts, blank belts, blur, hands, photographs and patterns, and see whether they are noticed.

    They are compared with good parts that were left out, by whole parts, when reference and cut were learned.
    """
    from castinspect.bench.novelty import measure_novelty
    from castinspect.progress import drain
    from castinspect.training.config import TrainingConfig

    config = TrainingConfig(data=data, **settings)
    with progress() as bar:
        measured = drain(measure_novelty(config, count, folds), lambda event: show_progress(event, bar))
    if json:
        print(json_format.dumps(asdict(measured)))
        return
    _print(measured)


def _print(measured: NoveltyMeasured) -> None:
    table = narrow_table(
        "pictures unlike the training pictures, against good parts left out",
        ("kind", "AUROC", "noticed", "at 1 % false reviews"),
    )
    for found in measured.kinds:
        counts = (f"{n} of {found.pictures}" for n in (found.noticed, found.noticed_at_one_percent))
        table.add_row(found.kind, f"{found.auroc:.4f}", *counts)
    output.print(table)
    output.print(
        f"false reviews at the cut: {measured.false_reviews} of {measured.good} good pictures, of "
        f"{measured.false_parts} of {measured.good_parts} good parts left out",
        soft_wrap=True,
    )
