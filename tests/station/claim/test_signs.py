"""Each sign of life is another than the one before, and says whose it is."""

from __future__ import annotations

from castinspect.station.claim.claim_file import Found
from castinspect.station.claim.signs import Signs


def test_signs_grow_and_are_known_again():
    signs, others = Signs("cell-3", deep=False), Signs("cell-3", deep=True)
    first, second = signs.next(), signs.next()
    assert second.beat == first.beat + 1
    assert (first.station, first.deep, first.token) == ("cell-3", False, signs.token)
    assert signs.are_in(Found(b"", second))
    assert not signs.are_in(Found(b"", others.next()))
    assert not signs.are_in(Found(b"{", None))


def test_those_of_the_start_before_are_known_on_this_computer_only():
    before = Signs("cell-3", deep=True)
    mine, elsewhere = before.next(), before.next().model_copy(update={"host": "another computer"})
    signs = Signs("cell-3", deep=True)
    assert signs.were_in(Found(b"", mine), [before.token])
    assert not signs.were_in(Found(b"", elsewhere), [before.token])
    assert not signs.were_in(Found(b"", mine), ())


def test_a_sign_that_is_not_the_last_may_be_of_a_backup():
    signs = Signs("cell-3", deep=False)
    first, second = signs.next(), signs.next()
    assert [signs.are_older(Found(b"", sign)) for sign in (first, second)] == [True, False]
    assert not signs.are_older(Found(b"{", None))
