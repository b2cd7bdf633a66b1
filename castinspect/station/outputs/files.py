"""What is written of inspections: CSV rows, JSON objects, pictures with heat maps."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.errors import StationError
from castinspect.files import write_atomically
from castinspect.imaging.loading import load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.explanation import overlay
from castinspect.inspection.inspection import Inspection
from castinspect.station.names import fitting_name
from castinspect.station.outputs.table import CsvTable
from castinspect.station.sources.identity import FIELDS

CSV_COLUMNS = (
    "path", "verdict", "reasons", "predicted_class", "defect_probability", "first_look", "novelty", "checkpoint",
    "milliseconds", "sha256", "width", "height", "device", "engine", *FIELDS, "sequence", "inspected",
)  # fmt: skip

_COLUMNS_BEFORE = tuple(
    tuple(name for name in CSV_COLUMNS if name not in later)
    for later in ({"first_look"}, {"first_look", "cavity", "heat", "camera"})
)
"""What files have that earlier versions began; they are continued as they are."""

_JSON_COLUMNS = (
    "verdict", "predicted_class", "probabilities", "checkpoint", "sha256", "width", "height", "device", "engine",
    *FIELDS, "sequence", "inspected",
)  # fmt: skip

_DIGITS = {"defect_probability": 6, "first_look": 4, "novelty": 4, "milliseconds": 2}

_TEMPORARY = 40
"""Bytes that a name is longer while the file is being written."""


class InspectionCsv:
    """A CSV file with a header and one row per inspection, each flushed as it is written.

    An existing file of ours is continued, as `CsvTable` says.

    Raises:
        StationError: The file cannot be written, has other columns, or is no UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self._table = CsvTable(path, CSV_COLUMNS, _COLUMNS_BEFORE)

    def __enter__(self) -> Self:
        self._table.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._table.close()

    def last(self) -> Mapping[str, str] | None:
        """The last row; None where there is none."""
        found = None
        for row in self._table.rows():
            found = row
        return found

    def complete(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Append rows of the record that a crash kept from being written.

        Raises:
            StationError: As `write`.
        """
        for row in rows:
            self._table.append(row_as_dict(row))

    def write(self, inspection: Inspection) -> None:
        """Append one row.

        Raises:
            StationError: The disk is full, or the file was taken away.
        """
        record = inspection_as_dict(inspection)
        record["reasons"] = " ".join(reason["sentence"] for reason in record["reasons"])
        self._table.append(record)


def row_as_dict(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the record as the CSV file has it; the same as of the inspection itself."""
    found = {name: row[name] for name in CSV_COLUMNS if name in row}
    sentences = " ".join(reason["sentence"] for reason in row["reasons"])
    return {**found, **_numbers(row), "path": row["picture"], "reasons": sentences}


def recorded_as_dict(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the record as JSON has an inspection, marked `on_record`: it was told before."""
    found = {name: row.get(name) for name in _JSON_COLUMNS}
    reasons = [{"code": reason["code"], "sentence": reason["sentence"]} for reason in row["reasons"]]
    return {"path": row["picture"], **found, **_numbers(row), "reasons": reasons, "on_record": True}


def _numbers(row: Mapping[str, Any]) -> dict[str, float | None]:
    """The numbers in a row of the record with as many digits as are told."""
    return {name: _rounded(name, row[name]) for name in _DIGITS}


def inspection_as_dict(inspection: Inspection) -> dict[str, Any]:
    """An inspection as plain values, ready for JSON. What a HOLD does not have is null."""
    prediction = inspection.prediction
    return {
        "path": str(inspection.path),
        "verdict": str(inspection.verdict),
        "reasons": [{"code": reason.code, "sentence": str(reason)} for reason in inspection.reasons],
        "predicted_class": prediction.predicted_class if prediction else None,
        "defect_probability": _rounded("defect_probability", prediction.defect_probability) if prediction else None,
        "probabilities": dict(prediction.probabilities) if prediction else None,
        "first_look": _rounded("first_look", prediction.first_look) if prediction else None,
        "novelty": _rounded("novelty", prediction.novelty) if prediction else None,
        "checkpoint": inspection.checkpoint,
        "milliseconds": _rounded("milliseconds", inspection.milliseconds),
        "sha256": inspection.sha256,
        "width": inspection.width,
        "height": inspection.height,
        "device": inspection.device,
        "engine": inspection.engine,
        **{name: getattr(inspection, name) for name in FIELDS},
        "sequence": inspection.sequence,
        "inspected": inspection.inspected.isoformat(timespec="milliseconds"),
    }


def _rounded(name: str, value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS[name])


def write_overlay(
    folder: Path,
    inspection: Inspection,
    preprocessing: Preprocessing,
    pixels: NDArray[np.uint8] | None = None,
    opacity: float = 0.6,
) -> Path:
    """Write the inspected picture with its heat map as PNG, under its verdict and name.

    A short hash of the whole path keeps pictures of the same name apart; a name that would be too long is cut.

    Args:
        folder: Where to.
        inspection: With its map.
        preprocessing: How the picture was brought to the network.
        pixels: That were judged; None reads the picture again.
        opacity: Of the strongest places, 0 to 1.

    Raises:
        StationError: The folder cannot be written.
        ImageError: The picture can no longer be read.
        ValueError: The inspection carries no map.
    """
    if inspection.prediction is None or inspection.prediction.map is None:
        raise ValueError("the inspection carries no map")
    if pixels is None:
        pixels = load_image(inspection.path, white_level=preprocessing.white_level).pixels
    coloured = overlay(pixels, inspection.prediction.map, preprocessing, opacity)
    target = folder / _overlay_name(inspection)
    content = io.BytesIO()
    Image.fromarray(coloured).save(content, "PNG")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(target, content.getvalue())
    except OSError as error:
        raise StationError("overlay-not-written", path=target, detail=error.strerror or error) from error
    return target


def _overlay_name(inspection: Inspection) -> str:
    """Verdict, the picture's name, and a hash of its path."""
    tag = hashlib.sha256(os.fsencode(inspection.path.absolute())).hexdigest()[:6]
    return fitting_name(f"{inspection.verdict}_{inspection.path.stem}", f"_{tag}.png", spare=_TEMPORARY)
