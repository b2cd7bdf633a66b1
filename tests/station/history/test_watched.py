"""What a station has taken up in a folder: given up where another judged it, kept where only that one can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

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
    there.take(grown)
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


def test_what_is_gone_may_be_anothers(source):
    (gone,) = claimed(source, 1)
    assert watched(source, [gone]).is_others(gone.arrival) is False
    assert watched(source, [gone], Elsewhere([gone.arrival])).is_others(gone.arrival) is True
    assert watched(source, [gone], Elsewhere(error=OSError())).is_others(gone.arrival) is None
