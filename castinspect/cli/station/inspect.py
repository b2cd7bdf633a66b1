"""`castinspect inspect`: judge pictures and folders of pictures once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import errors, progress, shown
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption
from castinspect.cli.common.record import StationOption, recorded, station_settings
from castinspect.cli.common.sinks import HELD, CsvOption, FailOnHoldOption, JsonOption, OverlaysOption, Sinks
from castinspect.language import say


def inspect(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Pictures, or folders of pictures.")],
    model: ModelOption = None,
    csv: CsvOption = None,
    overlays: OverlaysOption = None,
    as_json: JsonOption = False,
    station: StationOption = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
    batch_size: Annotated[
        int | None, typer.Option(min=1, max=256, help="Pictures per forward pass at most; without it, what is fastest.")
    ] = None,
    fail_on_hold: FailOnHoldOption = False,
) -> None:
    """Judge pictures of parts: OK, DEFECT, REVIEW (a person decides) or HOLD (could not be judged).

    An unreadable picture becomes a row with its reason; it never stops the others.
    """
    from castinspect.cli.common.judging import Judging, refuse_own_output
    from castinspect.inspection.engines.choice import load_library
    from castinspect.station.events import ArrivalJudged, ModelRefused, PicturesFound
    from castinspect.station.intentions import Intentions
    from castinspect.station.line import Line

    refuse_own_output(paths, [overlays])
    one = len(paths) == 1 and not paths[0].is_dir()
    judging = Judging(model, engine, device, overlays is not None, batch_size, not one, paths)
    settings = station_settings(station)
    load_library(engine, device)  # first: it judges while what keeps the record is loaded
    record_of = recorded(settings.station_name, Intentions(settings))
    with record_of as record, Sinks(csv, overlays, as_json=as_json) as sinks, progress() as bar:
        task = bar.add_task(say("inspecting"), total=None, visible=False)
        for event in Line(judging.inspector, record=record, attach=sinks.attach).judge(paths):
            match event:
                case PicturesFound():
                    for notice in event.notices:
                        errors.print(shown(notice), style="yellow", soft_wrap=True)
                    bar.update(task, total=event.pictures, visible=not as_json)
                case ArrivalJudged():
                    sinks.take(event)
                    bar.advance(task)
                case ModelRefused():
                    errors.print(say("the model before goes on judging: {why}", why=shown(event.why)), style="yellow")
        sinks.end()
    if sinks.held and fail_on_hold:
        raise typer.Exit(HELD)
