"""`castinspect adapt`: a version for a new camera or light."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import errors, output, progress, shown
from castinspect.cli.common.options import Device, DeviceOption, checkpoint_file
from castinspect.cli.common.training_progress import show_progress
from castinspect.errors import TrainingError
from castinspect.language import say
from castinspect.models.metadata import Evaluation
from castinspect.progress import Notice, PicturesRead, PicturesScored, drain
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.versions.adaptation import AdaptationEvent, AdaptationJudged, StatisticsMoved
from castinspect.versions.making import AdaptationWish, adapt_and_take_in


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
    data = Settings.load().data_folder
    wish = AdaptationWish(checkpoint_file(model), folder, before, check, out, data, device.value)
    with progress() as bar:
        made = drain(adapt_and_take_in(Registry(), wish, attribution(by, why)), lambda event: _show(event, bar))
    if made.version is None:
        raise TrainingError("adaptation-not-accepted")
    output.print(say("new version {version}", version=shown(made.version)), soft_wrap=True)
    output.print(say("`castinspect promote` lets the station judge with it"))


def _show(event: AdaptationEvent, bar: Progress) -> None:
    match event:
        case PicturesRead() | PicturesScored():
            show_progress(event, bar)
        case Notice():
            errors.print(Text(shown(event.message), style="yellow"))
        case StatisticsMoved():
            output.print(
                say(
                    "statistics of {layers} layer{layers:s} moved by {pictures} picture{pictures:s}, blend {blend:.0%}",
                    layers=event.layers,
                    pictures=event.pictures,
                    blend=event.blend,
                )
            )
        case AdaptationJudged():
            for title, score in ((say("before"), event.comparison.first), (say("adapted"), event.comparison.second)):
                _print_score(title, score)
            if not event.accepted:
                output.print(say("worse than before; not kept"))


def _print_score(title: str, score: Evaluation) -> None:
    output.print(
        say(
            "  {title:8} balanced accuracy {balanced_accuracy:.4f}   escapes {escapes} of "
            "{defective}   overkill {overkill} of {good}   review {review}",
            title=title,
            balanced_accuracy=score.balanced_accuracy,
            escapes=score.escapes,
            defective=score.defective,
            overkill=score.overkill,
            good=score.good,
            review=score.review,
        )
    )
