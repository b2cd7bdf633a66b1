"""Who is in the way is told as long as it lives, or may live."""

from __future__ import annotations

import pytest

from castinspect.station.claim.blockers import Blockers
from castinspect.station.claim.claim_file import ClaimFile, Holder
from castinspect.station.claim.place import ServerAwayError, Shared


def holder(token, beat=0):
    return Holder(token=token, station="cell-4", host="pc-2", pid=1, beat=beat)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "parts" / "a" / "b").mkdir(parents=True)
    return tmp_path / "parts" / "a"


def test_a_live_claim_above_or_below_is_in_the_way_until_it_stood_still(folder):
    blockers = Blockers(folder, None, deep=True, stale=45)
    assert blockers.find("mine", 0.0) is None
    below = ClaimFile(folder / "b")
    below.create(holder("below"))
    found = blockers.find("mine", 1.0)
    assert (found.folder, found.holder.station, found.is_nested) == (str(folder / "b"), "cell-4", True)
    ClaimFile(folder.parent).create(holder("above"))
    assert blockers.find("mine", 2.0).folder == str(folder.parent)
    below.write(holder("below", beat=1))
    assert blockers.find("mine", 47.5).folder == str(folder / "b")
    assert blockers.find("mine", 92.5) is None


def test_one_that_does_not_look_below_is_not_kept_from_its_folder(folder):
    ClaimFile(folder / "b").create(holder("below"))
    assert Blockers(folder, None, deep=False, stale=45).find("mine", 0.0) is None


def test_the_own_claim_is_not_in_the_way(folder):
    ClaimFile(folder / "b").create(holder("mine"))
    assert Blockers(folder, None, deep=True, stale=45).find("mine", 0.0) is None


def test_a_holder_gives_way_only_to_a_claim_above_that_moves(folder):
    blockers, above = Blockers(folder, None, deep=True, stale=45), ClaimFile(folder.parent)
    above.create(holder("above"))
    assert blockers.above_that_lives("mine", 0.0) is None
    above.write(holder("above", beat=1))
    assert blockers.above_that_lives("mine", 5.0).folder == str(folder.parent)


def test_a_server_that_is_away_says_nothing(folder):
    class Away:
        def around(self):
            raise ServerAwayError("away")

    assert Blockers(folder, Shared(Away(), None), deep=True, stale=45).find("mine", 0.0) is None
