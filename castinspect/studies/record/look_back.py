"""An inspection of the past as it was: the picture that was judged, and where that version's network looks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import MESSAGES, Message
from castinspect.registry.registry import Registry
from castinspect.station.history.views.pictures import whole_picture
from castinspect.station.history.views.queries import HistoryRow
from castinspect.station.sources.identity import FIELDS


@dataclass(frozen=True)
class LookedBack:
    """What is left of a past inspection.

    Attributes:
        inspection: As it was recorded; with the map where the version could be asked again.
        picture: The file that was judged; None where it is gone or changed.
        note: Why something cannot be shown; None where all can.
    """

    inspection: Inspection
    picture: Path | None
    note: Message | None = None


def inspection_of(row: HistoryRow, picture: Path | None = None) -> Inspection:
    """The inspection that a row of the record tells of."""
    values = row.values
    part: dict[str, Any] = {name: values[name] or None for name in FIELDS}
    return Inspection(
        path=picture or Path(values["picture"]),
        verdict=Verdict(values["verdict"]),
        reasons=tuple(message_of(reason) for reason in values["reasons"]),
        prediction=_prediction(values),
        checkpoint=values["checkpoint"],
        milliseconds=values["milliseconds"],
        sha256=values["sha256"],
        sequence=row.place.sequence,
        width=values["width"],
        height=values["height"],
        device=values["device"],
        engine=values["engine"],
        **part,
        inspected=row.place.recorded,
    )


def look_back(
    row: HistoryRow, places: Sequence[Path], registry: Registry, device: str = "auto", *, maps: bool = True
) -> LookedBack:
    """Find the judged picture, and ask the version that judged it where it looks.

    The verdict, its probability and its reasons stay those of the record.

    Args:
        row: Of the record.
        places: Files in which its picture may lie.
        registry: Has the versions.
        device: Where to compute.
        maps: Whether to ask the version again.

    Raises:
        CheckpointError: The version is there and damaged.
    """
    picture = whole_picture(places, row.values["sha256"])
    inspection = inspection_of(row, picture)
    if picture is None:
        return LookedBack(inspection, None, Message("look-back-no-picture", {"path": row.values["picture"]}))
    if not maps or inspection.prediction is None:
        return LookedBack(inspection, picture)
    version = registry.by_id(inspection.checkpoint)
    if version is None:
        return LookedBack(inspection, picture, Message("look-back-no-version", {"version": inspection.checkpoint}))
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.checkpoint import load_checkpoint

    judge = Inspector.from_checkpoint(load_checkpoint(version.path), device)
    again = next(iter(judge.inspect([picture]))).prediction
    if again is None:
        return LookedBack(inspection, picture)
    return LookedBack(replace(inspection, prediction=replace(inspection.prediction, map=again.map)), picture)


def _prediction(values: Mapping[str, Any]) -> Prediction | None:
    if values["defect_probability"] is None or not values["probabilities"]:
        return None
    return Prediction(
        values["probabilities"], values["defect_probability"], None, values["novelty"], values["first_look"]
    )


def message_of(reason: Mapping[str, Any]) -> Message:
    """In the reader's language where this program still knows the sentence, else as it was said then."""
    if reason["code"] in MESSAGES:
        return Message(reason["code"], reason["values"])
    return Message("as-recorded", {"sentence": reason["sentence"]})
