"""What a person sets of shifts and masters becomes settings, or a sentence that says what cannot be."""

from __future__ import annotations

from datetime import time

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.configured import masters_of
from castinspect.station.shift.counting import ShiftStart
from castinspect.station.shift.masters import Master
from castinspect.station.shift.setting import free_start, shift_section

DAY, NIGHT = ShiftStart("day", time(6)), ShiftStart("night", time(22))
GOOD, BAD = Master("M1", Verdict.OK), Master("M2", Verdict.DEFECT)


def test_shifts_come_in_the_order_of_the_day_and_names_without_space_around_them():
    found = shift_section([NIGHT, ShiftStart(" day ", time(6))], [GOOD, Master(" M2 ", Verdict.DEFECT)])
    assert list(found.starts.items()) == [("day", time(6)), ("night", time(22))]
    assert masters_of(found) == (GOOD, BAD)


def test_nothing_means_one_shift_a_day_and_no_check():
    assert shift_section([], []).model_dump() == {"starts": {}, "masters": {}}


@pytest.mark.parametrize(
    ("starts", "masters", "code"),
    [
        ([ShiftStart("  ", time(6))], [], "shift-nameless"),
        ([DAY, ShiftStart("day", time(14))], [], "shift-twice"),
        ([DAY, ShiftStart("early", time(6))], [], "shift-same-time"),
        ([], [Master("", Verdict.DEFECT)], "masters-nameless"),
        ([], [BAD, BAD], "masters-twice"),
        ([DAY], [GOOD], "masters-without-defect"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(starts, masters, code):
    with pytest.raises(StationError) as refused:
        shift_section(starts, masters)
    assert refused.value.code == code


def test_one_more_shift_begins_when_no_other_does():
    assert free_start([]) == time(6)
    assert free_start([DAY, ShiftStart("late", time(7))]) == time(8)
    assert free_start([ShiftStart(str(hour), time(hour)) for hour in range(24)]) == time(0, 30)
