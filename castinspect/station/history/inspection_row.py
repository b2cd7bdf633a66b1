"""An inspection as a row of the record, and back as plain values for outputs, screens and CSV."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from castinspect import __version__
from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message
from castinspect.station.history.rows import Judgement

_JSON = ("reasons", "probabilities", "timings")
_TIMES = ("recorded", "inspected")
_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def inspection_row(judgement: Judgement, station: str, sequence: int, recorded: datetime) -> dict[str, object]:
    """The columns of `inspections`, by name."""
    inspection = judgement.inspection
    return {
        "station": station,
        "sequence": sequence,
        "recorded": recorded,
        "source": path_text(judgement.source) if judgement.source else "",
        "arrival": judgement.claim.id if judgement.claim else None,
        "operator": judgement.operator,
        "shift": judgement.shift,
        "timings": _compact(judgement.timings),
        "app_version": __version__,
        **vars(judgement.judged_by),
        **vars(judgement.part),
        **_of_inspection(inspection),
        **_of_prediction(inspection),
    }


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `inspections` as plain JSON values: texts of JSON opened, times as ISO 8601 in UTC."""
    plain = dict(row)
    for name in _JSON:
        plain[name] = json.loads(plain[name]) if plain[name] else None
    for name in _TIMES:
        plain[name] = plain[name].astimezone(UTC).isoformat(timespec="milliseconds")
    return plain


def path_text(path: Path) -> str:
    r"""A path as text that every database takes; bytes that are no UTF-8 are written as `\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _of_inspection(inspection: Inspection) -> dict[str, object]:
    return {
        "inspected": inspection.inspected,
        "picture": path_text(inspection.path),
        "verdict": str(inspection.verdict),
        "reasons": _compact([_reason(reason) for reason in inspection.reasons]),
        "reason_codes": " ".join(reason.code for reason in inspection.reasons),
        "checkpoint": inspection.checkpoint,
        "sha256": inspection.sha256,
        "width": inspection.width,
        "height": inspection.height,
        "device": inspection.device,
        "engine": inspection.engine,
        "milliseconds": inspection.milliseconds,
    }


def _of_prediction(inspection: Inspection) -> dict[str, object]:
    found = inspection.prediction
    if found is None:
        return dict.fromkeys(("predicted_class", "defect_probability", "first_look", "probabilities", "novelty"))
    probabilities = {name: _finite(value) for name, value in found.probabilities.items()}
    return {
        "predicted_class": found.predicted_class,
        "defect_probability": _finite(found.defect_probability),
        "first_look": _finite(found.first_look),
        "probabilities": _compact(probabilities),
        "novelty": _finite(found.novelty),
    }


def _reason(reason: Message) -> dict[str, object]:
    return {"code": reason.code, "values": reason.plain_values, "sentence": str(reason)}


def _finite(value: float | None) -> float | None:
    """A number that every database keeps; what is none is none there."""
    return float(value) if value is not None and math.isfinite(value) else None


def _compact(value: object) -> str:
    """JSON in ASCII: file names that are no Unicode cannot break the database."""
    return _ENCODER.encode(value)
