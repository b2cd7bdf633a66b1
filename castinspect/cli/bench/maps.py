"""`castinspect bench maps`: how often the hottest point of a heat map lies on the defect."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from castinspect.bench.training.maps import NEAR, MapTrial, defective_castings, pointing, try_maps
from castinspect.cli.common.console import narrow_table, output, progress, shown
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig


@takes_settings("weights", "size", "epochs", "device")
def maps(
    backbones: Annotated[
        list[str] | None, typer.Option("--backbone", metavar="NAME", help="To train on castings; repeat the option.")
    ] = None,
    model: Annotated[
        list[Path] | None,
        typer.Option("--model", metavar="FILE", help="A checkpoint trained on castings; repeat the option."),
    ] = None,
    pictures: Annotated[int, typer.Option(min=20, help="Castings to train on.")] = 240,
    castings: Annotated[int, typer.Option(min=5, help="Defective castings to point at.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="Of castings and training.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    *,
    settings: Settings,
) -> None:
    """See how often the hottest point of a heat map lies on the defect, on castings with known defects.

    A network of each backbone is trained on some castings; then the hottest point of each map is looked for on others.
    Beside it stands the coarse map of the last stage, which older checkpoints show.
    """
    targets = defective_castings(castings, seed)
    trials = [pointing(load_checkpoint(file).with_weights(), targets) for file in model or ()]
    with progress() as bar:
        for name in backbones or ([] if model else ["efficientnet_lite0"]):
            config = TrainingConfig(data=Path(), backbone=name, seed=seed, **settings)
            trials.append(drain(try_maps(config, pictures, castings), lambda event: show_progress(event, bar)))
    if as_json:
        output.print_json(json.dumps([asdict(trial) for trial in trials]))
        return
    _print_table(trials)


def _print_table(trials: list[MapTrial]) -> None:
    table = narrow_table(
        f"hottest point within {NEAR:g} pixels of the defect, on castings not learned from",
        ("backbone", "start", "castings", "map", "coarse map", "time"),
        words=2,
    )
    for trial in trials:
        rates = (f"{hits / trial.castings:.1%}" for hits in (trial.pointed, trial.coarse_pointed))
        table.add_row(
            trial.backbone, shown(trial.weights), str(trial.castings), *rates, f"{100 * (trial.cost - 1):+.1f} %"
        )
    output.print(table)
