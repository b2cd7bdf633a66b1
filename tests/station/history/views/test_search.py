"""A long record is searched in stretches: nothing is lost between them, and stopping costs nothing."""

from __future__ import annotations

import pytest

from castinspect.identity import Attribution
from castinspect.station.history.views.search import search
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 20, part=PartFields(part="9", lot="A_7"))
        yield opened


def numbers(found):
    return [row.place.sequence for look in found for row in look.rows]


def test_stretches_find_what_one_look_would(store):
    found = list(search(store.database, ["verdict=OK", "picture~part"], stretch=3))
    assert numbers(found) == [20, 16, 12, 8, 4]
    assert len(found) > 5
    assert found[-1].reached is None


def test_a_search_goes_on_where_the_page_before_ended(store):
    first = list(search(store.database, ["verdict=OK", "text~part"], limit=2, stretch=3))
    assert numbers(first) == [20, 16]
    second = list(search(store.database, ["verdict=OK", "text~part"], limit=9, stretch=3, after=first[-1].reached))
    assert numbers(second) == [12, 8, 4]


def test_an_index_answers_in_one_look(store):
    assert len(list(search(store.database, ["lot=A_7"], stretch=3))) == 1


def test_the_latest_decision_is_looked_for(store):
    store.decide(2, "DEFECT", Attribution("kim"))
    store.decide(2, "OK", Attribution("kim", "only 먼지"))
    assert numbers(search(store.database, ["decision=OK"])) == [2]
    assert numbers(search(store.database, ["decision=defect"])) == []
    assert len(numbers(search(store.database, ["decision=none"]))) == 19


@pytest.mark.parametrize(
    ("word", "expected"), [("먼지", [2]), ("KIM", [2]), ("PART_00007", [7]), ("50%", [2, 6, 10, 14, 18])]
)
def test_a_word_is_found_wherever_it_is_written(store, word, expected):
    store.decide(2, "OK", Attribution("kim", "only 먼지"))
    assert sorted(numbers(search(store.database, [f"text~{word}"]))) == expected


def test_signs_of_the_database_are_plain_letters_in_a_word(store):
    assert numbers(search(store.database, ["text~part_0000%"])) == []
