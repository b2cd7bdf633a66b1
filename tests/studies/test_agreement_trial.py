"""A trial is judged in the sheet's order, kept at once, goes on another day, and is taken back one by one."""

from __future__ import annotations

import pytest

from castinspect.errors import DataError
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_sheets import PICTURES, load_study, make_study, read_sheet, sheet_path
from castinspect.studies.agreement_trial import BlindTrial


@pytest.fixture
def made(tmp_path):
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    for path in paths:
        path.write_bytes(path.name.encode())
    folder = tmp_path / "study"
    return folder, make_study(folder, paths[:2], paths[2:], ["Kim", "Lee"], trials=2, seed=1)


def test_pictures_come_in_the_order_of_the_sheet_and_each_rating_is_kept_at_once(made):
    folder, plan = made
    order = list(read_sheet(sheet_path(folder, "Kim", 0)))
    trial = BlindTrial(folder, plan, "Kim", 0)
    assert trial.picture == folder / PICTURES / order[0]
    trial.rate(OK)
    assert list(read_sheet(sheet_path(folder, "Kim", 0)).values()) == [OK, None, None, None]
    assert list(read_sheet(sheet_path(folder, "Kim", 0))) == order
    again = BlindTrial(folder, load_study(folder), "Kim", 0)
    assert (again.done, again.picture) == (1, folder / PICTURES / order[1])


def test_a_rating_is_taken_back_but_not_those_of_another_day(made):
    folder, plan = made
    BlindTrial(folder, plan, "Kim", 0).rate(OK)
    trial = BlindTrial(folder, plan, "Kim", 0)
    trial.take_back()
    assert trial.done == 1
    trial.rate(DEFECTIVE)
    trial.take_back()
    assert list(read_sheet(sheet_path(folder, "Kim", 0)).values()) == [OK, None, None, None]


def test_at_the_end_there_is_no_picture_and_nothing_more_is_written(made):
    folder, plan = made
    trial = BlindTrial(folder, plan, "Lee", 1)
    for _ in range(6):
        trial.rate(DEFECTIVE)
    assert (trial.picture, trial.done, trial.total) == (None, 4, 4)


def test_a_sheet_of_other_pictures_is_refused(made):
    folder, plan = made
    sheet_path(folder, "Kim", 0).write_text("order,picture,rating\n1,other.png,\n", encoding="utf-8")
    with pytest.raises(DataError):
        BlindTrial(folder, plan, "Kim", 0)
