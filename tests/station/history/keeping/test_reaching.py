"""A server that is away is asked after often and cheaply; one that refuses is left in peace."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from castinspect.station.history.keeping.reaching import Retrying, accepts_connections
from tests.helpers.postgres import needs_server, postgres  # noqa: F401


def retrying(*answers):
    said = chain(answers, repeat(True))
    return Retrying(lambda: next(said))


def test_the_first_try_asks_nobody():
    assert Retrying(lambda: pytest.fail("nobody is to be asked")).is_worth_a_try()


def test_a_server_that_is_away_is_asked_with_pauses_that_grow_to_three_seconds():
    found = retrying(*[False] * 6)
    found.pause()
    pauses = []
    for _ in range(6):
        assert not found.is_worth_a_try()
        pauses.append(found.pause())
    assert pauses == [0.5, 1.0, 2.0, 3.0, 3.0, 3.0]
    assert found.is_worth_a_try()


def test_a_server_that_refuses_is_left_in_peace_for_longer_and_longer():
    found = retrying()
    pauses = []
    for _ in range(5):
        assert found.is_worth_a_try()
        pauses.append(found.pause())
    assert pauses == [2.0, 5.0, 15.0, 15.0, 15.0]


def test_refusals_count_anew_once_the_server_was_away_and_is_back():
    found = retrying(True, True, False, True)
    for _ in range(3):
        found.is_worth_a_try()
        found.pause()
    assert not found.is_worth_a_try()
    found.pause()
    assert found.is_worth_a_try()
    assert found.pause() == 2.0


def test_after_a_success_nobody_is_asked():
    found = retrying(False)
    found.pause()
    assert not found.is_worth_a_try()
    found.succeeded()
    assert found.is_worth_a_try()


@needs_server
def test_a_real_server_is_there_or_not_whoever_asks(postgres):  # noqa: F811
    pytest.importorskip("psycopg")
    foreign = postgres.url.replace("station@", "nobody:wrong@")
    assert accepts_connections(postgres.url)
    assert accepts_connections(foreign)  # it would refuse, and say so itself
    postgres.stop()
    assert not accepts_connections(postgres.url)
    postgres.start()
    assert accepts_connections(postgres.url)


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nobody://station@127.0.0.1/x"])
def test_what_cannot_be_asked_is_tried(url):
    assert accepts_connections(url)
