"""The present shift as the record has it, for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from castinspect.errors import StoreError
from castinspect.settings import Settings
from castinspect.station.configured import masters_of, shift_plan, station_name
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.shifts import read_shift
from castinspect.station.shift.counting import Shift


def shift_now(settings: Settings, now: datetime | None = None) -> Iterator[Shift]:
    """Count the shift that a moment lies in; masters are no production and do not count.

    Args:
        settings: With the station's name, its shifts and masters.
        now: The moment; None takes the clock.

    Yields:
        The shift; with nothing in it where there is no record yet.

    Raises:
        StoreError: The record cannot be read.
    """
    period = shift_plan(settings.shift).at(now or datetime.now(UTC))
    try:
        database = open_record()
    except StoreError as error:
        if error.code != "store-missing":
            raise
        yield Shift(period)
        return
    with closing(database):
        masters = {master.part for master in masters_of(settings.shift)}
        yield read_shift(database, station_name(settings), period, masters)
