"""Where inspections go from the command line: the terminal, a CSV file, a folder of heat maps."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Self

import numpy as np
import typer
from numpy.typing import NDArray
from rich.table import Table

from castinspect.cli.common.console import errors, output, shown, verdict_text
from castinspect.errors import CastInspectError, StationError
from castinspect.imaging.content import Content
from castinspect.imaging.loading import Picture
from castinspect.inspection.causes import plainest
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.language import say
from castinspect.station.events import ArrivalJudged
from castinspect.station.outputs.files import InspectionCsv, inspection_as_dict, recorded_as_dict, write_overlay

if TYPE_CHECKING:
    from castinspect.station.history.database import Database

CsvOption = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Append one row per picture to a CSV file.")
]
OverlaysOption = Annotated[
    Path | None,
    typer.Option("--overlays", metavar="DIR", help="Write each picture with a heat map of what is unlike sound parts."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object per picture and nothing else.")]

FailOnHoldOption = Annotated[
    bool, typer.Option("--fail-on-hold", help="End with 3 where a picture could not be judged, for scripts.")
]
HELD = 3
"""Exit code where a picture could not be judged, and that was to be told."""

_MOST_WAITING = 10_000
"""Rows that wait for a CSV file which cannot be written; the oldest are told as lost when more come."""


class Sinks:
    """Takes what the line judges; whatever cannot be written is told, tried again, and never stops the line.

    Args:
        csv: A CSV file to append to.
        overlays: A folder for heat maps.
        as_json: Whether to print JSON and nothing else.

    Raises:
        StationError: On entering: the CSV file cannot be written or is not ours.
    """

    def __init__(self, csv: Path | None, overlays: Path | None, *, as_json: bool) -> None:
        self._csv = csv
        self._overlays = overlays
        self.as_json = as_json
        self._table: InspectionCsv | None = None
        self._waiting: deque[Inspection] = deque()
        self._counts: Counter[Verdict] = Counter()
        self._told: set[str] = set()
        self._maps_missed = 0
        self._is_continued = False
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        if self._csv:
            self._is_continued = self._csv.exists()
            self._table = self._stack.enter_context(InspectionCsv(self._csv))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def attach(self, _path: Path, picture: Picture | None, _content: Content | None) -> NDArray[np.uint8] | None:
        """What goes along with each inspection: the judged pixels, where heat maps are wanted."""
        return picture.pixels if self._overlays and picture is not None else None

    def complete(self, record: Database, station: str, folder: Path) -> None:
        """Write into the CSV file what is on record of a folder and was kept from it by a crash.

        Raises:
            StoreError: The record cannot be read.
        """
        from castinspect.station.history.keeping.unwritten import unwritten

        if self._csv is None or self._table is None:
            return
        begun = datetime.fromtimestamp(self._csv.stat().st_mtime, UTC) if self._is_continued else None
        try:
            self._table.complete(unwritten(record, station, folder, self._table.last(), begun))
        except StationError as error:
            self._tell(error)

    @property
    def held(self) -> int:
        """Pictures that could not be judged."""
        return self._counts[Verdict.HOLD]

    def begin(self, recorded: Sequence[Mapping[str, Any]]) -> None:
        """Print as JSON what is on record of pictures that lie there; who reads the lines sees each once, marked."""
        for row in recorded if self.as_json else ():
            print(json.dumps(recorded_as_dict(row), ensure_ascii=True), flush=True)

    def take(self, judged: ArrivalJudged) -> None:
        """Print, and write what can be written."""
        inspection = judged.inspection
        self._counts[inspection.verdict] += 1
        if self.as_json:
            print(json.dumps(inspection_as_dict(inspection), ensure_ascii=True), flush=True)
        else:
            _print_line(inspection)
        if self._csv:
            self._waiting.append(inspection)
            self._write_rows()
        if self._overlays:
            self._write_map(judged)

    def end(self) -> None:
        """Write what still waits, and print how many there were of each verdict.

        Raises:
            StationError: Rows could not be written to the end.
        """
        self._write_rows()
        if not self.as_json:
            self._print_summary()
        if self._maps_missed:
            errors.print(say("heat maps that could not be made: {count}", count=self._maps_missed), style="yellow")
        if self._waiting:
            raise StationError("csv-rows-missing", path=self._csv, count=len(self._waiting))

    def _write_rows(self) -> None:
        try:
            if self._csv and self._table is None:
                self._table = self._stack.enter_context(InspectionCsv(self._csv))
            while self._waiting and self._table is not None:
                self._table.write(self._waiting[0])
                self._waiting.popleft()
        except StationError as error:
            self._tell(error)
            self._stack.close()
            self._table = None  # opened anew with the next row
        while len(self._waiting) > _MOST_WAITING:
            errors.print(say("not in the CSV file: {path}", path=shown(self._waiting.popleft().path)), style="red")

    def _write_map(self, judged: ArrivalJudged) -> None:
        assert self._overlays is not None
        inspection, pixels = judged.inspection, judged.attached
        if inspection.prediction is None or inspection.prediction.map is None or not isinstance(pixels, np.ndarray):
            if not inspection.sha256:
                errors.print(say("no heat map: {path} could not be read", path=shown(inspection.path)), style="yellow")
            self._maps_missed += 1
            return
        try:
            write_overlay(self._overlays, inspection, judged.preprocessing, pixels)
        except (CastInspectError, OSError, ValueError) as error:
            self._tell(error)
            self._maps_missed += 1

    def _tell(self, error: Exception) -> None:
        """Say what could not be written; the same sentence once."""
        text = shown(error)
        if text not in self._told:
            self._told.add(text)
            errors.print(text, style="yellow")

    def _print_summary(self) -> None:
        table = Table(box=None, pad_edge=False)
        for verdict in Verdict:
            table.add_column(verdict_text(verdict), justify="right")
        table.add_column(say("total"), justify="right")
        table.add_row(*(str(self._counts[verdict]) for verdict in Verdict), str(self._counts.total()))
        output.print()
        output.print(table)


def _print_line(inspection: Inspection) -> None:
    line = verdict_text(inspection.verdict)
    line.pad_right(10 - line.cell_len)
    if inspection.prediction is not None:
        line.append(f"{inspection.prediction.defect_probability:7.1%}  ", style="dim")
    line.append(shown(inspection.path))
    if inspection.reasons:
        told = plainest(inspection.reasons)
        line.append("  " + " ".join(map(shown, told)), style="dim")
        if also := [reason.code for reason in inspection.reasons if reason not in told]:
            line.append(f"  ({', '.join(also)})", style="dim")
    output.print(line, soft_wrap=True)
