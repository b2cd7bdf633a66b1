"""`castinspect demo`: the whole job once, on synthetic castings."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from castinspect.cli.common.console import output, progress, shown, verdict_text
from castinspect.cli.common.training_progress import print_training
from castinspect.errors import DataError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.language import say
from castinspect.models.backbones import BACKBONES
from castinspect.models.weights import starter_at_hand
from castinspect.synthetic.folder import DEFECTIVE, SOUND, write_castings
from castinspect.training.config import Strategy, TrainingConfig

if TYPE_CHECKING:
    from castinspect.training.run.trainer import TrainingRun

_TRAIN_COUNT, _UNSEEN_COUNT = 240, 60


def demo(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder for pictures, checkpoint, overlays and table.")
    ] = Path("castinspect-demo"),
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same demo.")] = 0,
) -> None:
    """Make synthetic castings, train on them, inspect unseen ones: the whole job once."""
    if out.exists() and any(out.iterdir()) and not (out / "unseen" / "castings.csv").exists():
        raise DataError("demo-folder-not-ours", folder=out)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="castings-", dir=out) as fresh:
        _make_castings(Path(fresh), seed)
        _replace_folders(Path(fresh), out)
    output.rule(say("Training"), align="left")
    finished = print_training(_training(out, seed))
    output.rule(say("Inspecting castings it has not seen"), align="left")
    inspections = _inspect(finished.checkpoint, out)
    _print_verdicts(inspections)
    output.print(say("\nPictures with heat maps: {out}", out=shown(out / "overlays")), soft_wrap=True)
    output.print(say("Table of all verdicts:   {out}", out=shown(out / "verdicts.csv")), soft_wrap=True)
    output.print(say("Next: `castinspect` opens the window; `castinspect train DATA` trains on your own pictures."))


def _make_castings(folder: Path, seed: int) -> None:
    with progress() as bar:
        task = bar.add_task(say("making castings"), total=_TRAIN_COUNT + _UNSEEN_COUNT)
        write_castings(folder / "train", _TRAIN_COUNT, seed, advance=lambda: bar.advance(task))
        write_castings(folder / "unseen", _UNSEEN_COUNT, seed + 1, advance=lambda: bar.advance(task))


def _replace_folders(fresh: Path, out: Path) -> None:
    import shutil

    for name in ("train", "unseen", "overlays"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / "verdicts.csv").unlink(missing_ok=True)
    for name in ("train", "unseen"):
        (fresh / name).rename(out / name)


def _training(out: Path, seed: int) -> TrainingRun:
    from castinspect.training.run.trainer import train

    common = {"data": out / "train", "seed": seed, "out": out / "demo.safetensors"}
    if starter_at_hand(BACKBONES["efficientnet_b0"]):
        recipe = {"strategy": Strategy.GRADUAL, "size": 160, "epochs": 6, "folds": 3}  # half a minute on two cores
        return train(TrainingConfig(weights="starter", **recipe, **common))
    return train(
        TrainingConfig(backbone="resnet18", weights="none", strategy=Strategy.SCRATCH, size=128, epochs=8, **common)
    )


def _inspect(checkpoint_file: Path, out: Path) -> list[Inspection]:
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.station.events import ArrivalJudged, PicturesFound
    from castinspect.station.line import Line
    from castinspect.station.outputs.files import InspectionCsv, write_overlay
    from castinspect.station.promoted import Named, PromotedInspector

    named = Named(load_checkpoint(checkpoint_file))
    line = Line(PromotedInspector(named, Inspector.from_checkpoint).ready)
    inspections = []
    with progress() as bar, InspectionCsv(out / "verdicts.csv") as table:
        task = bar.add_task(say("inspecting"), total=None)
        for event in line.judge([out / "unseen"]):
            if isinstance(event, PicturesFound):
                bar.update(task, total=event.pictures)
            if isinstance(event, ArrivalJudged):
                inspections.append(event.inspection)
                table.write(event.inspection)
                if event.inspection.prediction is not None:
                    write_overlay(out / "overlays", event.inspection, event.preprocessing)
                bar.advance(task)
    return inspections


def _print_verdicts(inspections: list[Inspection]) -> None:
    counts = Counter((inspection.path.parent.name, inspection.verdict) for inspection in inspections)
    table = Table(title=say("{inspections} unseen castings", inspections=len(inspections)), title_justify="left")
    table.add_column(say("the casting is"))
    for verdict in Verdict:
        table.add_column(verdict_text(verdict), justify="right")
    for truth in (SOUND, DEFECTIVE):
        table.add_row(truth, *(str(counts[truth, verdict]) for verdict in Verdict))
    output.print(table)
    escapes, overkill = counts[DEFECTIVE, Verdict.OK], counts[SOUND, Verdict.DEFECT]
    output.print(
        say(
            "in these {castings} castings: escapes {escapes} (defective, called OK)   "
            "overkill {overkill} (good, called DEFECT)",
            castings=len(inspections),
            escapes=escapes,
            overkill=overkill,
        )
    )
