"""Searching a long record: what no index answers is looked for in stretches, so that the writer never waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_

from castinspect.station.history.database import Database
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import PAGE, HistoryRow, Place, page

STRETCH = 20_000
"""Rows that one transaction looks through at most."""

_INDEXED = ("part=", "lot=", "sequence=")
_KEY = (inspections.c.recorded, inspections.c.station, inspections.c.sequence)


@dataclass(frozen=True)
class Found:
    """What one look into the record brought.

    Attributes:
        rows: That hold the conditions; may be none.
        reached: How far was looked, newest first; None where the record ends there.
    """

    rows: tuple[HistoryRow, ...]
    reached: Place | None


def search(
    database: Database, texts: Sequence[str], *, after: Place | None = None, limit: int = PAGE, stretch: int = STRETCH
) -> Iterator[Found]:
    """Look for inspections, the newest first, until `limit` are found or the record ends.

    Stopping is ceasing to iterate: between two looks nothing is held open.

    Args:
        database: The record.
        texts: Conditions as a person types them; all must hold.
        after: The last row of the page before, or `Found.reached` of a search that was stopped.
        limit: Rows at most.
        stretch: Rows that one look goes through at most, where no index answers.

    Yields:
        What each look brought; the last one says whether there is more.

    Raises:
        StoreError: A condition makes no sense, or the record cannot be read.
    """
    where = conditions(texts)
    has_index = not texts or any(text.replace(" ", "").startswith(_INDEXED) for text in texts)
    wanted = limit
    while wanted > 0:
        end = None if has_index else _stretch_end(database, after, stretch)
        within = [] if end is None else [tuple_(*_KEY) >= tuple_(end.recorded, end.station, end.sequence)]
        rows = page(database, [*where, *within], after=after, limit=wanted)
        wanted -= len(rows)
        if not wanted:
            yield Found(tuple(rows), rows[-1].place)
            return
        yield Found(tuple(rows), end)
        if end is None:
            return
        after = end


def _stretch_end(database: Database, after: Place | None, stretch: int) -> Place | None:
    """The row so many rows further on; None where the record ends before."""
    statement = select(*_KEY).order_by(*(key.desc() for key in _KEY)).offset(stretch - 1).limit(1)
    if after is not None:
        statement = statement.where(tuple_(*_KEY) < tuple_(after.recorded, after.station, after.sequence))
    with database.reading() as connection:
        found = connection.execute(statement).one_or_none()
    return Place(*found) if found else None
