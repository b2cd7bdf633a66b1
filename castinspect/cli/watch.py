"""`castinspect watch`: judge each picture that arrives in a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import errors, shown
from castinspect.cli.common.interrupt import ended_by_person
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption
from castinspect.cli.common.record import StationOption, recorded, station_settings
from castinspect.cli.common.sinks import CsvOption, JsonOption, OverlaysOption, Sinks

if TYPE_CHECKING:
    from castinspect.station.line import FolderState, LineEvent


def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that the camera writes into.")],
    model: ModelOption = None,
    csv: CsvOption = None,
    overlays: OverlaysOption = None,
    as_json: JsonOption = False,
    station: StationOption = None,
    existing: Annotated[
        bool | None,
        typer.Option(help="Judge what lies there at the very first start, too; later starts go on where they stopped."),
    ] = None,
    scan_seconds: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 1.0,
    once: Annotated[bool, typer.Option("--once", help="End when all that is there is judged.")] = False,
    count: Annotated[int | None, typer.Option(min=1, help="Stop after this many pictures.")] = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Judge each picture that arrives in a folder, until Ctrl+C.

    Each is judged once and kept in the record, also across restarts and power cuts; see `castinspect history`.
    Another model that is promoted meanwhile, or gone back to, takes over between two pictures. Outputs, routing and
    part identity are those of the settings; see `castinspect outputs`.
    """
    from castinspect.cli.common.judging import Judging, refuse_own_output
    from castinspect.station.companions import Companions
    from castinspect.station.intentions import Intentions
    from castinspect.station.line import Line
    from castinspect.station.sources.codes import CodeReader
    from castinspect.station.sources.folder import WatchedFolder

    folder = folder.absolute()  # the record must find its pictures from wherever the next start is made
    refuse_own_output([folder], [overlays])
    settings = station_settings(station)
    judging = Judging(model, engine, device, overlays is not None, patient=False, pictures=[folder])
    with Sinks(csv, overlays, as_json=as_json) as sinks:
        codes = CodeReader(sinks.attach) if settings.identity.codes else None
        intentions = Intentions(settings, folder, codes.take) if codes else Intentions(settings, folder)
        attach = codes.attach if codes else sinks.attach
        with recorded(settings.station_name, intentions, folder, existing) as record, ended_by_person():
            line = Line(judging.inspector, record=record, attach=attach)
            with Companions(record.store, settings) as companions:
                events = companions.accompanied(line.watch(WatchedFolder(folder), scan_seconds))
                _follow(events, sinks, count, once=once, folder=None if as_json else folder)
        sinks.end()


def _follow(
    events: Iterable[LineEvent], sinks: Sinks, count: int | None, *, folder: Path | None, once: bool = False
) -> None:
    """Take what the line judges until so many pictures are judged; say what a person should know."""
    from castinspect.station.line import ArrivalJudged, FolderState, ModelReady, ModelRefused

    standing: tuple[str, ...] = ()
    judged, name = 0, ""
    for event in events:
        match event:
            case ArrivalJudged():
                sinks.take(event)
                judged += 1
                if judged == count:
                    return
            case FolderState():
                standing = _tell_state(event, standing)
                if once and not event.waiting and not event.alarms:
                    return
            case ModelReady():
                if name:
                    errors.print(f"now judging: {shown(event.metadata.name or event.metadata.id)}", markup=False)
                elif folder is not None:
                    errors.print(f"watching {shown(folder)}; Ctrl+C ends", markup=False)
                name = event.metadata.id
            case ModelRefused():
                errors.print(f"the model before goes on judging: {shown(event.why)}", style="yellow", markup=False)


def _tell_state(state: FolderState, standing: tuple[str, ...]) -> tuple[str, ...]:
    """Print alarms that are new and what is told once; the alarms that stand now."""
    alarms = tuple(shown(alarm) for alarm in state.alarms)
    for text in (*(alarm for alarm in alarms if alarm not in standing), *map(shown, state.notices)):
        errors.print(text, style="yellow", markup=False, soft_wrap=True)
    return alarms
