"""Computers without a common record at one folder: one judges, whoever dies or is cut off."""

from __future__ import annotations

import errno
import itertools
import random

import pytest

from castinspect.imaging.content import FileStamp
from castinspect.station.claim.claim_file import CLAIM_NAME, ClaimFile
from castinspect.station.claim.folder_claim import FolderClaim, Terms
from castinspect.station.claim.judged_there import key_of
from castinspect.station.sources.arrival import Arrival
from tests.helpers.claims import TERMS, code_of, judge_by_chance, live
from tests.helpers.clocks import Clock

STAMP = FileStamp(10, 1000, 0, 1)


@pytest.fixture
def clock():
    return Clock(100.0)


@pytest.fixture
def camera(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def claim_of(camera, clock, station, **others):
    return FolderClaim(camera, station, clock=clock, **others)


def test_the_first_has_the_folder_at_once_and_the_second_is_told_whose_it_is(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    assert first.elsewhere is None
    second.step()
    assert code_of(second) == "folder-elsewhere"
    assert second.elsewhere.values["station"] == "cell-3"
    live(clock, 600, first, second)
    assert (code_of(first), code_of(second)) == (None, "folder-elsewhere")


def test_it_is_free_at_once_when_the_first_ends(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    second.step()
    first.release()
    assert not (camera / CLAIM_NAME).exists()
    live(clock, TERMS.beat, second)
    assert second.elsewhere is None


def test_one_that_died_is_succeeded_once_its_number_stood_still(camera, clock):
    dead, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    dead.step()
    second.step()
    live(clock, TERMS.stale - TERMS.beat, second)
    assert code_of(second) == "folder-elsewhere"
    live(clock, TERMS.beat, second)
    assert code_of(second) == "folder-taking-over"
    live(clock, 15, second)
    assert second.elsewhere is None
    (told,) = second.news()
    assert (told.code, told.values["station"]) == ("folder-taken-over", "cell-3")
    assert second.news() == ()


@pytest.mark.parametrize("torn", [b"", b'{"tok'])
def test_a_claim_that_a_crash_has_torn_is_succeeded_too(camera, clock, torn):
    (camera / CLAIM_NAME).write_bytes(torn)
    claim = claim_of(camera, clock, "cell-4")
    claim.step()
    assert code_of(claim) == "folder-claim-silent"
    live(clock, TERMS.stale + 15, claim)
    assert claim.elsewhere is None


def test_a_person_takes_it_from_one_that_lives_which_has_stopped_before_the_other_begins(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    second.step()
    second.take_over()
    second.step()
    assert code_of(second) == "folder-taking-over"
    live(clock, TERMS.beat, first, second)
    assert code_of(first) == "folder-elsewhere"
    assert first.elsewhere.values["station"] == "cell-4"
    assert second.elsewhere is not None
    live(clock, TERMS.lease, first, second)
    assert second.elsewhere is None
    assert code_of(first) == "folder-elsewhere"


def test_asking_for_a_folder_that_is_free_is_over_once_it_is_had(camera, clock):
    first, second = claim_of(camera, clock, "cell-3", take_over=True), claim_of(camera, clock, "cell-4")
    first.step()
    second.take_over()
    second.step()
    live(clock, 60, first, second)
    assert (code_of(first), code_of(second)) == ("folder-elsewhere", None)


def test_one_that_is_cut_off_stops_before_another_may_begin(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    second.step()
    clock.now += TERMS.lease + 1
    assert code_of(first) == "folder-claim-silent"
    first.step()
    assert first.elsewhere is None  # nobody has taken it over
    live(clock, TERMS.stale + 25, second)
    assert code_of(first) == "folder-claim-silent"
    assert second.elsewhere is None
    first.step()
    assert code_of(first) == "folder-elsewhere"


def test_of_two_that_take_over_at_once_the_last_to_write_has_it(camera, clock, monkeypatch):
    claim_of(camera, clock, "cell-3").step()
    first, second = (claim_of(camera, clock, name) for name in ("cell-4", "cell-5"))
    first.step()
    second.step()
    clock.now += TERMS.stale
    dead = ClaimFile(camera).read()
    first.step()
    with monkeypatch.context() as both_have_read:
        both_have_read.setattr(second._file, "read", lambda: dead)
        second.step()
    assert [code_of(claim) for claim in (first, second)] == ["folder-taking-over"] * 2
    live(clock, 15, first, second)
    assert [code_of(claim) for claim in (first, second)] == ["folder-elsewhere", None]


def test_its_own_claim_from_before_a_crash_is_taken_up_at_once(camera, clock, tmp_path):
    memory = tmp_path / "folder.claim"
    claim_of(camera, clock, "cell-3", memory=memory).step()
    again = claim_of(camera, clock, "cell-3", memory=memory)
    again.step()
    assert again.elsewhere is None
    copied = claim_of(camera, clock, "cell-3", memory=memory)  # of a computer that was cloned with its record
    copied._signs._host = "clone"
    copied.step()
    assert code_of(copied) == "folder-elsewhere"


@pytest.mark.parametrize("starts", [1, 2, 3])
def test_its_own_claim_is_known_though_each_start_was_killed_before_it_judged(
    camera, clock, tmp_path, monkeypatch, starts
):
    with monkeypatch.context() as killed:
        killed.setattr(FolderClaim, "_hold", lambda *_: None)
        for _ in range(starts):
            claim_of(camera, clock, "cell-3", memory=tmp_path / "folder.claim").step()
    again = claim_of(camera, clock, "cell-3", memory=tmp_path / "folder.claim")
    again.step()
    assert again.elsewhere is None


def test_one_that_was_killed_while_it_took_a_folder_over_does_not_judge_at_once(camera, clock, tmp_path):
    living = claim_of(camera, clock, "cell-4")
    living.step()
    taking = claim_of(camera, clock, "cell-3", memory=tmp_path / "folder.claim", take_over=True)
    taking.step()
    assert (living.elsewhere, code_of(taking)) == (None, "folder-taking-over")
    again = claim_of(camera, clock, "cell-3", memory=tmp_path / "folder.claim")
    again.step()
    assert again.elsewhere is not None


def test_a_claim_that_somebody_deleted_is_made_again(camera, clock):
    claim = claim_of(camera, clock, "cell-3")
    claim.step()
    (camera / CLAIM_NAME).unlink()
    live(clock, TERMS.beat, claim)
    assert claim.elsewhere is None
    assert ClaimFile(camera).read().holder.station == "cell-3"


def test_nothing_is_written_into_the_empty_folder_where_a_share_was(camera, clock, tmp_path):
    claim = claim_of(camera, clock, "cell-3")
    claim.step()
    camera.rename(tmp_path / "share")
    camera.mkdir()
    live(clock, TERMS.lease + TERMS.beat, claim)
    assert code_of(claim) == "folder-claim-silent"
    camera.rmdir()  # nothing lies in it
    (tmp_path / "share").rename(camera)
    live(clock, TERMS.beat, claim)
    assert claim.elsewhere is None


def test_another_folder_with_pictures_in_the_place_of_the_first_is_claimed_anew(camera, clock, tmp_path):
    claim = claim_of(camera, clock, "cell-3")
    claim.step()
    camera.rename(tmp_path / "share")
    camera.mkdir()
    (camera / "part.png").write_bytes(b"")
    live(clock, TERMS.beat, claim)
    assert claim.elsewhere is None
    assert ClaimFile(camera).read().holder.station == "cell-3"


def test_a_folder_that_takes_no_file_is_judged_with_a_warning(camera, clock, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(ClaimFile, "create", refuse)
    claim = claim_of(camera, clock, "cell-3")
    claim.step()
    assert claim.elsewhere is None
    live(clock, 20, claim)
    assert [told.code for told in claim.news()] == ["folder-unguarded"]


def test_a_folder_that_can_only_be_read_is_still_left_to_whoever_is_seen_there(camera, clock, monkeypatch):
    first = claim_of(camera, clock, "cell-3")
    first.step()
    second = claim_of(camera, clock, "cell-4")

    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(second._file, "write", refuse)
    second.step()
    live(clock, 60, first, second)
    assert code_of(second) == "folder-elsewhere"
    live(clock, TERMS.stale, second)
    assert second.elsewhere is None
    assert [told.code for told in second.news()] == ["folder-unguarded"]


def test_a_holder_that_cannot_write_any_more_goes_on_while_it_can_read(camera, clock, monkeypatch):
    claim = claim_of(camera, clock, "cell-3")
    claim.step()

    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(claim._file, "write", refuse)
    live(clock, 300, claim)
    assert claim.elsewhere is None
    clock.now += TERMS.settle
    assert code_of(claim) == "folder-claim-silent"


def test_a_share_that_is_lost_ends_the_lease(camera, clock, monkeypatch):
    claim = claim_of(camera, clock, "cell-3")
    claim.step()

    def lost():
        raise OSError(errno.EHOSTDOWN, "Host is down")

    monkeypatch.setattr(claim._file, "read", lost)
    live(clock, 30, claim)
    assert claim.elsewhere.values["detail"] == "Host is down"


def test_what_was_judged_is_left_alone_by_the_next(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    judged = Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    (camera / "a.png").write_bytes(b"")
    first.note([judged])
    first.release()
    second.step()
    assert code_of(second) == "folder-taking-over"  # until it has looked
    second.list.looked({b"a.png": STAMP, b"b.png": STAMP})
    assert second.elsewhere is None
    assert second.list.holds(judged)


def test_what_was_judged_since_the_last_sign_is_left_alone_by_whoever_takes_it_from_one_that_lives(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    judged = Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    first.note([judged])
    second.take_over()
    second.step()
    first.step()
    assert code_of(first) == "folder-elsewhere"
    for _ in range(5):
        clock.now += TERMS.beat
        second.step()
    second.list.looked({b"a.png": STAMP})
    assert second.elsewhere is None
    assert second.list.holds(judged)


def test_what_cannot_be_noted_keeps_nobody_from_letting_the_folder_go(camera, clock, monkeypatch):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    first.note([Arrival(camera / "a.png", str(camera), b"a.png", STAMP)])
    second.take_over()
    second.step()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(first.list._file, "append", full)
    live(clock, 60, first, second)
    assert (code_of(first), code_of(second)) == ("folder-elsewhere", None)


def test_what_is_judged_when_the_folder_is_lost_is_on_the_list_all_the_same(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    second.take_over()
    second.step()
    first.step()
    assert code_of(first) == "folder-elsewhere"
    in_flight = Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    first.note([in_flight])  # whose verdict came at this very moment
    live(clock, 30, second, first)
    second.list.load()
    second.list.looked({b"a.png": STAMP})
    assert second.list.holds(in_flight)


def test_what_was_taken_up_waits_for_whoever_did_however_long_that_one_slept(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    first.list.looked({})
    judged, free = (Arrival(camera / name, str(camera), name.encode(), STAMP) for name in ("a.png", "b.png"))
    assert list(first.take([judged, free])) == [judged, free]
    lying = {b"a.png": STAMP, b"b.png": STAMP}
    live(clock, TERMS.stale + 25, second)  # the first sleeps
    second.list.load()
    second.list.looked(lying)
    assert second.elsewhere is None
    assert [second.list.waits(arrival) for arrival in (judged, free)] == [True, True]
    assert not second.list.holds(judged)
    live_on(clock, lying, second)
    assert [told.code for told in second.news()] == ["folder-taken-over", "folder-doubts"]
    first.note([judged])  # it wakes up with a verdict, and finds the folder taken
    first.list.settle([], [key_of(b"b.png", STAMP)])
    live_on(clock, lying, first, second)
    assert code_of(first) == "folder-elsewhere"
    assert (second.list.holds(judged), second.list.waits(judged)) == (True, False)
    assert (second.list.holds(free), second.list.waits(free)) == (False, False)
    assert second.overdue() == {}


def test_what_nobody_says_a_word_of_is_for_a_person(camera, clock):
    first, second = claim_of(camera, clock, "cell-3"), claim_of(camera, clock, "cell-4")
    first.step()
    lost = Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    first.take([lost])
    live(clock, TERMS.stale + 25, second)
    second.list.load()
    for _ in range(round(TERMS.doubt / TERMS.beat)):
        live_on(clock, {b"a.png": STAMP}, second)
        assert second.overdue() == {}
    for _ in range(2):
        live_on(clock, {b"a.png": STAMP}, second)
    (doubt,) = second.overdue().values()
    assert doubt.owner.startswith("cell-3@")
    assert second.win(lost)


def live_on(clock, lying, *claims):
    """A beat passes; these give their signs and look."""
    clock.now += TERMS.beat
    for claim in claims:
        claim.step()
        claim.list.looked(lying)


def test_what_it_took_up_itself_before_a_crash_is_its_own_to_settle(camera, clock, tmp_path):
    memory, taken = tmp_path / "folder.claim", Arrival(camera / "a.png", str(camera), b"a.png", STAMP)
    first = claim_of(camera, clock, "cell-3", memory=memory)
    first.step()
    first.take([taken])
    again = claim_of(camera, clock, "cell-3", memory=memory)
    again.step()
    again.list.looked({b"a.png": STAMP})
    assert not again.list.waits(taken)
    assert again.list.is_unsettled
    assert again.list.own == {key_of(b"a.png", STAMP)}
    assert list(again.take([taken])) == [taken]


def test_the_thread_gives_signs_and_ends(camera):
    terms = Terms(beat=0.01)
    with FolderClaim(camera, "cell-3", terms=terms) as claim:
        before = ClaimFile(camera).read().holder.beat
        for _ in itertools.count():
            found = ClaimFile(camera).read()
            if found.holder is not None and found.holder.beat > before + 2:
                break
        assert claim.elsewhere is None
    assert not claim._thread.is_alive()
    assert list(camera.iterdir()) == []


@pytest.mark.parametrize("seed", range(12))
def test_never_do_two_judge_at_once_whoever_dies_sleeps_or_is_asked(tmp_path, seed, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _handle: None)  # the disk has no part in it
    dice, clock = random.Random(seed), Clock(100.0)
    claims = [claim_of(tmp_path, clock, f"cell-{number}") for number in range(3)]
    assert judge_by_chance(claims, clock, dice, rounds=800, longest=2.0, share=0.01) > 80


def test_of_folders_that_lie_in_one_another_the_second_waits_in_words(camera, clock):
    below = camera / "a"
    below.mkdir()
    for first, second in ((camera, below), (below, camera)):
        has, waits = claim_of(first, clock, "cell-3"), claim_of(second, clock, "cell-4")
        has.step()
        waits.step()
        assert has.elsewhere is None
        assert code_of(waits) == "folder-nested"
        assert str(first) in str(waits.elsewhere)
        live(clock, 600, has, waits)
        assert (code_of(has), code_of(waits)) == (None, "folder-nested")
        waits.take_over()
        live(clock, 60, has, waits)
        assert (code_of(has), code_of(waits)) == (None, "folder-nested")
        has.release()
        live(clock, TERMS.beat, waits)
        assert waits.elsewhere is None
        waits.release()


@pytest.mark.parametrize("seed", range(12))
def test_never_do_two_judge_at_once_in_folders_that_lie_in_one_another(camera, seed, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _handle: None)
    dice, clock = random.Random(seed), Clock(100.0)
    folders = [camera, camera / "a", camera / "a" / "b"]
    folders[-1].mkdir(parents=True)
    claims = [claim_of(folder, clock, f"cell-{number}") for number, folder in enumerate(folders)]
    assert judge_by_chance(claims, clock, dice, rounds=800, longest=2.0, share=0.01, is_asked=False) > 80
