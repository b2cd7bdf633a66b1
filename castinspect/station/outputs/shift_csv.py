"""A CSV file a shift: a view of the record for spreadsheets. A row that is there is never written twice."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import StationError
from castinspect.messages import Message
from castinspect.station.names import folder_name
from castinspect.station.outputs.output import Output, OutputDownError
from castinspect.station.outputs.report import Report, example_report, report_as_dict
from castinspect.station.outputs.table import CsvTable
from castinspect.station.shift.counting import ShiftPlan
from castinspect.station.sources.identity import FIELDS

COLUMNS = (
    "sequence", "station", "verdict", "validity", "reasons", *FIELDS, "defect_probability", "novelty", "picture",
    "sha256", "checkpoint", "heartbeat", "kept_at", "inspected",
)  # fmt: skip


class ShiftCsvOutput(Output):
    """Appends each report to the file of the shift that it was judged in, and to the disk.

    Args:
        folder: Where the files are, named `<station>_<day>_<shift>.csv` by the day that the shift began.
        shifts: When shifts begin.
    """

    def __init__(self, folder: Path, shifts: ShiftPlan) -> None:
        self._folder = folder
        self._shifts = shifts
        self._table: CsvTable | None = None
        self._written: set[str] = set()
        self._stamp: tuple[int, ...] = ()

    def send(self, report: Report) -> None:
        """Append one row, unless its sequence is there."""
        try:
            table = self._table_of(report)
            if str(report.sequence) not in self._written:
                table.append(row_of(report), to_disk=True)
                self._written.add(str(report.sequence))
                self._stamp = _stamp_of(table.path)
        except (StationError, OSError) as error:
            self.close()
            raise _down(error, self.file_of(report)) from error

    def file_of(self, report: Report) -> Path:
        """The file that a report belongs into."""
        period = self._shifts.at(report.inspected)
        day = period.start.astimezone(self._shifts.zone).date()
        station = folder_name(report.station, "station")
        return self._folder / f"{station}_{day.isoformat()}_{folder_name(period.name, 'shift')}.csv"

    def test(self, station: str) -> Message:
        """Write a table of its own into the folder and remove it."""
        file = self._folder / ".castinspect-test.csv"
        try:
            with CsvTable(file, COLUMNS) as table:
                table.append(row_of(example_report(station)), to_disk=True)
            file.unlink()
        except (StationError, OSError) as error:
            raise _down(error, file) from error
        return Message("files-work", {"folder": self._folder})

    def close(self) -> None:
        """Let go of the file."""
        if self._table is not None:
            self._table.close()
            self._table = None

    def _table_of(self, report: Report) -> CsvTable:
        """The table of the report's shift; opened anew where somebody replaced, changed or deleted the file."""
        file = self.file_of(report)
        if self._table is None or self._table.path != file or _stamp_of(file) != self._stamp:
            self.close()
            self._table = CsvTable(file, COLUMNS).__enter__()
            self._written = {row["sequence"] for row in self._table.rows()}
            self._stamp = _stamp_of(file)
        return self._table


def row_of(report: Report) -> dict[str, object]:
    """The cells of a report by column."""
    values = report_as_dict(report)
    values |= {name: getattr(report.identity, name) for name in FIELDS}
    values["reasons"] = " ".join(reason.sentence for reason in report.reasons)
    return {column: values[column] for column in COLUMNS}


def _stamp_of(file: Path) -> tuple[int, ...]:
    try:
        status = file.stat()
    except FileNotFoundError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _down(error: StationError | OSError, file: Path) -> OutputDownError:
    if isinstance(error, StationError):
        return OutputDownError(error.code, **error.message.values)
    return OutputDownError("csv-not-written", path=file, detail=error.strerror or type(error).__name__)
