"""A folder that takes no files is claimed on the server: one station judges, whoever dies, and nothing twice."""

from __future__ import annotations

import errno
import random
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import update

from castinspect.imaging.content import FileStamp
from castinspect.station.claim.claim_file import ClaimFile, Holder
from castinspect.station.claim.folder_claim import FolderClaim
from castinspect.station.claim.place import Sharing
from castinspect.station.fleet.claims import named, share_of, shared_folders
from castinspect.station.fleet.tables import claims
from castinspect.station.sources.arrival import Arrival
from tests.helpers.claims import TERMS, code_of, judge_by_chance, live
from tests.helpers.clocks import Clock
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = needs_server
STAMP = FileStamp(10, 1000, 0, 1)
create = ClaimFile.create


@pytest.fixture
def clock():
    return Clock(100.0)


@pytest.fixture
def camera(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(ClaimFile, "create", refuse)
    (tmp_path / "camera" / "a").mkdir(parents=True)
    return tmp_path / "camera"


@pytest.fixture
def make(camera, clock, postgres, server, tmp_path):  # noqa: F811
    """Stations at the folder, or at one in it, each on a computer of its own."""
    with ExitStack() as stack:

        def station(name, folder=camera, **given):
            sharing = Sharing(at_server=shared_folders(postgres.url, {str(camera): "nas:/camera"}))
            memory = tmp_path / f"{name}.claim"
            made = FolderClaim(folder, name, clock=clock, sharing=sharing, memory=memory, **given)
            stack.callback(made._server.place.close)
            return made

        yield station


def have_one_wait(make, clock):
    """Two stations at one folder: the first has it, and knows that the second wants it."""
    first, second = make("cell-3"), make("cell-4")
    first.step()
    second.step()
    live(clock, TERMS.beat, first, second)
    return first, second


def test_the_first_has_the_folder_and_the_second_has_it_once_the_first_died(make, clock):
    first, second = make("cell-3"), make("cell-4")
    first.step()
    second.step()
    assert first.elsewhere is None
    assert first.news() == ()
    assert code_of(second) == "folder-elsewhere"
    assert second.elsewhere.values["station"] == "cell-3"
    live(clock, 300, first, second)
    assert (code_of(first), code_of(second)) == (None, "folder-elsewhere")
    live(clock, TERMS.stale + 15, second)
    assert second.elsewhere is None
    assert [told.code for told in second.news()] == ["folder-taken-over"]
    live(clock, TERMS.beat, first)
    assert code_of(first) == "folder-elsewhere"


def test_it_is_free_at_once_when_the_first_ends_and_a_person_may_take_it(make, clock):
    first, second = make("cell-3"), make("cell-4")
    first.step()
    second.step()
    second.take_over()
    live(clock, TERMS.lease + 3 * TERMS.beat, second, first)
    assert (code_of(first), code_of(second)) == ("folder-elsewhere", None)
    second.release()
    live(clock, TERMS.beat, first)
    assert first.elsewhere is None


def test_what_was_judged_is_left_alone_by_the_next(make, clock, camera):
    first, second = make("cell-3"), make("cell-4")
    first.step()
    names = [b"a.png", b"\xff \n.png"]
    first.note(Arrival(camera / "x", str(camera), name, STAMP) for name in names)
    live(clock, TERMS.beat, first)
    live(clock, TERMS.stale + 15, second)
    second.list.load()
    second.list.looked(dict.fromkeys([*names, b"new.png"], STAMP))
    held = [second.list.holds(Arrival(camera / "x", str(camera), name, STAMP)) for name in [*names, b"new.png"]]
    assert held == [True, True, False]
    within = make("cell-5", camera / "a")
    first._server.judged.append([(b"a/one.png", 10, 1)], "cell-3@pc-1")
    assert list(within._server.judged.around()) == [((b"one.png", 10, 1), "")]
    within._server.judged.append([(b"two.png", 10, 1)], "cell-5@pc-3")
    assert list(second._server.judged.around()) == [((b"a/two.png", 10, 1), "")]
    second.list.close()
    assert second._server.judged.read() == {}


def test_what_was_judged_before_a_folder_took_no_more_files_is_left_alone_too(make, clock, camera, monkeypatch):
    noted, unwritten = (Arrival(camera / name, str(camera), name.encode(), STAMP) for name in ("a.png", "b.png"))
    first, second = make("cell-3"), make("cell-4")
    with monkeypatch.context() as writable:
        writable.setattr(ClaimFile, "create", create)
        first.step()
    first.note([noted])
    live(clock, TERMS.beat, first)
    first.note([unwritten])

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ClaimFile, "write", full)
    live(clock, TERMS.beat, first)
    assert first.elsewhere is None
    live(clock, TERMS.beat, first)
    live(clock, TERMS.stale + 15, second)
    second.list.load()
    second.list.looked(dict.fromkeys([b"a.png", b"b.png"], STAMP))
    assert [second.list.holds(arrival) for arrival in (noted, unwritten)] == [True, True]


@pytest.fixture
def writable(monkeypatch):
    """Has one step where the folder takes files, as on a computer that may write there."""

    def step(claim):
        with monkeypatch.context() as changed:
            changed.setattr(ClaimFile, "create", create)
            claim.step()

    return step


def test_one_who_may_write_and_one_who_may_not_leave_alone_what_the_other_judged(make, clock, camera, writable):
    names = [b"a.png", b"b.png", b"c.png"]
    arrivals = [Arrival(camera / "x", str(camera), name, STAMP) for name in names]
    lying = dict.fromkeys(names, STAMP)
    for name in names:
        (camera / name.decode()).touch()
    reads, writes, reads_too = make("cell-3"), make("cell-4"), make("cell-5")
    reads.step()
    reads.note([arrivals[0]])
    live(clock, TERMS.beat, reads)
    reads.release()
    writable(writes)
    assert ClaimFile(camera).read().holder.station == "cell-4"
    writes.list.looked(lying)
    assert [writes.list.holds(arrival) for arrival in arrivals] == [True, False, False]
    writes.note([arrivals[1]])
    live(clock, TERMS.beat, writes)
    (mine,) = camera.glob(".castinspect-judged*")
    mine.unlink()  # the server's list says the same
    writes.release()
    reads_too.step()
    reads_too.list.looked(lying)
    assert [reads_too.list.holds(arrival) for arrival in arrivals] == [True, True, False]


def test_one_who_may_write_begins_without_the_server_once_others_have_seen_it(make, clock, camera, writable, postgres):  # noqa: F811
    judged = Arrival(camera / "x", str(camera), b"a.png", STAMP)
    reads, writes = make("cell-3"), make("cell-4")
    reads.step()
    reads.note([judged])
    live(clock, TERMS.beat, reads)
    postgres.stop()
    try:
        writable(writes)
        assert code_of(writes) == "folder-taking-over"
        live(clock, TERMS.lease + TERMS.settle + TERMS.beat, reads, writes)
        assert (reads.elsewhere is None, writes.elsewhere) == (False, None)
        assert [told.code for told in writes.news()] == ["folder-list-away"]
        assert not writes.list.holds(judged)
    finally:
        postgres.start()
    writes.list.looked({b"a.png": STAMP})
    writes.step()
    assert writes.list.holds(judged)


def test_a_station_that_wakes_up_without_the_folder_takes_nothing_up(make, clock, camera):
    first, second = make("cell-3"), make("cell-4")
    pictures = [Arrival(camera / name, str(camera), name.encode(), STAMP) for name in ("a.png", "b.png")]
    first.step()
    assert list(first.take(pictures[:1])) == pictures[:1]
    live(clock, TERMS.stale + 25, second)
    assert second.elsewhere is None
    assert list(first.take(pictures[1:])) == []
    assert list(second.take(pictures)) == pictures[1:]
    first.list.settle([], first.list.own)
    live(clock, TERMS.beat, first)
    assert list(second.take(pictures)) == pictures


def test_a_list_is_read_again_where_the_server_was_restored_from_a_backup(make, server):  # noqa: F811
    first = make("cell-3")
    first.step()
    first.list.looked({b"a.png": STAMP})
    first.list.unlisted = frozenset()
    first.step()
    first.step()
    assert not first.list.unlisted
    with server.writing() as connection:
        connection.execute(update(claims).values(beat=1))
    first.step()
    assert first.list.unlisted == {(b"a.png", 10, 1)}
    assert first.elsewhere is None


def test_without_the_server_nothing_is_taken_up_where_another_waits(make, clock, camera, postgres):  # noqa: F811
    first, second = make("cell-3"), make("cell-4")
    picture = Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    first.step()
    postgres.stop()
    try:
        assert list(first.take([picture])) == [picture]  # nobody else has asked for the folder
    finally:
        postgres.start()
    second.step()
    live(clock, TERMS.beat, first, second)
    postgres.stop()
    try:
        assert list(first.take([picture])) == []
    finally:
        postgres.start()


def test_folders_that_lie_in_one_another_are_one(make, clock, camera):
    first, second = make("cell-3"), make("cell-4", camera / "a")
    for has, waits in ((first, second), (second, first)):
        has.step()
        waits.step()
        live(clock, 60, has, waits)
        assert (code_of(has), code_of(waits)) == (None, "folder-nested")
        has.release()
        live(clock, TERMS.beat, waits)
        assert waits.elsewhere is None
        waits.release()


def test_a_server_that_goes_away_stops_nobody_who_is_alone(make, clock, postgres):  # noqa: F811
    alone = make("cell-3")
    alone.step()
    postgres.stop()
    try:
        live(clock, 300, alone)
        assert alone.elsewhere is None
        assert [told.code for told in alone.news()] == ["folder-unguarded-away"]
        again = make("cell-3")
        again.step()
        assert again.elsewhere is None
    finally:
        postgres.start()
    live(clock, TERMS.beat, again)
    assert again.elsewhere is None


def test_a_station_that_others_wrote_beside_is_not_alone_without_the_server(make, clock, camera, writable, postgres):  # noqa: F811
    reads, writes = make("cell-3"), make("cell-4")
    reads.step()
    reads.release()
    writable(writes)
    (camera / "a.png").touch()
    assert writes.take([Arrival(camera / "x", str(camera), b"a.png", STAMP)])
    writes.release()
    postgres.stop()
    try:
        again = make("cell-3")
        again.step()
        assert again.elsewhere is not None
    finally:
        postgres.start()


def test_a_station_that_has_never_asked_a_server_waits_until_it_has(make, clock, postgres):  # noqa: F811
    new = make("cell-3")
    postgres.stop()
    try:
        new.step()
        assert code_of(new) == "folder-claim-silent"
    finally:
        postgres.start()
    live(clock, TERMS.beat, new)
    assert new.elsewhere is None


def test_one_that_only_waited_is_not_alone_at_its_next_start_without_the_server(make, clock, postgres):  # noqa: F811
    have_one_wait(make, clock)
    postgres.stop()
    try:
        again = make("cell-4")
        again.step()
        assert code_of(again) == "folder-claim-silent"
    finally:
        postgres.start()


def test_a_server_that_goes_away_ends_the_lease_where_another_waits(make, clock, postgres):  # noqa: F811
    first, second = have_one_wait(make, clock)
    postgres.stop()
    try:
        live(clock, TERMS.lease + TERMS.beat, first, second)
        assert code_of(first) == "folder-claim-silent"
        assert code_of(second) == "folder-elsewhere"
        again = make("cell-3")
        again.step()
        assert code_of(again) == "folder-claim-silent"
    finally:
        postgres.start()
    live(clock, TERMS.beat, first, second)
    assert (code_of(first), code_of(second)) == (None, "folder-elsewhere")


def test_whoever_may_write_into_the_folder_sees_who_claims_it_on_the_server(make, clock, monkeypatch):
    first, second = make("cell-3"), make("cell-4")
    first.step()
    with monkeypatch.context() as writable:
        writable.setattr(ClaimFile, "create", lambda *_: pytest.fail("it is claimed"))
        second.step()
    assert code_of(second) == "folder-elsewhere"
    live(clock, 60, first, second)
    assert (code_of(first), code_of(second)) == (None, "folder-elsewhere")


def test_two_who_make_it_at_once_are_one(postgres, server):  # noqa: F811
    one, other = (shared_folders(postgres.url, {"/x": "nas:/x"})(Path("/x")).place for _ in "ab")
    holders = [Holder(token=token, station=token, host="pc", pid=1) for token in "ab"]
    assert one.create(holders[0])
    assert not other.create(holders[1])
    assert other.read().holder.token == "a"
    assert one.read() is not None
    assert one.is_contended
    for place in (one, other):
        place.close()


@pytest.mark.parametrize("seed", range(3))
def test_never_do_two_judge_at_once(make, clock, camera, seed):
    dice = random.Random(seed)
    claims = [make("cell-1"), make("cell-2"), make("cell-3", camera / "a")]
    assert judge_by_chance(claims, clock, dice, rounds=300, longest=4.0, share=0.02) > 30


def test_a_folder_is_called_as_the_settings_or_its_share_say(tmp_path):
    (tmp_path / "cam era" / "a").mkdir(parents=True)
    folder = tmp_path / "cam era"
    assert named(folder / "a", {str(tmp_path): "plant:/", str(folder): "nas:/camera/"}) == "nas:/camera/a"
    assert named(tmp_path, {str(folder): "nas:/camera"}) is None
    mounts = tmp_path / "mounts"
    point = str(folder).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//nas/share {point} cifs ro 0 0\n")
    assert share_of(folder / "a", mounts) == "//nas/share/a"
    assert share_of(tmp_path, mounts) is None
    assert share_of(folder, tmp_path / "nothing") is None
