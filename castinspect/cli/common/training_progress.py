"""How a long job is shown on a terminal: its bar, and the lines that a training run prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import errors, output, progress, shown
from castinspect.cli.common.interrupt import finish_on_interrupt
from castinspect.language import say
from castinspect.models.metadata import Evaluation
from castinspect.progress import (
    BackbonePass,
    Notice,
    PicturesDescribed,
    PicturesRead,
    PicturesScored,
    WeightsDownloading,
)
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    FoldProgress,
    PhaseStarted,
    TrainingEvent,
    TrainingFinished,
    TrainingStarted,
)

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from castinspect.models.checkpoint import LoadedCheckpoint


def print_training(run: Iterable[TrainingEvent]) -> TrainingFinished:
    """Print a run as it goes on, then its score and what that proves; Ctrl+C asks it to finish early."""
    from castinspect.models.checkpoint import load_checkpoint

    finished = None
    with progress() as bar, finish_on_interrupt(run):
        for event in run:
            finished = event if isinstance(event, TrainingFinished) else finished
            _print_event(event, bar)
    assert finished is not None, "a run ends with TrainingFinished or an error"
    if finished.metadata.evaluation:
        print_evaluation(finished.metadata.evaluation)
    _print_proof(load_checkpoint(finished.checkpoint))
    output.print(
        say(
            "checkpoint {checkpoint} (best epoch {best_epoch})",
            checkpoint=shown(finished.checkpoint),
            best_epoch=finished.best_epoch,
        ),
        soft_wrap=True,
    )
    return finished


def _print_event(event: TrainingEvent, bar: Progress) -> None:
    show_progress(event, bar)
    match event:
        case TrainingStarted():
            classes = ", ".join(f"{c.name} ({say(c.role)})" for c in event.classes)
            output.print(
                say(
                    "{backbone} from {weights} on {device} · {classes} · {train_count} to "
                    "train, {validation_count} to validate, {test_count} to test",
                    backbone=event.backbone,
                    weights=say(event.weights),
                    device=event.device,
                    classes=classes,
                    train_count=event.train_count,
                    validation_count=event.validation_count or say("by folds the same"),
                    test_count=event.test_count,
                ),
            )
        case PhaseStarted():
            share = event.trainable_parameters / event.total_parameters
            output.print(
                say(
                    "phase {name}: {trainable_parameters:,} of {total_parameters:,} parameters learn ({share:.1%})",
                    name=event.name,
                    trainable_parameters=event.trainable_parameters,
                    total_parameters=event.total_parameters,
                    share=share,
                ),
            )
        case EpochFinished():
            output.print(
                say(
                    "epoch {epoch}/{epochs}  loss {train_loss:.3f} / {validation_loss:.3f}  "
                    "accuracy {train_accuracy:.1%} / {validation_accuracy:.1%} (train / "
                    "validation)  {seconds:.0f} s, {seconds_left:.0f} s left{more}",
                    epoch=event.epoch,
                    epochs=event.epochs,
                    train_loss=event.train_loss,
                    validation_loss=event.validation_loss,
                    train_accuracy=event.train_accuracy,
                    validation_accuracy=event.validation_accuracy,
                    seconds=event.seconds,
                    seconds_left=event.seconds_left,
                    more="  *" if event.best else "",
                ),
                soft_wrap=True,
            )
        case Notice():
            errors.print(Text(shown(event.message), style="yellow"))
        case TrainingFinished() if event.outcome != "completed":
            errors.print(
                Text(say("{outcome}; the best epoch so far is kept", outcome=say(event.outcome)), style="yellow")
            )


def show_progress(event: TrainingEvent, bar: Progress) -> None:
    """Move the progress bar to where a run is."""
    match event:
        case WeightsDownloading():
            bar.update(
                _only_task(bar, say("ImageNet weights"), event.total_bytes or None), completed=event.received_bytes
            )
        case PicturesRead():
            bar.update(_only_task(bar, say("reading pictures"), event.total), completed=event.done)
        case BackbonePass():
            bar.update(_only_task(bar, say("frozen backbone"), event.batches), completed=event.batch)
        case BatchFinished():
            bar.update(_only_task(bar, say("epoch {epoch}", epoch=event.epoch), event.batches), completed=event.batch)
        case FoldProgress():
            bar.update(
                _only_task(bar, say("without share {fold} of {folds}", fold=event.fold, folds=event.folds), 1),
                completed=event.share,
            )
        case PicturesDescribed():
            bar.update(_only_task(bar, say("what the pictures look like"), event.total), completed=event.done)
        case PicturesScored():
            bar.update(_only_task(bar, say("scoring"), event.total), completed=event.done)


def _print_proof(checkpoint: LoadedCheckpoint) -> None:
    """Print what is proven of escapes, and by which parts: others than the test pictures."""
    from castinspect.evaluation.proven import proof_of

    proof, calibration = shown(proof_of(checkpoint)), checkpoint.metadata.calibration
    if calibration is not None and calibration.source == "out-of-fold":
        proof = say(
            "in the parts to train on, each scored by a network that had not learned from it: {proof}", proof=proof
        )
    elif calibration is not None:
        proof = say("in the validation parts: {proof}", proof=proof)
    output.print(proof, soft_wrap=True)


def _only_task(bar: Progress, description: str, total: float | None) -> TaskID:
    if bar.tasks and bar.tasks[-1].description == description:
        return bar.tasks[-1].id
    for task in bar.task_ids:
        bar.remove_task(task)
    return bar.add_task(description, total=total)


def print_evaluation(evaluation: Evaluation) -> None:
    """Print the confusion matrix and the figures that matter, with their denominators."""
    names = sorted(evaluation.confusion)
    table = Table(title=say("{split} pictures", split=say(evaluation.split)), title_justify="left")
    table.add_column(say("true \\ predicted"))
    for name in names:
        table.add_column(Text(name), justify="right")
    for name in names:
        table.add_row(Text(name), *(str(evaluation.confusion[name].get(other, 0)) for other in names))
    output.print(table)
    auroc = "–" if evaluation.auroc is None else f"{evaluation.auroc:.4f}"
    output.print(
        say(
            "accuracy {accuracy:.4f}   balanced accuracy {balanced_accuracy:.4f}   AUROC {auroc}",
            accuracy=evaluation.accuracy,
            balanced_accuracy=evaluation.balanced_accuracy,
            auroc=auroc,
        )
    )
    output.print(
        say(
            "in these {pictures} pictures: escapes {escapes} of {defective} defective   overkill "
            "{overkill} of {good} good   review {review}   hold {held}",
            pictures=evaluation.defective + evaluation.good,
            escapes=evaluation.escapes,
            defective=evaluation.defective,
            overkill=evaluation.overkill,
            good=evaluation.good,
            review=evaluation.review,
            held=evaluation.held,
        )
    )
