"""`castinspect watch`: judge each picture that arrives in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from castinspect.cli.common.console import shown
from castinspect.cli.common.interrupt import ended_by_person
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption
from castinspect.cli.common.record import StationOption, is_existing_wanted, station_settings
from castinspect.cli.common.sinks import HELD, CsvOption, FailOnHoldOption, JsonOption, OverlaysOption, Sinks
from castinspect.cli.common.teller import Teller
from castinspect.language import say

if TYPE_CHECKING:
    from castinspect.cli.common.judging import Judging
    from castinspect.settings import Settings
    from castinspect.station.events import AlarmsStanding, LineEvent
    from castinspect.station.history.store import Store

_NOT_OURS = ("folder-elsewhere", "folder-nested")
"""Another station judges here: there is nothing to be done once."""


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
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Tell alarms and models as JSON lines on standard error, for a log.")
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the same lines, and one for each part, in a file; 60 MB at most."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End when all that is there is judged.")] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Take the folder from a station on another computer that watches it.")
    ] = False,
    count: Annotated[int | None, typer.Option(min=1, help="Stop after this many pictures.")] = None,
    fail_on_hold: FailOnHoldOption = False,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Judge each picture that arrives in a folder, until Ctrl+C.

    Each is judged once and kept in the record, also across restarts and power cuts; see `castinspect history`. With
    --json, what is on record of pictures that lie there comes first, marked `on_record`; not with --no-existing.
    A folder that a station on another computer watches is left to it until that one ends, is silent, or --take-over.
    Another model that is promoted meanwhile, or gone back to, takes over between two pictures. Outputs, routing and
    part identity are those of the settings; see `castinspect outputs`.
    """
    from castinspect.cli.common.judging import Judging, refuse_own_output
    from castinspect.cli.common.log_file import LogFile

    folder = folder.absolute()  # the record must find its pictures from wherever the next start is made
    refuse_own_output([folder], [overlays])
    log_file = LogFile(log) if log is not None else None
    settings = station_settings(station)
    judging = Judging(model, engine, device, overlays is not None, patient=False, pictures=[folder])
    asked = _Asked(existing, scan_seconds, once, take_over, count)
    with Sinks(csv, overlays, as_json=as_json) as sinks:
        _watch(folder, settings, judging, sinks, Teller(as_json=log_json, log=log_file), asked)
        sinks.end()
    if log_file is not None:
        log_file.close()
    if sinks.held and fail_on_hold:
        raise typer.Exit(HELD)


@dataclass(frozen=True)
class _Asked:
    """How the folder is looked at, and when watching ends."""

    existing: bool | None
    scan_seconds: float
    once: bool
    take_over: bool
    count: int | None


def _watch(folder: Path, settings: Settings, judging: Judging, sinks: Sinks, teller: Teller, asked: _Asked) -> None:
    """Judge what arrives, with the station's record open."""
    from castinspect.station.history.opening import open_store
    from castinspect.station.sources.folder import WatchedFolder
    from castinspect.station.work import at_work
    from castinspect.versions.pushed import PushedRelease

    deep = settings.watch_subfolders
    taking = PushedRelease(settings.device)
    with open_store(station=settings.station_name) as store:
        wanted = is_existing_wanted(store, folder, asked.existing, deep=deep)
        sinks.complete(store.database, store.station, folder)
        recorded = _recorded(store, folder, deep=deep) if wanted and sinks.as_json else ()
        with (
            at_work(store, settings, folder, judging.inspector, sinks.attach, taking, existing=wanted) as working,
            ended_by_person(),
        ):
            if asked.take_over:
                working.record.take_over()
            events = working.events(WatchedFolder(folder, deep=deep), asked.scan_seconds)
            _follow(events, sinks, teller, asked.count, recorded, once=asked.once, folder=folder)


def _recorded(store: Store, folder: Path, *, deep: bool) -> Sequence[Mapping[str, Any]]:
    """What is on record of the pictures that lie in a folder now."""
    from castinspect.station.history.views.lying_there import recorded_of
    from castinspect.station.sources.folder import pictures_in

    return recorded_of(store.database, folder, pictures_in(folder, deep=deep))


def _follow(
    events: Iterable[LineEvent | AlarmsStanding],
    sinks: Sinks,
    teller: Teller,
    count: int | None,
    recorded: Sequence[Mapping[str, Any]] = (),
    *,
    folder: Path,
    once: bool = False,
) -> None:
    """Take what the line judges until so many pictures are judged; say what a person should know.

    What is on record of the folder's pictures is told first, once the folder was looked at.
    """
    from castinspect.errors import StationError
    from castinspect.station.events import ArrivalJudged, FolderState, ModelReady, ModelRefused

    judged, is_judging = 0, False
    for event in events:
        match event:
            case ArrivalJudged():
                sinks.take(event)
                teller.judged(event.inspection)
                judged += 1
                if judged == count:
                    return
            case FolderState():
                sinks.begin(recorded)
                recorded = ()
                teller.standing(event.alarms)
                for notice in event.notices:
                    teller.warn("notice", notice)
                if once and not event.waiting and not event.alarms:
                    return
                if once and event.elsewhere is not None and event.elsewhere.code in _NOT_OURS:
                    raise StationError(event.elsewhere.code, **event.elsewhere.values)
            case ModelReady():
                name = event.metadata.name or event.metadata.id
                text = (
                    say("now judging: {name}", name=name)
                    if is_judging
                    else say("watching {folder}; Ctrl+C ends", folder=shown(folder))
                )
                teller.say("model ready", text)
                is_judging = True
            case ModelRefused():
                teller.say(
                    "model refused",
                    say("the model before goes on judging: {why}", why=shown(event.why)),
                    event.why.code,
                    is_warning=True,
                )
