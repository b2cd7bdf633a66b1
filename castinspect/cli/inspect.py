"""`castinspect inspect` and `castinspect watch`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from castinspect.cli.common.console import errors, output, progress, shown, verdict_text
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption, checkpoint_of
from castinspect.errors import ImageError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import CheckpointMetadata

CsvOption = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Append one row per picture to a CSV file.")
]
OverlaysOption = Annotated[
    Path | None,
    typer.Option("--overlays", metavar="DIR", help="Write each picture with the heat map of where the network looked."),
]


def inspect(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Pictures, or folders of pictures.")],
    model: ModelOption = None,
    csv: CsvOption = None,
    overlays: OverlaysOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per picture and nothing else.")
    ] = False,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
    batch_size: Annotated[
        int | None, typer.Option(min=1, max=256, help="Pictures per forward pass at most; without it, what is fastest.")
    ] = None,
) -> None:
    """Judge pictures of parts: OK, DEFECT, REVIEW (a person decides) or HOLD (could not be judged).

    An unreadable picture becomes a row with its reason; it never stops the others.
    """
    from castinspect.imaging.finding import find_pictures
    from castinspect.inspection.inspector import Inspector

    checkpoint = checkpoint_of(model).without_weights()  # the engine has its own
    pictures = find_pictures(paths)
    if not pictures:
        raise ImageError("no-pictures", folder=", ".join(shown(path) for path in paths))
    chosen = ready_engine(checkpoint, engine, device, pictures=pictures, patient=len(pictures) > 1)
    metadata = checkpoint.metadata
    inspector = Inspector.with_engine(chosen, checkpoint, maps=overlays is not None, batch_size=batch_size)
    with ExitStack() as stack, progress() as bar:
        sinks = _Sinks(stack, metadata, csv, overlays, as_json)
        task = bar.add_task("inspecting", total=len(pictures), visible=not as_json)
        for inspection in inspector.inspect(pictures):
            sinks.take(inspection)
            bar.advance(task)
    sinks.print_summary()


def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that the camera writes into.")],
    model: ModelOption = None,
    csv: CsvOption = None,
    overlays: OverlaysOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per picture and nothing else.")
    ] = False,
    existing: Annotated[bool, typer.Option(help="Judge the pictures that are already there, too.")] = True,
    scan_seconds: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 1.0,
    count: Annotated[int | None, typer.Option(min=1, help="Stop after this many pictures.")] = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Judge each picture that arrives in a folder, until Ctrl+C."""
    from castinspect.inspection.inspector import Inspector
    from castinspect.station.line import watch_folder
    from castinspect.station.sources.folder import WatchedFolder

    checkpoint = checkpoint_of(model).without_weights()  # the engine has its own
    chosen = ready_engine(checkpoint, engine, device, pictures=[folder], patient=False)
    metadata = checkpoint.metadata
    inspector = Inspector.with_engine(chosen, checkpoint, maps=overlays is not None)
    with ExitStack() as stack:
        sinks = _Sinks(stack, metadata, csv, overlays, as_json)
        if not as_json:
            errors.print(f"watching {shown(folder)}; Ctrl+C ends", markup=False)
        with suppress(KeyboardInterrupt):  # the ordinary way to end
            _follow(watch_folder(WatchedFolder(folder, existing=existing), inspector, scan_seconds), sinks, count)
    sinks.print_summary()


class _Sinks:
    """Where inspections go: the terminal, a CSV file, a folder of overlays."""

    def __init__(
        self,
        stack: ExitStack,
        metadata: CheckpointMetadata,
        csv: Path | None,
        overlays: Path | None,
        as_json: bool,
    ) -> None:
        from castinspect.station.outputs.files import InspectionCsv

        self._preprocessing = metadata.preprocessing
        self._csv = stack.enter_context(InspectionCsv(csv)) if csv else None
        self._overlays = overlays
        self._as_json = as_json
        self._counts: Counter[Verdict] = Counter()

    def take(self, inspection: Inspection) -> None:
        from castinspect.station.outputs.files import inspection_as_dict, write_overlay

        self._counts[inspection.verdict] += 1
        if self._csv:
            self._csv.write(inspection)
        if self._overlays and inspection.prediction is not None:
            write_overlay(self._overlays, inspection, self._preprocessing)
        if self._as_json:
            print(json.dumps(inspection_as_dict(inspection), ensure_ascii=True), flush=True)
        else:
            _print_line(inspection)

    def print_summary(self) -> None:
        if self._as_json:
            return
        table = Table(box=None, pad_edge=False)
        for verdict in Verdict:
            table.add_column(verdict_text(verdict), justify="right")
        table.add_column("total", justify="right")
        table.add_row(*(str(self._counts[verdict]) for verdict in Verdict), str(self._counts.total()))
        output.print()
        output.print(table)


def _follow(stream: Iterator[object], sinks: _Sinks, count: int | None) -> None:
    last_alarm = ""
    for event in stream:
        if isinstance(event, Inspection):
            sinks.take(event)
            count = None if count is None else count - 1
            if count == 0:
                return
            continue
        alarm = shown(getattr(event, "alarm", None) or "")
        if alarm and alarm != last_alarm:
            errors.print(alarm, style="yellow", markup=False)
        last_alarm = alarm


def _print_line(inspection: Inspection) -> None:
    line = verdict_text(inspection.verdict)
    line.pad_right(10 - len(line))
    if inspection.prediction is not None:
        line.append(f"{inspection.prediction.defect_probability:7.1%}  ", style="dim")
    line.append(shown(inspection.path))
    if inspection.reasons:
        line.append("  " + " ".join(shown(reason) for reason in inspection.reasons), style="dim")
    output.print(line, soft_wrap=True)
