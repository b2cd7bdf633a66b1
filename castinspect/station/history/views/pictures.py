"""Where a judged picture is now, and whether it is still the one that was judged."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sqlalchemy import select

from castinspect.errors import ImageError
from castinspect.files import sha256_of
from castinspect.imaging.thumbnails import load_for_eyes
from castinspect.station.history.database import Database
from castinspect.station.history.tables import arrivals, routes
from castinspect.station.history.views.queries import HistoryRow

Places = Mapping[tuple[str, int], tuple[Path, ...]]
"""Files in which the picture of each inspection may lie, by station and sequence."""

_AT_ONCE = 500


def places_of(database: Database, rows: Sequence[HistoryRow]) -> Places:
    """Files in which each row's picture may lie, the likeliest first: where it was routed to, where it came from.

    Args:
        database: The record.
        rows: Inspections of it.

    Returns:
        By station and sequence.

    Raises:
        StoreError: The record cannot be read.
    """
    found: dict[tuple[str, int], tuple[Path, ...]] = {}
    for start in range(0, len(rows), _AT_ONCE):
        found |= _places_of(database, rows[start : start + _AT_ONCE])
    return found


def _places_of(database: Database, rows: Sequence[HistoryRow]) -> dict[tuple[str, int], tuple[Path, ...]]:
    routed: dict[tuple[str, int], list[bytes]] = {}
    names: dict[int, bytes] = {}
    with database.reading() as connection:
        for station in {row.place.station for row in rows}:
            numbers = [row.place.sequence for row in rows if row.place.station == station]
            wanted = select(routes).where(routes.c.station == station, routes.c.sequence.in_(numbers))
            for route in connection.execute(wanted):
                known = [place for place in (route.placed, route.target, route.picture) if place]
                routed[route.station, route.sequence] = known
        came = [row.values["arrival"] for row in rows if row.values["arrival"] is not None]
        named = select(arrivals.c.id, arrivals.c.name).where(arrivals.c.id.in_(came))
        names.update((arrival.id, arrival.name) for arrival in connection.execute(named))
    return {row.place.key: _unique(routed.get(row.place.key, []), row.values, names) for row in rows}


def whole_picture(places: Sequence[Path], sha256: str) -> Path | None:
    """The first of these files whose content is the one that was judged; None where there is none any more."""
    for place in places:
        try:
            if sha256 and sha256_of(place) == sha256:
                return place
        except OSError:
            continue
    return None


def small_picture(places: Sequence[Path], sha256: str, side: int) -> NDArray[np.uint8] | None:
    """The judged picture with at most `side` pixels on its longer side; None where it is not there any more.

    The content is decided by the hash of what is decoded, so that a file of the same name never stands for another.
    """
    for place in places:
        try:
            picture = load_for_eyes(place, side)
        except ImageError:
            continue
        if picture.sha256 == sha256:
            image = Image.fromarray(picture.pixels)
            image.thumbnail((side, side))
            return np.asarray(image)
    return None


def _unique(known: Sequence[bytes], values: Mapping[str, Any], names: Mapping[int, bytes]) -> tuple[Path, ...]:
    places = [Path(os.fsdecode(place)) for place in known]
    name = names.get(values["arrival"]) if values["arrival"] is not None else None
    if name is not None and values["source"]:
        places.append(Path(values["source"]) / os.fsdecode(name))  # the name as bytes: the row keeps it as text
    places.append(Path(values["picture"]))
    return tuple(dict.fromkeys(places))
