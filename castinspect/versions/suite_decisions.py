"""Suites grow from what people decided on the line."""

from __future__ import annotations

from collections.abc import Sequence

from castinspect.models.metadata import Role
from castinspect.station.history.database import Database
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.pictures import places_of, whole_picture
from castinspect.station.history.views.queries import HistoryRow, every
from castinspect.versions.suites import NewPicture


def decided_pictures(database: Database, texts: Sequence[str] = ()) -> tuple[list[NewPicture], int]:
    """The pictures of inspections on which a person decided, with line, cavity and week as groups.

    Args:
        database: The record.
        texts: Conditions; all must hold.

    Returns:
        The pictures, and how many are not there any more or were changed.

    Raises:
        StoreError: A condition makes no sense, or the record cannot be read.
    """
    rows = list(every(database, conditions([*texts, "decided=yes"])))
    places = places_of(database, rows)
    found, missing = [], 0
    for row in rows:
        picture = whole_picture(places[row.place.key], row.values["sha256"])
        if picture is None or row.decision is None:
            missing += 1
        else:
            role = Role.OK if row.decision.outcome == "OK" else Role.DEFECT
            found.append(NewPicture(picture, role, _groups(row)))
    return found, missing


def _groups(row: HistoryRow) -> dict[str, str]:
    year, week, _ = row.place.recorded.astimezone().isocalendar()
    return {"line": row.place.station, "cavity": row.values["cavity"], "week": f"{year}-W{week:02}"}
