"""Pictures are read in order, on several threads, and described once."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.data import reading
from castinspect.data.reading import in_order, look_at, spread_over


@pytest.fixture
def paths(data_folder):
    return sorted(data_folder.rglob("*.png"))


def test_pictures_come_in_their_order_with_their_pixels(paths):
    looks = list(look_at(paths, lambda pixels: pixels[:2]))
    assert [look.path for look in looks] == paths
    assert {look.pixels.shape for look in looks} == {(2, 48)}
    assert {look.described.size for look in looks} == {(48, 48)}


def test_what_cannot_be_read_is_told_in_its_place(paths):
    paths[3].write_bytes(paths[3].read_bytes()[:200])
    paths[5].unlink()
    looks = list(look_at(paths))
    assert {n: look.problem.code for n, look in enumerate(looks) if look.problem} == {
        3: "image-incomplete",
        5: "image-missing",
    }


def test_a_picture_that_was_described_before_is_neither_described_nor_decoded_again(paths, monkeypatch):
    before = list(look_at(paths))
    monkeypatch.delattr(reading, "signature")
    monkeypatch.delattr(reading, "load_image")
    again = list(look_at(paths))
    assert [(look.sha256, look.described.size) for look in again] == [
        (look.sha256, look.described.size) for look in before
    ]


def test_what_was_described_is_kept_when_the_rest_is_given_up(paths):
    looking = look_at(paths)
    first = next(looking)
    looking.close()
    assert first.sha256 in reading.SignatureStore().load()


def test_only_a_few_results_are_ahead_of_the_caller():
    done = []
    results = in_order(lambda number: done.append(number) or number, range(10_000))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    results.close()
    assert len(done) < 100


def test_an_error_ends_the_iteration_where_it_happened():
    results = in_order(lambda number: 1 // (2 - number), range(5))
    with pytest.raises(ZeroDivisionError):
        list(results)


def test_some_of_many_are_spread_over_all_of_them():
    paths = [Path(f"{number}.png") for number in range(11)]
    assert [path.stem for path in spread_over(paths, 3)] == ["0", "5", "10"]
    assert spread_over(paths, 20) == paths
    assert spread_over([], 3) == []
