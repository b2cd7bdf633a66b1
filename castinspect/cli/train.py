"""`castinspect train`: a checkpoint from labelled pictures."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import output
from castinspect.cli.common.estimate import print_estimate
from castinspect.cli.common.regrouping import agrees_to_regroup
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import print_training
from castinspect.cli.common.unproven import AllowUnprovenOption, require_proof
from castinspect.errors import DataError
from castinspect.registry.registry import Registry
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingFinished
from castinspect.training.form import FORM
from castinspect.training.presets import PRESETS, Preset
from castinspect.versions.making import take_in_trained


@takes_settings(*FORM, given=("strategy", "epochs", "folds"))
def train(
    data: Annotated[
        Path | None,
        typer.Argument(
            metavar="DATA",
            help="DATA/<class>/ or DATA/train|test/<class>/; with --resume the state of a run, else the latest.",
        ),
    ] = None,
    preset: Annotated[
        Preset,
        typer.Option("--preset", "-p", help="Strategy, epochs and folds in one word; see --estimate for the time."),
    ] = Preset.BALANCED,
    promote: Annotated[bool, typer.Option(help="Judge with the new checkpoint from now on.")] = False,
    allow_unproven: AllowUnprovenOption = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Only say how long it would take here, by timing a few steps.")
    ] = False,
    go_on: Annotated[
        bool,
        typer.Option("--resume", help="Go on with an interrupted run, as it was asked for, from its last epoch."),
    ] = False,
    *,
    settings: Settings,
) -> None:
    """Train a checkpoint on labelled pictures, in folders named after their class.

    Ctrl+C ends after the current batch and keeps the best epoch so far; twice leaves a run to go on with by --resume.
    """
    from castinspect.training.run.trainer import resume

    if go_on:
        _registered(print_training(resume(data)), promote=promote, allow_unproven=allow_unproven)
        return
    if data is None:
        raise typer.BadParameter("Name the folder with the pictures, or --resume.", param_hint="DATA")
    config = TrainingConfig(data=data, **(asdict(PRESETS[preset]) | settings))
    if estimate:
        print_estimate(config)
        return
    _registered(_trained(config), promote=promote, allow_unproven=allow_unproven)


def _trained(config: TrainingConfig) -> TrainingFinished:
    """Train; where a part stands on both sides of the split, the person may let it be regrouped."""
    from castinspect.training.run.trainer import train as run_training

    try:
        return print_training(run_training(config))
    except DataError as error:
        if not agrees_to_regroup(error):
            raise
        return print_training(run_training(config.model_copy(update={"regroup": True})))


def _registered(finished: TrainingFinished, *, promote: bool, allow_unproven: bool) -> None:
    take_in_trained(Registry(), finished.checkpoint)
    if promote:
        require_proof(finished.checkpoint, allowed=allow_unproven)
        Registry().promote(finished.checkpoint)
        output.print("promoted: the station judges with it from now on", markup=False)
