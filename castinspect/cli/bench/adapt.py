"""`castinspect bench adapt`: what adaptation brings back under a shift, and what it costs."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from castinspect.bench.adaptation import NO_SHIFT, ShiftResult, measure_adaptation
from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.options import Device, DeviceOption, ModelOption, checkpoint_file
from castinspect.cli.common.results import keep_result, kept_results
from castinspect.cli.common.training_progress import show_progress
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint
from castinspect.synthetic.shifts import SHIFTS
from castinspect.training.config import Strategy, TrainingConfig


def adapt(
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
    names, parts = _chosen(shift or []), part or [1.0]
    found = kept_results(results, ShiftResult)
    done = {(result.shift, result.part) for result in found}
    with tempfile.TemporaryDirectory(prefix="adaptation-") as folder, progress() as bar:
        missing = [name for name in names if any((name, wanted) not in done for wanted in parts)]
        if missing:
            checkpoint = load_checkpoint(checkpoint_file(model)) if model else _trained(data, Path(folder), bar, device)
            for event in measure_adaptation(checkpoint, data, Path(folder), missing, device.value, parts):
                if isinstance(event, ShiftResult):
                    found.append(event)
                    keep_result(results, event)
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


def _chosen(shifts: list[str]) -> list[str]:
    known = [NO_SHIFT, *SHIFTS]
    if unknown := sorted(set(shifts) - set(known)):
        raise typer.BadParameter(f"--shift takes {', '.join(known)}, not {', '.join(unknown)}.")
    return shifts or known


def _trained(data: Path, folder: Path, bar: Progress, device: Device) -> LoadedCheckpoint:
    from castinspect.training.run.trainer import train

    config = TrainingConfig(
        data=data, strategy=Strategy.HEAD, weights="starter", device=device.value, out=folder / f"head{SUFFIX}"
    )
    for event in train(config):
        show_progress(event, bar)
    return load_checkpoint(folder / f"head{SUFFIX}")


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
            f"{0 - result.unshifted_loss:+.1f}",
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
