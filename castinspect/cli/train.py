"""`castinspect train`: a checkpoint from labelled pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
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
from castinspect.language import say
from castinspect.registry.registry import Registry
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished
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
    processes: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that train together under torchrun, on this computer.")
    ] = 1,
    jobs: Annotated[
        int,
        typer.Option(min=1, max=64, help="Networks of the folds that learn side by side, each on cores of its own."),
    ] = 1,
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
    make = _maker(processes, jobs)
    if go_on:
        _registered(print_training(make.resumed(data)), promote=promote, allow_unproven=allow_unproven)
        return
    if data is None:
        raise typer.BadParameter(say("Name the folder with the pictures, or --resume."), param_hint="DATA")
    config = TrainingConfig(data=data, **(asdict(PRESETS[preset]) | settings))
    if estimate:
        print_estimate(config)
        return
    _registered(_trained(config, make.run), promote=promote, allow_unproven=allow_unproven)


@dataclass(frozen=True)
class _Maker:
    """How runs are made: in one process or in several."""

    run: Callable[[TrainingConfig], Iterable[TrainingEvent]]
    resumed: Callable[[Path | None], Iterable[TrainingEvent]]


def _maker(processes: int, jobs: int) -> _Maker:
    if processes > 1 and jobs > 1:
        raise typer.BadParameter(
            say("Give --processes or --jobs; both would want the same cores."), param_hint="--jobs"
        )
    if processes > 1:
        from castinspect.scale.distributed import resume_in_processes, train_in_processes

        return _Maker(
            lambda config: train_in_processes(config, processes), lambda file: resume_in_processes(file, processes)
        )
    from castinspect.training.run.trainer import resume, train

    if jobs == 1:
        return _Maker(train, resume)
    from castinspect.scale.side_by_side import FoldsSideBySide

    folds = FoldsSideBySide(jobs)
    return _Maker(lambda config: train(config, folds=folds), lambda file: resume(file, folds=folds))


def _trained(
    config: TrainingConfig, run_training: Callable[[TrainingConfig], Iterable[TrainingEvent]]
) -> TrainingFinished:
    """Train; where a part stands on both sides of the split, the person may let it be regrouped."""
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
        from castinspect.versions.promoting import promote as promote_version

        promote_version(Registry(), finished.checkpoint)
        output.print(say("promoted: the station judges with it from now on"))
