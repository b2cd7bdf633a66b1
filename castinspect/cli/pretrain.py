"""`castinspect pretrain`: make a starter from synthetic castings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from castinspect.cli.common.console import errors, output, shown
from castinspect.cli.common.options import Device, DeviceOption
from castinspect.errors import TrainingError
from castinspect.language import say
from castinspect.starter.pretraining import (
    PretrainingConfig,
    PretrainingFinished,
    PretrainingScore,
    PretrainingStarted,
    PretrainingStep,
)

_DEFAULT_MINUTES = 45.0


def pretrain(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Starter to write.")] = Path(
        "efficientnet_b0_starter.safetensors"
    ),
    minutes: Annotated[float | None, typer.Option(min=0.01, help="How long to train [default: 45].")] = None,
    images: Annotated[
        int | None, typer.Option(min=1, help="How many pictures to train on, instead of minutes.")
    ] = None,
    start: Annotated[Path | None, typer.Option(metavar="FILE", help="Begin with an earlier starter.")] = None,
    resume: Annotated[bool, typer.Option(help="Go on from where a stopped run stood.")] = False,
    size: Annotated[
        int, typer.Option(min=64, max=512, help="Side of the pictures at the end; a multiple of 32.")
    ] = 224,
    batch_size: Annotated[int, typer.Option(min=2, max=1024, help="Pictures per step.")] = 32,
    rate: Annotated[
        float, typer.Option(min=1e-6, max=1.0, help="Highest learning rate of the one cycle; lower with --start.")
    ] = 3e-3,
    seed: Annotated[int, typer.Option(min=0, help="Of castings, initialisation and augmentation.")] = 0,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes that draw castings; the default suits.")] = None,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Make a starter: pretrain EfficientNet-B0 on synthetic castings with known defects.

    No picture of anyone's is needed. Ctrl+C stops; --resume goes on from there.
    """
    if minutes is not None and images is not None:
        raise TrainingError("pretraining-two-lengths")
    if minutes is None and images is None:
        minutes = _DEFAULT_MINUTES
    if size % 32:
        raise TrainingError("pretraining-size", size=size)
    config = PretrainingConfig(
        out=out, minutes=minutes, images=images, start=start, resume=resume, size=size, early_size=min(160, size),
        seed=seed, batch=batch_size, peak_rate=rate, workers=workers, device=device.value,
    )  # fmt: skip
    try:
        _follow(config)
    except KeyboardInterrupt:
        errors.print(say("stopped; the same command with --resume goes on from here"), style="yellow")
        raise


def _follow(config: PretrainingConfig) -> None:
    from castinspect.starter.run import pretrain as run_pretraining  # torch is loaded only now

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = output if output.is_terminal else errors
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False, transient=True) as bar:
        task = bar.add_task(say("drawing castings"), total=1.0)
        for event in run_pretraining(config):
            match event:
                case PretrainingStarted():
                    resumed = (
                        say(", {images_done} picture{images_done:s} done before", images_done=event.images_done)
                        if event.images_done
                        else ""
                    )
                    output.print(
                        say(
                            "{backbone} on {device}, seed {seed}{resumed}",
                            backbone=event.backbone,
                            device=event.device,
                            seed=event.seed,
                            resumed=resumed,
                        )
                    )
                case PretrainingStep():
                    bar.update(task, completed=event.share, description=f"{event.size} px  loss {event.loss:.3f}")
                case PretrainingScore():
                    output.print(
                        say(
                            "step {step}: AUROC {map_auroc:.3f} by maps, {image_auroc:.3f} by picture",
                            step=event.step,
                            map_auroc=event.map_auroc,
                            image_auroc=event.image_auroc,
                        )
                    )
                case PretrainingFinished():
                    output.print(
                        say(
                            "{path}: {images} picture{images:s} in {minutes:.1f} minutes, AUROC on unseen "
                            "castings {map_auroc:.3f} by maps, {image_auroc:.3f} by picture",
                            path=shown(event.path),
                            images=event.images,
                            minutes=event.minutes,
                            map_auroc=event.map_auroc,
                            image_auroc=event.image_auroc,
                        ),
                        soft_wrap=True,
                    )
