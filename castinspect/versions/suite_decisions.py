"""Suites grow from what people decided on the line."""

from __future__ import annotations

from collections.abc import Sequence

from castinspect.errors import DataError
from castinspect.models.metadata import Role
from castinspect.station.history.database import Database
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.pictures import Places, places_of, whole_picture
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
    found = [_picture_of(row, places) for row in rows]
    return [picture for picture in found if picture], found.count(None)


def decided_picture(database: Database, row: HistoryRow) -> NewPicture:
    """The picture of one inspection on which a person decided.

    Raises:
        DataError: Nobody decided, or the picture is not there any more or was changed.
        StoreError: The record cannot be read.
    """
    found = _picture_of(row, places_of(database, [row]))
    if found is None:
        raise DataError("suite-decision-gone", number=row.place.sequence)
    return found


def _picture_of(row: HistoryRow, places: Places) -> NewPicture | None:
    picture = whole_picture(places[row.place.key], row.values["sha256"])
    if picture is None or row.decision is None:
        return None
    return NewPicture(picture, Role.OK if row.decision.outcome == "OK" else Role.DEFECT, _groups(row))


def _groups(row: HistoryRow) -> dict[str, str]:
    year, week, _ = row.place.recorded.astimezone().isocalendar()
    return {"line": row.place.station, "cavity": row.values["cavity"], "week": f"{year}-W{week:02}"}
