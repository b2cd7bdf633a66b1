"""`castinspect adapt` and `castinspect bench adapt`."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from castinspect.bench.adaptation import NO_SHIFT, ShiftResult, measure_adaptation
from castinspect.cli.common.console import errors, narrow_table, output, progress, shown
from castinspect.cli.common.options import Device, DeviceOption, ModelOption, checkpoint_file
from castinspect.cli.models import ByOption, WhyOption, attribution
from castinspect.cli.train import show_progress
from castinspect.errors import TrainingError
from castinspect.imaging.loading import find_pictures
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint
from castinspect.models.metadata import Evaluation
from castinspect.progress import Notice, PicturesRead, PicturesScored
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.synthetic.shifts import SHIFTS
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.versions.adaptation import (
    Adaptation,
    AdaptationEvent,
    AdaptationFinished,
    AdaptationJudged,
    StatisticsMoved,
    adapt as run_adaptation,
    good_ones,
)
from castinspect.versions.locked_set import comparison_pictures


def adapt(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Version or checkpoint that knows the old camera.")],
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="At least 32 pictures of good parts from the new camera or light.")
    ],
    before: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Good parts from the old camera; else the good locked pictures."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            metavar="LABELLED", help="Labelled pictures of the new camera to accept it by, instead of the locked."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Checkpoint to write; else a new version.")
    ] = None,
    by: ByOption = None,
    why: WhyOption = "",
    device: DeviceOption = Device.AUTO,
) -> None:
    """Make a version for a new camera or light, without labels: batch-norm statistics move by what changed.

    It is a new version, kept only if the locked pictures are judged no worse by it: so it judges the old camera as well
    as before, and moves towards the new one as far as that allows. With --check it may forget the old camera.
    """
    registry = Registry()
    checkpoint = load_checkpoint(checkpoint_file(model))
    data = Settings.load().data_folder
    old = (
        find_pictures([before]) if before else good_ones(comparison_pictures(registry, None, data), checkpoint.metadata)
    )
    truth = comparison_pictures(registry, check, data)
    target = out or registry.free_file(f"{registry.find(str(checkpoint.path)).name}-adapted")
    plan = Adaptation(checkpoint, folder, old, truth, target, device.value)
    finished = None
    with progress() as bar:
        for event in run_adaptation(plan):
            _show(event, bar)
            finished = event if isinstance(event, AdaptationFinished) else finished
    assert finished is not None, "an adaptation ends with its result or an error"
    if finished.checkpoint is None:
        raise TrainingError("adaptation-not-accepted")
    version = registry.add(finished.checkpoint, Action.ADAPTED, attribution(by, why))
    output.print(f"new version {shown(version)}", markup=False, soft_wrap=True)
    output.print("`castinspect promote` lets the station judge with it", markup=False)


def bench_adapt(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="DATA/train and DATA/test with a folder per class.")],
    model: ModelOption = None,
    shift: Annotated[
        list[str] | None, typer.Option("--shift", help="Only these shifts; repeat it. `none` is the control.")
    ] = None,
    part: Annotated[
        list[float] | None,
        typer.Option("--part", min=0, max=1, help="Part of the full blend to measure; repeat it. Else the full one."),
    ] = None,
    results: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep each figure as a line of JSON; those there are not repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Measure what adaptation brings back under another tone curve, blur, noise and vignetting, and what it costs.

    Without --model a head is trained on the starter with DATA/train. Adapted by shifted training pictures of good
    parts; all figures are on the test pictures.
    """
    names, parts = shift or [NO_SHIFT, *SHIFTS], part or [1.0]
    found = _kept(results)
    done = {(result.shift, result.part) for result in found}
    with tempfile.TemporaryDirectory(prefix="adaptation-") as folder, progress() as bar:
        missing = [name for name in names if any((name, wanted) not in done for wanted in parts)]
        if missing:
            checkpoint = load_checkpoint(checkpoint_file(model)) if model else _trained(data, Path(folder), bar, device)
            for event in measure_adaptation(checkpoint, data, Path(folder), missing, device.value, parts):
                if isinstance(event, ShiftResult):
                    found.append(event)
                    _keep(event, results)
                else:
                    show_progress(event, bar)
    found = [result for result in found if result.shift in names and result.part in parts]
    if as_json:
        print(json.dumps([_as_dict(result) for result in found]))
    else:
        output.print(_table(found))
        output.print("recovered: of the balanced accuracy lost to the shift; – where none was lost")
        output.print("Δ as is, escapes: what the adapted version changes on the pictures as they are, in points")
        output.print("kept: if those were the locked pictures; no more escapes and no lower balanced accuracy")


def _trained(data: Path, folder: Path, bar: Progress, device: Device) -> LoadedCheckpoint:
    from castinspect.training.run.trainer import train

    config = TrainingConfig(
        data=data, strategy=Strategy.HEAD, weights="starter", device=device.value, out=folder / f"head{SUFFIX}"
    )
    for event in train(config):
        show_progress(event, bar)
    return load_checkpoint(folder / f"head{SUFFIX}")


def _kept(results: Path | None) -> list[ShiftResult]:
    if results is None or not results.exists():
        return []
    return [ShiftResult.model_validate_json(line) for line in results.read_text(encoding="utf-8").splitlines()]


def _keep(result: ShiftResult, results: Path | None) -> None:
    if results is not None:
        with results.open("a", encoding="utf-8") as file:
            file.write(result.model_dump_json() + "\n")


def _table(found: list[ShiftResult]) -> Table:
    table = narrow_table("adaptation to a shift, balanced accuracy on the test pictures")
    table.add_column("shift", no_wrap=True)
    for column in ("blend", "as is", "shifted", "adapted", "recovered", "Δ as is", "escapes", "kept"):
        table.add_column(column, justify="right", no_wrap=True)
    for result in found:
        share = result.recovered_share
        table.add_row(
            result.shift,
            f"{result.blend:.0%}",
            *(f"{score.balanced_accuracy:.3f}" for score in (result.before, result.shifted, result.adapted)),
            "–" if share is None else f"{share:.0%}",
            f"{-result.unshifted_loss:+.1f}",
            f"{result.before.escapes} → {result.adapted_unshifted.escapes}",
            "yes" if result.accepted else "no",
        )
    return table


def _as_dict(result: ShiftResult) -> dict[str, object]:
    return result.model_dump() | {
        "lost": result.lost,
        "recovered": result.recovered,
        "recovered_share": result.recovered_share,
        "unshifted_loss": result.unshifted_loss,
        "accepted": result.accepted,
    }


def _show(event: AdaptationEvent, bar: Progress) -> None:
    match event:
        case PicturesRead() | PicturesScored():
            show_progress(event, bar)
        case Notice():
            errors.print(Text(shown(event.message), style="yellow"))
        case StatisticsMoved():
            output.print(
                f"statistics of {event.layers} layers moved by {event.pictures} pictures, blend {event.blend:.0%}"
            )
        case AdaptationJudged():
            for title, score in (("before", event.comparison.first), ("adapted", event.comparison.second)):
                _print_score(title, score)
            if not event.accepted:
                output.print("worse than before; not kept")


def _print_score(title: str, score: Evaluation) -> None:
    output.print(
        f"  {title:8} balanced accuracy {score.balanced_accuracy:.4f}   escapes {score.escapes} of {score.defective}"
        f"   overkill {score.overkill} of {score.good}   review {score.review}"
    )
