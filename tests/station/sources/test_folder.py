"""Each picture is told when it has arrived completely, and nothing is lost or taken too early."""

from __future__ import annotations

import os
import sys
import threading
import tracemalloc
import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.content import FileStamp
from castinspect.station.sources import folder as module, listing
from castinspect.station.sources.folder import RESTLESS_SECONDS, STILL_SECONDS, WatchedFolder, pictures_in
from tests.helpers.clocks import Clock


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def picture(path, seed=0):
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (40, 40), dtype=np.uint8)).save(path)
    return path


def watch(folder, **options):
    return WatchedFolder(folder, clock=Clock(0.0), **options)


def scan(watched):
    watched._clock.now += 1
    return watched.scan()


def names(watched, scans=1):
    """What becomes ready over some scans, dealt with at once."""
    found = []
    for _ in range(scans):
        for arrival in scan(watched).ready:
            found.append(arrival.path.name)
            watched.done(arrival)
    return found


def test_a_picture_is_told_once_after_two_unchanged_looks(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert names(watched, 1) == []
    assert names(watched, 5) == ["a.png"]


def test_a_picture_comes_again_until_it_is_done(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    ready = [tuple(scan(watched).ready) for _ in range(4)]
    assert ready[-1] == ready[-2]
    (arrival,) = ready[-1]
    assert (arrival.path, arrival.source, arrival.name) == (folder / "a.png", str(folder), b"a.png")
    assert arrival.stamp == FileStamp.of((folder / "a.png").stat())


def test_a_growing_file_is_waited_for(folder):
    watched = watch(folder)
    content = picture(folder / "a.png").read_bytes()
    for share in (0.2, 0.5, 0.8):
        (folder / "a.png").write_bytes(content[: int(len(content) * share)])
        assert len(scan(watched).ready) == 0
        assert watched.waiting == 1
    (folder / "a.png").write_bytes(content)
    assert names(watched, 3) == ["a.png"]


def test_what_was_not_complete_comes_again_until_it_has_stood_still_for_seconds(folder):
    watched = watch(folder)
    (folder / "a.png").write_text("half a picture")
    scan(watched)
    finals = []
    while not any(finals):
        for arrival in scan(watched).ready:
            finals.append(watched.is_final(arrival))
            watched.not_yet(arrival)
    assert watched._clock.now == 1 + STILL_SECONDS
    assert finals == [False] * (len(finals) - 1) + [True]


def test_what_was_not_complete_is_not_read_at_each_of_many_looks(folder):
    watched = watch(folder)
    (folder / "a.png").write_text("half a picture")
    scan(watched)
    watched.not_yet(scan(watched).ready[0])
    assert [len(watched.scan().ready) for _ in range(3)] == [0, 0, 0]
    assert len(scan(watched).ready) == 1


def test_two_looks_within_a_moment_say_nothing(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert [len(watched.scan().ready) for _ in range(5)] == [0] * 5
    assert len(scan(watched).ready) == 1


def test_a_file_that_never_stands_still_is_told_of(folder):
    watched, alarms = watch(folder), []
    for second in range(int(RESTLESS_SECONDS) + 2):
        (folder / "latest.png").write_bytes(bytes(second + 1))
        alarms.append(scan(watched).alarms)
    assert not any(alarms[: int(RESTLESS_SECONDS)])
    assert "latest.png has been changing" in str(alarms[-1][0])


def test_what_changed_while_it_was_read_is_known(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    scan(watched)
    (arrival,) = scan(watched).ready
    assert not watched.has_changed(arrival)
    picture(folder / "a.png", seed=1)
    os.utime(folder / "a.png", ns=(1, 10**18))
    assert watched.has_changed(arrival.as_read(FileStamp.of((folder / "a.png").stat())))


@pytest.mark.parametrize("by_rename", [True, False])
def test_another_part_under_the_same_name_size_and_time_is_a_new_one(folder, by_rename):
    watched = watch(folder)
    (folder / "a.png").write_bytes(b"one")
    os.utime(folder / "a.png", (1, 1))
    assert names(watched, 4) == ["a.png"]
    target = folder / (".b" if by_rename else "a.png")
    target.write_bytes(b"two")
    os.utime(target, (1, 1))
    target.replace(folder / "a.png")
    assert names(watched, 4) == ["a.png"]


def test_a_change_beside_the_content_is_no_new_part(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    scan(watched)
    (arrival,) = scan(watched).ready
    watched.done(arrival, "ab" * 32)
    (folder / "a.png").chmod(0o600)
    scan(watched)
    (again,) = scan(watched).ready
    assert watched.is_same_again(again, "ab" * 32)
    assert not watched.is_same_again(again, "cd" * 32)
    assert not watched.is_same_again(again, "")


def test_a_rewritten_file_is_a_new_part(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert names(watched, 4) == ["a.png"]
    picture(folder / "a.png", seed=1)
    os.utime(folder / "a.png", ns=(1, 10**18))
    assert names(watched, 4) == ["a.png"]


def test_temporary_and_other_files_are_left_alone(folder):
    for name in ("a.png.tmp", "b.part", ".c.png", "~d.png", "e.txt"):
        (folder / name).write_text("x")
    (folder / "folder.png").mkdir()
    watched = watch(folder)
    assert names(watched, 10) == []
    assert watched.waiting == 0


def test_what_was_there_before_can_be_left_out(folder):
    picture(folder / "old.png")
    watched = watch(folder, existing=False)
    assert names(watched, 4) == []
    picture(folder / "new.png", seed=1)
    assert names(watched, 4) == ["new.png"]


def test_pictures_come_in_the_order_of_their_time(folder):
    for seconds, name in ((300, "c.png"), (100, "b.png"), (200, "a.png")):
        picture(folder / name, seed=seconds)
        os.utime(folder / name, (seconds, seconds))
    assert names(watch(folder), 3) == ["b.png", "a.png", "c.png"]


def test_a_lost_folder_is_an_alarm_and_its_pictures_are_not_told_again(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert names(watched, 3) == ["a.png"]
    away = folder.rename(folder.with_name("away"))
    assert "cannot be read" in str(scan(watched).alarms[0])
    away.rename(folder)
    assert scan(watched).alarms == ()
    assert names(watched, 4) == []


def test_an_empty_folder_in_its_place_is_an_alarm_and_nothing_is_told_again(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert names(watched, 3) == ["a.png"]
    away = folder.rename(folder.with_name("away"))
    folder.mkdir()
    assert [result.alarms[0].code for result in (scan(watched), scan(watched))] == ["folder-emptied"] * 2
    folder.rmdir()
    away.rename(folder)
    assert names(watched, 4) == []
    assert scan(watched).alarms == ()


def test_a_folder_that_was_made_anew_before_anything_came_is_no_alarm(folder):
    watched = watch(folder)
    scan(watched)
    folder.rename(folder.with_name("away"))
    folder.mkdir()
    assert scan(watched).alarms == ()


def test_pictures_that_are_taken_away_are_no_alarm(folder):
    watched = watch(folder)
    picture(folder / "a.png")
    assert names(watched, 3) == ["a.png"]
    (folder / "a.png").unlink()
    assert scan(watched).alarms == ()


def test_one_odd_entry_is_told_once_and_hides_no_other(folder):
    (folder / "loop.png").symlink_to("loop.png")
    picture(folder / "a.png")
    watched = watch(folder)
    looks = [scan(watched) for _ in range(4)]
    told = [notice for look in looks for notice in look.notices]
    assert [notice.values["name"] for notice in told] == ["loop.png"]
    assert [arrival.name for arrival in looks[-1].ready] == [b"a.png"]


def test_a_look_that_hangs_is_an_alarm(folder, monkeypatch):
    let_go = threading.Event()
    monkeypatch.setattr(module, "listed", lambda _folder, **_: let_go.wait())
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.05)
    try:
        assert "no answer" in str(watch(folder).scan().alarms[0])
    finally:
        let_go.set()


def test_both_unicode_forms_of_a_name_are_two_files(folder):
    watched = watch(folder)
    for seed, form in enumerate(("NFC", "NFD")):
        picture(folder / unicodedata.normalize(form, "부품.png"), seed)
    assert len(names(watched, 4)) == len(list(folder.iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="others refuse such names")
def test_a_name_that_is_no_text_comes_as_its_bytes(folder):
    watched = watch(folder)
    picture(folder / "a.png").rename(os.fsdecode(os.fsencode(folder) + b"/\xff.png"))
    scan(watched)
    assert [arrival.name for arrival in scan(watched).ready] == [b"\xff.png"]


def test_what_is_gone_is_remembered_only_so_far(folder, monkeypatch):
    monkeypatch.setattr(module, "_MOST_KNOWN", 2)
    watched = watch(folder)
    for index in range(5):
        picture(folder / f"{index}.png")
        names(watched, 3)
        (folder / f"{index}.png").unlink()
    scan(watched)
    assert list(watched._done) == [b"3.png", b"4.png"]


def test_what_is_no_picture_is_told_once_and_does_not_hide_the_pictures(folder, tmp_path):
    picture(folder / "a.png")
    picture(tmp_path / "elsewhere.png")
    (folder / "2026-11-27").mkdir()
    for name in ("b.pgm", "part_4", ".hidden", "c.png.part"):
        (folder / name).touch()
    (folder / "out.png").symlink_to(tmp_path / "elsewhere.png")
    watched = watch(folder, deep=False)
    told = [str(notice) for notice in scan(watched).notices]
    assert len(told) == 3
    assert all(any(name in sentence for sentence in told) for name in ("b.pgm", "part_4", "2026-11-27", "out.png"))
    assert scan(watched).notices == ()
    assert names(watched, 2) == ["a.png"]
    (folder / "d.gif").touch()
    (news,) = scan(watched).notices
    assert "d.gif" in str(news)
    assert "b.pgm" not in str(news)


def test_pictures_in_folders_below_come_by_their_path_below_the_watched_one(folder):
    watched = watch(folder)
    (folder / "lot_7" / "cam2").mkdir(parents=True)
    picture(folder / "lot_7" / "cam2" / "part_1.png")
    picture(folder / "part_1.png", 1)
    scan(watched)
    ready = scan(watched).ready
    wanted = [os.fsencode(Path("lot_7") / "cam2" / "part_1.png"), b"part_1.png"]
    assert sorted(arrival.name for arrival in ready) == wanted
    assert all(arrival.path.is_file() for arrival in ready)


def unreadable(monkeypatch, folder):
    scandir = os.scandir

    def refuse(path):
        if os.fsdecode(path) == str(folder):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(listing.os, "scandir", refuse)


def test_a_folder_below_that_was_read_and_cannot_be_any_more_is_an_alarm(folder, monkeypatch):
    (folder / "lot_7").mkdir()
    picture(folder / "lot_7" / "a.png")
    watched = watch(folder)
    assert names(watched, 2) == ["a.png"]
    with monkeypatch.context() as patch:
        unreadable(patch, folder / "lot_7")
        for _ in range(2):
            (alarm,) = scan(watched).alarms
            assert alarm.code == "folder-lost"
            assert alarm.values["folder"] == folder / "lot_7"
    assert scan(watched).alarms == ()
    assert names(watched, 2) == []


def test_a_folder_below_that_could_never_be_read_is_told_of_once(folder, monkeypatch):
    (folder / "private").mkdir()
    picture(folder / "a.png")
    with monkeypatch.context() as patch:
        unreadable(patch, folder / "private")
        watched = watch(folder)
        (notice,) = scan(watched).notices
        assert notice.code == "left-out-unreadable"
        look = scan(watched)
        assert (look.notices, look.alarms, len(look.ready)) == ((), (), 1)


def test_pictures_in_a_folder_are_counted_without_watching_it(folder):
    (folder / "below").mkdir()
    picture(folder / "below" / "a.png")
    picture(folder / "b.png")
    assert len(pictures_in(folder)) == 2
    assert [arrival.name for arrival in pictures_in(folder, deep=False)] == [b"b.png"]
    assert pictures_in(folder / "gone") == ()


def test_a_file_costs_so_few_bytes_that_very_many_may_lie_there(folder):
    for number in range(2000):
        (folder / f"part_{number:06}.jpg").touch()
    watched = watch(folder)
    tracemalloc.start()
    scan(watched)
    for arrival in scan(watched).ready:
        watched.done(arrival.as_read(replace(arrival.stamp)), f"{arrival.stamp.inode:064x}")
    scan(watched)
    kept, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 600 * 2000
    assert highest < 800 * 2000
