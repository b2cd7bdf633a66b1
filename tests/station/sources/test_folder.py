"""Each picture is told when it has arrived completely, and nothing is lost or taken too early."""

from __future__ import annotations

import os
import unicodedata

import numpy as np
import pytest
from PIL import Image

from castinspect.station.sources.folder import WatchedFolder


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def picture(path, seed=0):
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (40, 40), dtype=np.uint8)).save(path)
    return path


def names(watched, scans=1):
    """What becomes ready over some scans, dealt with at once."""
    found = []
    for _ in range(scans):
        for path in watched.scan().ready:
            found.append(path.name)
            watched.done(path)
    return found


def test_a_picture_is_told_once_after_two_unchanged_looks(folder):
    watched = WatchedFolder(folder)
    picture(folder / "a.png")
    assert names(watched, 1) == []
    assert names(watched, 5) == ["a.png"]


def test_a_picture_comes_again_until_it_is_done(folder):
    watched = WatchedFolder(folder)
    picture(folder / "a.png")
    ready = [watched.scan().ready for _ in range(4)]
    assert ready[-1] == ready[-2] == (folder / "a.png",)


def test_a_growing_file_is_waited_for(folder):
    watched = WatchedFolder(folder)
    content = picture(folder / "a.png").read_bytes()
    for share in (0.2, 0.5, 0.8):
        (folder / "a.png").write_bytes(content[: int(len(content) * share)])
        result = watched.scan()
        assert (result.ready, result.waiting) == ((), 1)
    (folder / "a.png").write_bytes(content)
    assert names(watched, 3) == ["a.png"]


def test_a_preallocated_file_is_not_taken_because_its_size_stands_still(folder):
    watched = WatchedFolder(folder)
    content = picture(folder / "a.png").read_bytes()
    (folder / "a.png").write_bytes(content[:300] + bytes(len(content) - 300))
    assert names(watched, 4) == []
    (folder / "a.png").write_bytes(content)
    assert names(watched, 3) == ["a.png"]


def test_a_file_that_never_decodes_is_handed_on_in_the_end(folder):
    watched = WatchedFolder(folder)
    (folder / "a.png").write_text("no picture")
    assert names(watched, 3) == []
    assert names(watched, 10) == ["a.png"]


def test_a_rewritten_file_is_a_new_part(folder):
    watched = WatchedFolder(folder)
    picture(folder / "a.png")
    assert names(watched, 4) == ["a.png"]
    picture(folder / "a.png", seed=1)
    os.utime(folder / "a.png", ns=(1, 10**18))
    assert names(watched, 4) == ["a.png"]


def test_temporary_and_other_files_are_left_alone(folder):
    for name in ("a.png.tmp", "b.part", ".c.png", "~d.png", "e.txt"):
        (folder / name).write_text("x")
    (folder / "folder.png").mkdir()
    watched = WatchedFolder(folder)
    assert names(watched, 10) == []
    assert watched.scan().waiting == 0


def test_what_was_there_before_can_be_left_out(folder):
    picture(folder / "old.png")
    watched = WatchedFolder(folder, existing=False)
    assert names(watched, 4) == []
    picture(folder / "new.png", seed=1)
    assert names(watched, 4) == ["new.png"]


def test_pictures_come_in_the_order_of_their_time(folder):
    for seconds, name in ((300, "c.png"), (100, "b.png"), (200, "a.png")):
        picture(folder / name, seed=seconds)
        os.utime(folder / name, (seconds, seconds))
    assert names(WatchedFolder(folder), 3) == ["b.png", "a.png", "c.png"]


def test_a_lost_folder_is_an_alarm_and_its_pictures_are_not_told_again(folder):
    watched = WatchedFolder(folder)
    picture(folder / "a.png")
    assert names(watched, 3) == ["a.png"]
    away = folder.rename(folder.with_name("away"))
    assert "cannot be read" in str(watched.scan().alarm)
    away.rename(folder)
    assert watched.scan().alarm is None
    assert names(watched, 4) == []


def test_three_identical_pictures_in_a_row_ask_whether_the_camera_has_frozen(folder):
    watched = WatchedFolder(folder)
    for index in range(3):
        picture(folder / f"{index}.png", seed=7)
    watched.scan()
    assert "frozen" in str(watched.scan().alarm)


def test_different_pictures_raise_no_alarm(folder):
    watched = WatchedFolder(folder)
    for index in range(5):
        picture(folder / f"{index}.png", seed=index)
    watched.scan()
    assert watched.scan().alarm is None


def test_waiting_for_the_same_picture_is_no_frozen_camera(folder):
    watched = WatchedFolder(folder)
    picture(folder / "a.png")
    assert [watched.scan().alarm for _ in range(6)] == [None] * 6


def test_both_unicode_forms_of_a_name_are_the_same_picture(folder):
    watched = WatchedFolder(folder)
    picture(folder / unicodedata.normalize("NFD", "부품.png"))
    assert len(names(watched, 4)) == 1
