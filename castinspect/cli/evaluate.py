"""`castinspect evaluate`: a checkpoint's score on labelled pictures, and its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import errors, narrow_table, output, progress, shown
from castinspect.cli.common.options import Device, DeviceOption, checkpoint_of
from castinspect.cli.common.sinks import CsvOption
from castinspect.cli.common.training_progress import print_evaluation, show_progress
from castinspect.language import say, say_each
from castinspect.messages import Message
from castinspect.models.metadata import Evaluation
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.evaluation.scoring import ScoredData
    from castinspect.models.checkpoint import LoadedCheckpoint


def evaluate(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Checkpoint to score.")],
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures; DATA/test is used where it exists.")],
    csv: CsvOption = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write everything as one self-contained HTML file, with overlays."),
    ] = None,
    device: DeviceOption = Device.AUTO,
    class_level: Annotated[
        int, typer.Option("--class-level", min=1, max=5, help="How many folders down the classes lie.")
    ] = 1,
) -> None:
    """Score a checkpoint on labelled pictures; those it was trained on, and copies of them, are left out."""
    from castinspect.evaluation.scoring import score_data

    checkpoint = checkpoint_of(model)
    with progress() as bar:
        steps = score_data(checkpoint, data, device.value, maps=report is not None, level=class_level)
        scored = drain(steps, lambda step: show_progress(step, bar))
    if csv:
        _write_csv(csv, scored)
    notices = left_out(scored)
    for notice in notices:
        errors.print(Text(shown(notice), style="yellow"))
    print_evaluation(scored.evaluation)
    _print_more(scored.evaluation)
    if report:
        _write_report(report, checkpoint, scored, notices)


def left_out(scored: ScoredData) -> list[Message]:
    """What should be told of pictures that the score leaves out."""
    total = len(scored.inspections)
    notices = []
    if scored.identical:
        notices.append(Message("learned-from-left-out", {"count": scored.identical, "total": total}))
    if scored.alike:
        notices.append(Message("copies-left-out", {"count": scored.alike, "total": total}))
    return notices


def _print_more(evaluation: Evaluation) -> None:
    from castinspect.evaluation.figures import class_figures
    from castinspect.evaluation.risk import Share, proof

    table = narrow_table(say("classes"), say_each("class", "pictures", "precision", "recall", "F1"))
    for row in class_figures(evaluation.confusion):
        values = ("–" if value is None else f"{value:.4f}" for value in (row.precision, row.recall, row.f1))
        table.add_row(Text(shown(row.name)), str(row.pictures), *values)
    output.print(table)
    if evaluation.defective_parts is not None and evaluation.good_parts is not None:
        output.print(
            say(
                "by part: escapes {escaped_parts} of {defective_parts}, overkill {overkill_parts} of {good_parts}",
                escaped_parts=evaluation.escaped_parts,
                defective_parts=evaluation.defective_parts,
                overkill_parts=evaluation.overkill_parts,
                good_parts=evaluation.good_parts,
            )
        )
        output.print(shown(proof(Share(evaluation.escaped_parts or 0, evaluation.defective_parts))))


def _write_csv(path: Path, scored: ScoredData) -> None:
    from castinspect.station.outputs.files import InspectionCsv

    with InspectionCsv(path) as table:
        for inspection in scored.inspections:
            table.write(inspection)


def _write_report(path: Path, checkpoint: LoadedCheckpoint, scored: ScoredData, notices: list[Message]) -> None:
    from castinspect.evaluation.report import write_report
    from castinspect.evaluation.unseen import UnseenScores

    metadata = scored.metadata.model_copy(update={"evaluation": scored.evaluation})
    write_report(path, metadata, scored.pictures, unseen=UnseenScores.from_checkpoint(checkpoint), notes=notices)
    output.print(say("report {path}", path=shown(path)), soft_wrap=True)
