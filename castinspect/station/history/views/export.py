"""The record as a table for spreadsheets: a view of it, written anew each time."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from castinspect.errors import StoreError
from castinspect.files import atomic_path
from castinspect.station.history.views.queries import HistoryRow
from castinspect.station.outputs.table import safe_cell

COLUMNS = (
    "station", "sequence", "picture", "verdict", "decision", "decided_by", "why", "reasons", "predicted_class",
    "defect_probability", "first_look", "novelty", "part", "lot", "cavity", "heat", "camera", "operator", "shift",
    "checkpoint", "checkpoint_sha256", "conversion_sha256", "cut_ok", "cut_defect", "sha256", "width", "height",
    "device", "engine", "milliseconds", "app_version", "inspected", "recorded",
)  # fmt: skip


def write_csv(rows: Iterable[HistoryRow], path: Path) -> int:
    """Write inspections into a CSV file that spreadsheets open; it is there whole, or as it was before.

    Returns:
        How many there are.

    Raises:
        StoreError: It cannot be written, or the record cannot be read.
    """
    count = 0
    try:
        with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8-sig") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            for row in rows:
                cells = cells_of(row)
                table.writerow([safe_cell(cells[name]) for name in COLUMNS])
                count += 1
    except OSError as error:
        raise StoreError("history-not-written", path=path, detail=error.strerror or error) from error
    return count


def cells_of(row: HistoryRow) -> dict[str, object]:
    """A row with the latest decision of a person, and its reasons as sentences."""
    said = row.decision
    return {
        **row.values,
        "reasons": " ".join(reason["sentence"] for reason in row.values["reasons"]),
        "decision": said.outcome if said else "",
        "decided_by": said.who if said else "",
        "why": said.why if said else "",
    }
