"""What a station has taken up in a folder: given up where another judged it, kept where only that one can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from castinspect.station.claim.judged_there import Doubt
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.watched import Watched
from tests.helpers.history import arrival_of, claimed, store_in


class Elsewhere:
    """Another computer's folder, whose list names one picture."""

    elsewhere = "of another"

    def __init__(self, listed=(), error=None):
        self.list, self.own, self.is_unsettled = self, frozenset(), False
        self._listed, self._error = listed, error

    def is_listed(self, arrival):
        if self._error is not None:
            raise self._error
        return arrival in self._listed


class Shared:
    """A folder of this station's that another has judged in: some pictures wait for it, some it judged or took."""

    def __init__(self, waits=(), judged=(), lost=(), overdue=()):
        self.list, self._waits, self._judged, self._lost = self, waits, judged, lost
        self._overdue, self.decided_names = dict(overdue), []

    def waits(self, arrival):
        return arrival in self._waits

    def holds(self, arrival):
        return arrival in self._judged

    def take(self, arrivals):
        return [arrival for arrival in arrivals if arrival not in self._lost]

    def win(self, arrival):
        return arrival.stamp not in [lost.stamp for lost in self._lost]

    def overdue(self):
        return self._overdue

    def decided(self, name):
        self.decided_names.append(name)


@pytest.fixture
def source(tmp_path):
    with store_in(tmp_path) as store:
        yield WatchedSource(store, Path("/camera"))


def watched(source, claims, folder=None):
    return Watched(source, folder, {claim.id: claim for claim in claims})


def test_a_claim_on_a_file_that_grew_overtakes_the_one_before(source):
    (small,) = claimed(source, 1)
    there = watched(source, [small])
    (grown,) = source.claim([arrival_of(1, size=2000)])
    there.add(grown)
    assert list(there.claims.values()) == [grown]
    assert there.claim_on(arrival_of(1, size=2000)) == grown
    assert there.claim_on(arrival_of(2)) is None


def test_what_another_judged_is_given_up(source):
    one, other = claimed(source, 1, 2)
    there = watched(source, [one, other])
    there.skip([one.arrival])
    assert list(there.claims.values()) == source.unfinished() == [other]


def test_where_the_folder_is_anothers_what_lies_there_is_released_and_what_is_gone_is_kept(source):
    lies, changed, gone = claimed(source, 1, 2, 3)
    there = watched(source, [lies, changed, gone], Elsewhere())
    stamps = {b"part_00001.png": lies.arrival.stamp, b"part_00002.png": replace(changed.arrival.stamp, size=5)}
    there.settle(stamps)
    assert list(there.claims.values()) == source.unfinished() == [changed, gone]


def test_what_is_missing_for_long_enough_is_gone(source):
    one, other = claimed(source, 1, 2)
    there, lying = watched(source, [one, other]), {b"part_00002.png": other.arrival.stamp}
    assert there.gone(lying, 100.0) == there.gone(lying, 102.0) == []
    assert there.gone({**lying, b"part_00001.png": one.arrival.stamp}, 102.5) == []  # it was only being renamed
    assert there.gone(lying, 103.5) == []
    assert there.gone(lying, 106.5) == [one]
    assert list(there.claims.values()) == [one, other]  # until a person is told


def test_what_is_renamed_is_let_go(source):
    (before,) = claimed(source, 1)
    there = watched(source, [before])
    source.claim([arrival_of(1, name=b"renamed.png")])
    there.gone({}, 100.0)
    assert there.gone({}, 105.0) == []
    assert not there.claims


@pytest.mark.parametrize(
    ("folder", "is_gone", "is_kept"),
    [
        (lambda _: None, True, True),
        (lambda gone: Elsewhere([gone]), False, False),
        (lambda _: Elsewhere(error=OSError()), False, True),
    ],
    ids=["this station's", "another's", "cannot be asked"],
)
def test_what_is_gone_may_be_anothers(source, folder, is_gone, is_kept):
    (gone,) = claimed(source, 1)
    there = watched(source, [gone], folder(gone.arrival))
    there.gone({}, 100.0)
    assert bool(there.gone({}, 105.0)) is is_gone
    assert (gone in there.claims.values(), gone in source.unfinished()) == (is_kept, is_kept)


def test_what_another_has_is_not_claimed_and_what_it_judged_never_comes_again(source):
    waits, judged, new, lost = (arrival_of(number) for number in range(1, 5))
    there = watched(source, [], Shared(waits=[waits], judged=[judged], lost=[lost]))
    claims = there.claim([waits, judged, new, lost])
    assert [claim.arrival for claim in claims] == [new, lost]
    assert there.take_up(claims) == [new]
    assert there.waiting == {waits, lost}
    assert source.claim([judged]) == []


def test_what_another_never_spoke_of_again_is_won_once(source):
    doubts = {b"a.png": Doubt(arrival_of(1).stamp, "cell-4"), b"b.png": Doubt(arrival_of(2).stamp, "cell-4")}
    there = watched(source, [], Shared(overdue=doubts, lost=[arrival_of(2, name=b"b.png")]))
    assert [(arrival.name, owner) for arrival, owner in there.won()] == [(b"a.png", "cell-4")]
    assert there.folder.decided_names == [b"a.png"]
