"""The list of what was judged, as rows: of several stations one takes a picture up, and says what became of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from castinspect.station.claim.claim_file import Holder
from castinspect.station.fleet.claims import ServerClaim
from castinspect.station.fleet.judged_rows import ServerList
from castinspect.station.fleet.reached import FleetServer
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = needs_server
ONE, TWO, THREE = ((name, 10, -5) for name in (b"one.png", b"\xff \n.png", b"a/three.png"))
MINE, THEIRS = "cell-3@pc-1", "cell-4@pc-2"


@pytest.fixture
def reached(postgres, server):  # noqa: F811
    with closing(FleetServer(postgres.url)) as found:
        yield found


def test_what_was_taken_up_is_somebodys_until_it_is_judged_or_free(reached):
    rows = ServerList(reached, "nas:/camera")
    assert rows.take([ONE, TWO], MINE) == {ONE, TWO}
    assert rows.take([TWO, THREE], THEIRS) == {THREE}
    assert rows.take([TWO], MINE) == {TWO}
    rows.append([ONE, THREE], MINE)  # the other one's stays taken up by that one, and is judged
    rows.free([TWO], THEIRS)
    assert rows.read() == {ONE: "", TWO: MINE, THREE: ""}
    rows.free([TWO], MINE)
    assert rows.take([TWO], THEIRS) == {TWO}
    assert rows.take([TWO], MINE, is_forced=True) == {TWO}
    rows.append([TWO], MINE)
    assert rows.take([TWO], THEIRS) == rows.take([TWO], THEIRS, is_forced=True) == set()  # whose list is out of date
    assert rows.read() == {ONE: "", TWO: "", THREE: ""}
    rows.drop([ONE, TWO, THREE], MINE)
    assert rows.read() == {}


def test_only_who_holds_the_folder_takes_up_where_the_claim_is_a_row(reached):
    rows, place = ServerList(reached, "nas:/camera"), ServerClaim(reached, "nas:/camera")
    assert rows.take([ONE], MINE, holder="a") == set()
    place.create(Holder(token="a", station="cell-3", host="pc-1", pid=1))
    assert rows.take([ONE], MINE, holder="a") == {ONE}
    place.write(Holder(token="b", station="cell-4", host="pc-2", pid=1))
    assert rows.take([TWO], MINE, holder="a") == set()
    assert rows.take([ONE, TWO], THEIRS, holder="b") == {TWO}


def test_of_many_that_take_a_picture_up_at_once_one_has_it(reached):
    rows, keys = ServerList(reached, "nas:/camera"), [(b"%d.png" % number, 1, 2) for number in range(1200)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda owner: rows.take(keys, owner), "abcd"))
    assert sum(map(len, found)) == len(keys)
    assert set().union(*found) == set(keys)
    rows.append(keys, "a")
    assert set(rows.read().values()) == {""}


def test_folders_around_tell_what_they_know_by_names_within_this_one(reached):
    outer, inner, beside = (ServerList(reached, f"nas:/camera{rest}") for rest in ("", "/a", "2"))
    outer.append([THREE], MINE)
    inner.take([ONE], THEIRS)
    beside.append([TWO], MINE)
    assert list(inner.around()) == [((b"three.png", 10, -5), "")]
    assert list(outer.around()) == [((b"a/one.png", 10, -5), THEIRS)]
