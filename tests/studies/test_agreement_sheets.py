"""A study goes to disk blind and comes back as its sheets were filled in."""

from __future__ import annotations

import csv
import io

import pytest

from castinspect.errors import DataError
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_sheets import (
    PICTURES,
    evaluate_study,
    fill_sheets,
    load_study,
    make_study,
    read_ratings,
    sheet_path,
)


@pytest.fixture
def parts(tmp_path):
    """Six pictures of good parts and four of defective ones; what is in them does not matter here."""
    paths = [tmp_path / f"{kind}{index}.png" for kind, many in (("ok", 6), ("def", 4)) for index in range(many)]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths[:6], paths[6:]


@pytest.fixture
def made(parts, tmp_path):
    folder = tmp_path / "study"
    return folder, make_study(folder, *parts, ["Kim", "Lee"], trials=2, seed=1)


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def fill(folder, plan, name, trial, word_of):
    path = sheet_path(folder, name, trial)
    reference = dict(zip(plan.codes[trial], plan.reference, strict=True))
    lines = [f"{row['order']},{row['picture']},{word_of(reference[row['picture']])}" for row in rows(path)]
    path.write_text("\n".join(["order,picture,rating", *lines]), encoding="utf-8")


def fill_all(folder, plan, word_of=lambda truth: "ok" if truth == OK else "defect"):
    for name in plan.appraisers:
        for trial in range(plan.trials):
            fill(folder, plan, name, trial, word_of)


def test_the_plan_is_read_as_it_was_made(made):
    folder, plan = made
    assert load_study(folder) == plan
    assert sorted(plan.reference) == [DEFECTIVE] * 4 + [OK] * 6


def test_nothing_in_a_sheet_tells_what_a_part_is(made):
    folder, plan = made
    assert len({code for trial in plan.codes for code in trial}) == 20  # other codes in each trial
    orders = [[row["picture"] for row in rows(sheet_path(folder, name, 0))] for name in plan.appraisers]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(plan.codes[0])
    assert {row["rating"] for row in rows(sheet_path(folder, "Kim", 0))} == {""}


def test_each_code_holds_its_part(made):
    folder, plan = made
    for trial in plan.codes:
        for code, part in zip(trial, plan.parts, strict=True):
            assert (folder / PICTURES / code).read_bytes().startswith(part.reference[:2].encode())


def test_perfect_sheets_agree_with_the_reference(made):
    folder, plan = made
    fill_all(folder, plan)
    _, found = evaluate_study(folder)
    assert (found.system.count, found.between.count, found.kappa) == (10, 10, 1)


def test_one_wrong_word_is_one_rating(made):
    folder, plan = made
    fill_all(folder, plan)
    fill(folder, plan, "Lee", 1, lambda _truth: "ok")
    ratings = read_ratings(folder, plan)
    assert ratings.shape == (2, 10, 2)
    assert (ratings[1, :, 1] == OK).all()
    _, found = evaluate_study(folder)
    assert [(one.misses.count, one.misses.total) for one in found.appraisers] == [(0, 8), (4, 8)]


@pytest.mark.parametrize("words", [("양품", "불량"), ("1", "0"), ("Good", "NG")])
def test_ratings_are_read_as_people_write_them(made, words):
    folder, plan = made
    fill_all(folder, plan, lambda truth: words[truth == DEFECTIVE])
    assert evaluate_study(folder)[1].system.count == 10


def test_a_sheet_with_semicolons_is_read(made):
    folder, plan = made
    fill_all(folder, plan)
    path = sheet_path(folder, "Kim", 0)
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8-sig")
    assert evaluate_study(folder)[1].system.count == 10


def test_an_appraiser_filled_in_by_program_is_read(made):
    folder, plan = made
    fill_all(folder, plan)
    fill_sheets(folder, plan, "Kim", {code: OK for trial in plan.codes for code in trial})
    assert evaluate_study(folder)[1].appraisers[0].misses.rate == 1


def test_an_unfinished_sheet_says_how_much_is_missing(made):
    folder, plan = made
    with pytest.raises(DataError) as told:
        read_ratings(folder, plan)
    assert told.value.code == "study-sheet-unfinished"
    assert "10 of 10" in str(told.value)


def test_a_sheet_that_cannot_be_written_is_told(made, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("castinspect.studies.agreement_sheets.write_atomically", full)
    with pytest.raises(DataError) as caught:
        fill_sheets(*made, "Kim", {})
    assert caught.value.code == "study-not-written"
    assert "No space left" in str(caught.value)


def test_a_word_that_is_no_rating_is_told(made):
    folder, plan = made
    fill_all(folder, plan, lambda _truth: "perhaps")
    with pytest.raises(DataError, match="says perhaps of"):
        evaluate_study(folder)


def test_a_missing_sheet_is_told(made):
    folder, plan = made
    sheet_path(folder, "Kim", 0).unlink()
    with pytest.raises(DataError) as told:
        read_ratings(folder, plan)
    assert told.value.code == "study-sheet-unreadable"


@pytest.mark.parametrize("content", [b"picture,rating\n" + b"a" * 200_000, "picture,rating\nA,ok\n".encode("utf-16")])
def test_a_sheet_that_is_no_table_is_told(made, content):
    folder, plan = made
    sheet_path(folder, "Kim", 0).write_bytes(content)
    with pytest.raises(DataError) as told:
        read_ratings(folder, plan)
    assert told.value.code == "study-sheet-unreadable"


@pytest.mark.parametrize("names", [[], ["Kim", "kim"], ["../Kim"], [" "]])
def test_names_that_cannot_tell_appraisers_apart_are_refused(parts, tmp_path, names):
    with pytest.raises(DataError) as told:
        make_study(tmp_path / "study", *parts, names, trials=1, seed=0)
    assert told.value.code == "study-appraisers"


def test_a_study_of_one_kind_is_refused(parts, tmp_path):
    with pytest.raises(DataError) as told:
        make_study(tmp_path / "study", parts[0], [], ["Kim"], trials=1, seed=0)
    assert told.value.code == "study-one-kind"


def test_a_folder_that_holds_something_is_left_alone(parts, tmp_path):
    with pytest.raises(DataError) as told:
        make_study(tmp_path, *parts, ["Kim"], trials=1, seed=0)
    assert told.value.code == "study-exists"


@pytest.mark.parametrize("content", [None, b"{", b'{"parts": 3}'])
def test_what_is_no_study_is_told(tmp_path, content):
    if content is not None:
        (tmp_path / "study.json").write_bytes(content)
    with pytest.raises(DataError) as told:
        load_study(tmp_path)
    assert told.value.code == "study-missing"
