"""`castinspect train`, and how a run is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import errors, output, progress, shown
from castinspect.cli.common.estimate import print_estimate
from castinspect.cli.common.options import Device, DeviceOption, PartPatternOption
from castinspect.cli.common.regrouping import agrees_to_regroup
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Light
from castinspect.models.metadata import Evaluation, Role
from castinspect.progress import (
    BackbonePass,
    Notice,
    PicturesDescribed,
    PicturesRead,
    PicturesScored,
    WeightsDownloading,
)
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    FoldProgress,
    PhaseStarted,
    TrainingEvent,
    TrainingFinished,
    TrainingStarted,
)
from castinspect.training.presets import PRESETS, Preset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.progress import Progress, TaskID

_DEFAULTS = TrainingConfig(data=Path())
RoleOption = Annotated[
    list[str],
    typer.Option("--role", metavar="NAME=ok|defect", help="What a class means, where its name does not tell."),
]


def _checked_light(light: tuple[float, float] | None) -> tuple[float, float] | None:
    try:
        return TypeAdapter(Light | None).validate_python(light)
    except ValidationError as error:
        raise typer.BadParameter("Give two numbers from 0 to 1, such as 0.45 0.225.") from error


def train(
    data: Annotated[
        Path | None,
        typer.Argument(
            metavar="DATA",
            help="DATA/<class>/ or DATA/train|test/<class>/; with --resume the state of a run, else the latest.",
        ),
    ] = None,
    preset: Annotated[
        Preset, typer.Option("--preset", "-p", help="Strategy and epochs in one word; see --estimate for the time.")
    ] = Preset.BALANCED,
    backbone: Annotated[
        str, typer.Option("--backbone", "-b", help="See `castinspect backbones`.")
    ] = _DEFAULTS.backbone,
    weights: Annotated[
        str,
        typer.Option(
            "--weights",
            "-w",
            help="What the backbone starts from: auto, imagenet, starter, none or a file. auto takes ImageNet weights, "
            "with efficientnet_lite0 where efficientnet_b0's are not at hand, else the starter.",
        ),
    ] = _DEFAULTS.weights,
    strategy: Annotated[
        Strategy | None,
        typer.Option("--strategy", "-s", help="head: frozen backbone; gradual: head, late layers, all."),
    ] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Passes over the pictures, all stages together.")] = None,
    batch_size: Annotated[int, typer.Option(min=2, help="Pictures per step.")] = _DEFAULTS.batch_size,
    rate: Annotated[
        float, typer.Option(min=1e-7, max=1.0, help="Learning rate of the head.")
    ] = _DEFAULTS.learning_rate,
    backbone_rate: Annotated[
        float,
        typer.Option(min=1e-7, max=1.0, help="Learning rate of the backbone where it learns; lower stages slower."),
    ] = _DEFAULTS.backbone_learning_rate,
    layer_decay: Annotated[
        float, typer.Option(min=0.01, max=1.0, help="Each stage learns at this part of the rate of the one above it.")
    ] = _DEFAULTS.layer_decay,
    patience: Annotated[
        int, typer.Option(min=1, help="A stage ends after so many epochs without a lower validation loss.")
    ] = _DEFAULTS.patience,
    validation_share: Annotated[
        float, typer.Option(min=0.01, max=0.5, help="Part of the training pictures held back to choose the best epoch.")
    ] = _DEFAULTS.validation_share,
    test_share: Annotated[
        float, typer.Option(min=0.01, max=0.5, help="Part held back for the score, where there is no test folder.")
    ] = _DEFAULTS.test_share,
    size: Annotated[int | None, typer.Option(min=32, max=1024, help="Side of the network's input in pixels.")] = None,
    light: Annotated[
        tuple[float, float] | None,
        typer.Option(
            metavar="MEAN CONTRAST",
            callback=_checked_light,
            help="Mean and standard deviation of brightness, 0 to 1, that pictures are brought to; else as suits the "
            "weights.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same run on the same machine.")] = _DEFAULTS.seed,
    role: RoleOption = [],  # noqa: B006 - typer copies it
    augment: Annotated[bool, typer.Option(help="Turn, mirror and relight the pictures at random.")] = True,
    half: Annotated[bool, typer.Option("--half", help="Store the weights in half precision: half the file.")] = False,
    part_pattern: PartPatternOption = None,
    regroup: Annotated[
        bool, typer.Option(help="Bring all pictures of a part to one side where DATA has it in train and in test.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Checkpoint to write; else into the models folder."),
    ] = None,
    folds: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=10,
            help="So many more networks learn, each without a share of the parts, so that the cuts of a fine-tuned "
            "network are chosen by every part; 0 chooses them by the validation pictures.",
        ),
    ] = None,
    promote: Annotated[bool, typer.Option(help="Judge with the new checkpoint from now on.")] = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Only say how long it would take here, by timing a few steps.")
    ] = False,
    go_on: Annotated[
        bool,
        typer.Option("--resume", help="Go on with an interrupted run, as it was asked for, from its last epoch."),
    ] = False,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Train a checkpoint on labelled pictures, in folders named after their class.

    Ctrl+C ends after the current batch and keeps the best epoch so far; twice leaves a run to go on with by --resume.
    """
    from castinspect.training.run.trainer import resume

    if go_on:
        _registered(print_training(resume(data)), promote=promote)
        return
    if data is None:
        raise typer.BadParameter("Name the folder with the pictures, or --resume.", param_hint="DATA")
    values = PRESETS[preset]
    config = TrainingConfig(
        data=data, backbone=backbone, weights=weights, strategy=strategy or values.strategy,
        epochs=epochs or values.epochs, folds=values.folds if folds is None else folds, batch_size=batch_size,
        learning_rate=rate,
        backbone_learning_rate=backbone_rate, layer_decay=layer_decay, patience=patience, size=size, seed=seed,
        roles=roles_of(role), light=light, augment=augment, half=half, out=out, device=device.value,
        part_pattern=part_pattern, regroup=regroup, validation_share=validation_share, test_share=test_share,
    )  # fmt: skip
    if estimate:
        print_estimate(config)
        return
    _registered(_trained(config), promote=promote)


def _trained(config: TrainingConfig) -> TrainingFinished:
    """Train; where a part stands on both sides of the split, the person may let it be regrouped."""
    from castinspect.training.run.trainer import train as run_training

    try:
        return print_training(run_training(config))
    except DataError as error:
        if not agrees_to_regroup(error):
            raise
        return print_training(run_training(config.model_copy(update={"regroup": True})))


def _registered(finished: TrainingFinished, *, promote: bool) -> None:
    Registry().add(finished.checkpoint, Action.TRAINED)
    if promote:
        Registry().promote(finished.checkpoint)
        output.print("promoted: the station judges with it from now on", markup=False)


def roles_of(pairs: list[str]) -> dict[str, Role]:
    """Read `NAME=ok|defect` options.

    Raises:
        DataError: One of them is not of that form.
    """
    roles = {}
    for pair in pairs:
        name, _, role = pair.rpartition("=")
        if not name or role not in list(Role):
            raise DataError("role-option-invalid", option=pair)
        roles[name] = Role(role)
    return roles


def print_training(run: Iterable[TrainingEvent]) -> TrainingFinished:
    """Print a run as it goes on; Ctrl+C asks it to finish and keeps the best epoch."""
    from castinspect.cli.common.interrupt import finish_on_interrupt

    finished = None
    with progress() as bar, finish_on_interrupt(run):
        for event in run:
            finished = event if isinstance(event, TrainingFinished) else finished
            _print_event(event, bar)
    assert finished is not None, "a run ends with TrainingFinished or an error"
    if finished.metadata.evaluation:
        print_evaluation(finished.metadata.evaluation)
    output.print(
        f"checkpoint {shown(finished.checkpoint)} (best epoch {finished.best_epoch})", markup=False, soft_wrap=True
    )
    return finished


def _print_event(event: TrainingEvent, bar: Progress) -> None:
    show_progress(event, bar)
    match event:
        case TrainingStarted():
            classes = ", ".join(f"{c.name} ({c.role})" for c in event.classes)
            output.print(
                f"{event.backbone} from {event.weights} on {event.device} · {classes} · {event.train_count} to train, "
                f"{event.validation_count or 'by folds the same'} to validate, {event.test_count} to test",
                markup=False,
            )
        case PhaseStarted():
            share = event.trainable_parameters / event.total_parameters
            output.print(
                f"stage {event.name}: {event.trainable_parameters:,} of {event.total_parameters:,} parameters learn "
                f"({share:.1%})",
                markup=False,
            )
        case EpochFinished():
            output.print(
                f"epoch {event.epoch}/{event.epochs}  loss {event.train_loss:.3f} / {event.validation_loss:.3f}  "
                f"accuracy {event.train_accuracy:.1%} / {event.validation_accuracy:.1%} (train / validation)  "
                f"{event.seconds:.0f} s, {event.seconds_left:.0f} s left{'  *' if event.best else ''}",
                markup=False,
                soft_wrap=True,
            )
        case Notice():
            errors.print(Text(shown(event.message), style="yellow"))
        case TrainingFinished() if event.outcome != "completed":
            errors.print(Text(f"{event.outcome}; the best epoch so far is kept", style="yellow"))


def show_progress(event: TrainingEvent, bar: Progress) -> None:
    """Move the progress bar to where a run is."""
    match event:
        case WeightsDownloading():
            bar.update(_only_task(bar, "ImageNet weights", event.total_bytes or None), completed=event.received_bytes)
        case PicturesRead():
            bar.update(_only_task(bar, "reading pictures", event.total), completed=event.done)
        case BackbonePass():
            bar.update(_only_task(bar, "frozen backbone", event.batches), completed=event.batch)
        case BatchFinished():
            bar.update(_only_task(bar, f"epoch {event.epoch}", event.batches), completed=event.batch)
        case FoldProgress():
            bar.update(_only_task(bar, f"without share {event.fold} of {event.folds}", 1), completed=event.share)
        case PicturesDescribed():
            bar.update(_only_task(bar, "what the pictures look like", event.total), completed=event.done)
        case PicturesScored():
            bar.update(_only_task(bar, "scoring", event.total), completed=event.done)


def _only_task(bar: Progress, description: str, total: float | None) -> TaskID:
    if bar.tasks and bar.tasks[-1].description == description:
        return bar.tasks[-1].id
    for task in bar.task_ids:
        bar.remove_task(task)
    return bar.add_task(description, total=total)


def print_evaluation(evaluation: Evaluation) -> None:
    """Print the confusion matrix and the figures that matter, with their denominators."""
    names = sorted(evaluation.confusion)
    table = Table(title=f"{evaluation.split} pictures", title_justify="left")
    table.add_column("true \\ predicted")
    for name in names:
        table.add_column(Text(name), justify="right")
    for name in names:
        table.add_row(Text(name), *(str(evaluation.confusion[name].get(other, 0)) for other in names))
    output.print(table)
    auroc = "–" if evaluation.auroc is None else f"{evaluation.auroc:.4f}"
    output.print(
        f"accuracy {evaluation.accuracy:.4f}   balanced accuracy {evaluation.balanced_accuracy:.4f}   AUROC {auroc}"
    )
    output.print(
        f"escapes {evaluation.escapes} of {evaluation.defective} defective   "
        f"overkill {evaluation.overkill} of {evaluation.good} good   "
        f"review {evaluation.review}   hold {evaluation.held}"
    )
