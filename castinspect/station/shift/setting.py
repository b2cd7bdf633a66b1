"""When shifts begin and which masters each begins with, as a person sets it: what cannot be is refused in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from itertools import pairwise

from castinspect.errors import StationError
from castinspect.sections import ShiftSection
from castinspect.station.shift.counting import ShiftStart
from castinspect.station.shift.masters import Master, MasterCheck


def shift_section(starts: Sequence[ShiftStart], masters: Sequence[Master]) -> ShiftSection:
    """The settings of these shifts, in the order of the day, and masters; none of either is one shift a day, no check.

    Raises:
        StationError: Something has no name, two shifts or masters have the same, two shifts begin at the same time, or
            no master must be DEFECT.
    """
    starts = sorted((ShiftStart(start.name.strip(), start.at) for start in starts), key=lambda start: start.at)
    masters = [Master(master.part.strip(), master.expected) for master in masters]
    _require_names(starts, masters)
    _require_different(starts)
    if masters:
        MasterCheck(tuple(masters), datetime.now(UTC))  # refuses what no check can be made of
    return ShiftSection.model_validate(
        {
            "starts": {start.name: start.at for start in starts},
            "masters": {master.part: master.expected.value for master in masters},
        }
    )


def free_start(starts: Sequence[ShiftStart]) -> time:
    """When one more shift may begin: at the first full hour from six on that is free."""
    taken = {start.at for start in starts}
    hours = [time(hour % 24) for hour in range(6, 30)]
    return next((hour for hour in hours if hour not in taken), time(0, 30))


def _require_names(starts: Sequence[ShiftStart], masters: Sequence[Master]) -> None:
    if not all(start.name for start in starts):
        raise StationError("shift-nameless")
    if not all(master.part for master in masters):
        raise StationError("masters-nameless")


def _require_different(starts: Sequence[ShiftStart]) -> None:
    names = [start.name for start in starts]
    for name in names:
        if names.count(name) > 1:
            raise StationError("shift-twice", name=name)
    for one, other in pairwise(starts):
        if one.at == other.at:
            raise StationError("shift-same-time", first=one.name, second=other.name)
