"""A folder that no server knows of is shared by its own files alone."""

from __future__ import annotations

import errno

from castinspect.station.claim.claim_file import is_not_writable
from castinspect.station.claim.place import ServerAwayError, Sharing, from_above, from_below, merged


def test_without_a_server_nothing_is_kept_there(tmp_path):
    assert Sharing().deep
    assert Sharing().at_server(tmp_path) is None


def test_a_server_that_is_away_is_no_folder_that_refuses():
    error = ServerAwayError("no route")
    assert (error.errno, error.strerror) == (errno.EHOSTUNREACH, "no route")
    assert not is_not_writable(error)


def test_lists_around_a_folder_are_told_by_names_within_it():
    above = dict.fromkeys([(b"a/b/x.png", 1, 2), (b"a/bb/x.png", 1, 2), (b"x.png", 1, 2)], "cell-3@pc-1")
    assert list(from_above(above, "a/b")) == [((b"x.png", 1, 2), "cell-3@pc-1")]
    below = {(b"\xff.png", 1, 2): "", (b"c/y.png", 3, 4): "cell-4@pc-2"}
    assert list(from_below(below, "주")) == [
        (("주/".encode() + b"\xff.png", 1, 2), ""), (("주/c/y.png".encode(), 3, 4), "cell-4@pc-2"),
    ]  # fmt: skip


def test_of_several_lists_what_is_judged_in_one_is_judged():
    one, other = (b"x.png", 1, 2), (b"y.png", 1, 2)
    assert merged([(one, ""), (other, "a")], [(one, "b"), (other, "")]) == {one: "", other: ""}
    assert merged([(one, "a")], [(one, "b")]) == {one: "a"}
