"""The present shift as the record has it, for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from castinspect.settings import Settings
from castinspect.station.configured import shift_plan, station_name
from castinspect.station.history.audit.resets import last_reset
from castinspect.station.history.database import Database
from castinspect.station.history.opening import open_record_if_any
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
    if (database := open_record_if_any()) is None:
        yield Shift(period)
        return
    with closing(database):
        yield read_shift(database, station_name(settings), period, settings.shift.masters)


@dataclass(frozen=True)
class CountersNow:
    """The counters that an operator sees.

    Attributes:
        shift: The present shift, without what was judged before they were set to zero.
        since: From when they count: the shift's start, or the moment at which they were set to zero.
    """

    shift: Shift
    since: datetime


def counters_now(database: Database, settings: Settings, now: datetime | None = None) -> CountersNow:
    """Count what an operator sees, as the record has it: after a power cut it is what it was before.

    Args:
        database: The record.
        settings: With the station's name, its shifts and masters.
        now: The moment; None takes the clock.

    Raises:
        StoreError: The record cannot be read.
    """
    station = station_name(settings)
    period = shift_plan(settings.shift).at(now or datetime.now(UTC))
    since = last_reset(database, station, period) or period.start
    return CountersNow(read_shift(database, station, period, settings.shift.masters, since), since)
