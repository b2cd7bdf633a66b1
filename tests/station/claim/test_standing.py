"""What a person is told of a folder follows from how the station stands to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.station.claim.blockers import Blocker
from castinspect.station.claim.claim_file import Holder
from castinspect.station.claim.standing import Standing, State

OTHER = Holder(token="x", station="cell-4", host="pc-2", pid=1)


@pytest.mark.parametrize(
    ("given", "is_compared", "code"),
    [({"state": State.UNGUARDED}, False, None),
     ({"state": State.HOLDING, "good_until": 11.0}, True, None),
     ({"state": State.HOLDING, "good_until": 11.0}, False, "folder-taking-over"),
     ({"state": State.HOLDING, "good_until": 9.0}, True, "folder-claim-silent"),
     ({"state": State.SETTLING}, True, "folder-taking-over"),
     ({"trouble": "no route"}, True, "folder-claim-silent"),
     ({"other": OTHER}, True, "folder-elsewhere"),
     ({"other": OTHER, "blocker": Blocker("/parts", OTHER, is_nested=True)}, True, "folder-nested"),
     ({"other": OTHER, "blocker": Blocker("", OTHER, is_nested=False)}, True, "folder-elsewhere")],
)  # fmt: skip
def test_why_nothing_is_judged(given, is_compared, code):
    told = Standing(Path("/parts/a"), **given).elsewhere(10.0, 45.0, is_compared=is_compared)
    assert (told.code if told else None) == code
    assert not told or "/parts/a" in str(told)


def test_whose_it_was_and_what_is_wrong_are_told_once():
    standing = Standing(Path("/parts"), other=OTHER, trouble="read-only")
    for _ in range(2):
        standing.warn("folder-unguarded")
    standing.hold(20.0)
    assert [told.code for told in standing.news()] == ["folder-unguarded", "folder-taken-over"]
    standing.hold(25.0)
    assert standing.news() == ()
    standing.warn("folder-unguarded")
    assert [told.code for told in standing.news()] == ["folder-unguarded"]


@pytest.mark.parametrize(
    ("state", "now", "is_held"),
    [(State.HOLDING, 20.0, True), (State.HOLDING, 20.1, False), (State.SETTLING, 20.0, False)],
)
def test_a_folder_is_held_until_the_last_sign_is_too_old(state, now, is_held):
    assert Standing(Path("/parts"), state, good_until=20.0).is_held(now) is is_held
