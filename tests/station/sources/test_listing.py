"""One look finds every picture in a folder and below it, and says what it leaves out."""

from __future__ import annotations

import os
import weakref
from functools import partial
from pathlib import Path

import pytest

from castinspect.imaging.finding import Why
from castinspect.station.sources import listing
from castinspect.station.sources.listing import listed
from tests.helpers.entries import OddEntry, odd_scandir


@pytest.fixture
def folder(tmp_path):
    for name in ("b.png", "2026/11/a.jpg", "2026/notes.txt", "@eaDir/a.jpg", ".hidden/c.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    os.utime(tmp_path / "b.png", ns=(2, 2))
    os.utime(tmp_path / "2026/11/a.jpg", ns=(1, 1))
    return tmp_path


def test_pictures_below_come_with_their_path_the_oldest_first(folder):
    found = listed(folder, deep=True)
    assert list(found.files) == [os.fsencode(Path("2026", "11", "a.jpg")), b"b.png"]
    assert found.below == {b"2026", os.fsencode(Path("2026", "11"))}
    assert [(path.name, why) for path, why in found.left_out.entries] == [("notes.txt", Why.KIND)]
    assert found.odd == found.lost == {}


def test_where_only_the_folder_itself_is_looked_into_those_below_are_told(folder):
    found = listed(folder, deep=False)
    assert list(found.files) == [b"b.png"]
    assert [(path.name, why) for path, why in found.left_out.entries] == [("2026", Why.BELOW)]
    (sentence,) = map(str, found.left_out.messages())
    assert "2026" in sentence


@pytest.mark.parametrize(
    "name", ["part_2.pgm", "part_3.jp2", "part_4", "part_5.jpg ", "part_6.jpg_0001", "part_7.gif", "a.HEIC"]
)
def test_what_is_no_picture_by_its_name_is_told(tmp_path, name):
    for file in ("part_9.jpg", name):
        (tmp_path / file).touch()
    found = listed(tmp_path, deep=False)
    assert list(found.files) == [b"part_9.jpg"]
    (sentence,) = map(str, found.left_out.messages())
    assert name.strip() in sentence


def test_links_to_folders_are_not_followed(folder):
    (folder / "round").symlink_to(folder)
    found = listed(folder, deep=True)
    assert (folder / "round", Why.LINK) in found.left_out.entries
    assert len(found.files) == 2


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of POSIX")
def test_links_and_devices_do_not_hide_the_pictures(tmp_path):
    folder, outside = tmp_path / "folder", tmp_path / "outside.png"
    folder.mkdir()
    outside.touch()
    (folder / "a.png").touch()
    (folder / "inside.png").symlink_to("a.png")
    for name, target in (("loop.png", "loop.png"), ("out.png", outside), ("device.png", "/dev/zero"), ("up", ".."),
                         ("broken.png", "gone.png")):  # fmt: skip
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.png")
    found = listed(folder, deep=False)
    assert list(found.files) == [b"a.png", b"inside.png"]
    assert {path.name for path, _ in found.left_out.entries} == {"out.png", "device.png", "up", "broken.png"}
    assert found.odd.keys() == {b"loop.png", b"pipe.png"}


@pytest.mark.skipif(os.name != "posix", reason="on Windows a file is asked about by its path")
def test_an_entry_of_which_nothing_can_be_asked_does_not_hide_the_others(tmp_path, monkeypatch):
    for name in ("a.png", "stale.png", "gone.png"):
        (tmp_path / name).touch()
    with monkeypatch.context() as odd:
        odd.setattr(listing.os, "scandir", odd_scandir)
        found = listed(tmp_path, deep=False)
    assert list(found.files) == [b"a.png"]
    assert found.odd == {b"stale.png": "Stale file handle"}
    assert found.left_out.entries == ()


def test_very_deep_folders_end_somewhere(folder, monkeypatch):
    monkeypatch.setattr(listing, "DEEPEST", 1)
    found = listed(folder, deep=True)
    assert list(found.files) == [b"b.png"]
    assert (folder / "2026" / "11", Why.BELOW) in found.left_out.entries


def test_a_folder_that_is_not_there_is_an_error(folder):
    with pytest.raises(FileNotFoundError):
        listed(folder / "gone", deep=True)


def test_a_file_that_has_not_changed_keeps_the_stamp_of_the_look_before(folder):
    before = listed(folder, deep=True)
    (folder / "b.png").write_bytes(b"22")
    again = listed(folder, deep=True, known=before.files)
    below = os.fsencode(Path("2026", "11", "a.jpg"))
    assert again.files[below] is before.files[below]
    assert again.files[b"b.png"].size == 2


def test_an_entry_is_let_go_before_the_next_one_is_asked(tmp_path, monkeypatch):
    for number in range(5):
        (tmp_path / f"{number}.png").touch()
    alive = weakref.WeakSet()

    class Entry(OddEntry):
        def __init__(self, entry):
            super().__init__(entry)
            alive.add(self)
            assert len(alive) <= 2

    with monkeypatch.context() as watched:
        watched.setattr(listing.os, "scandir", partial(odd_scandir, entry=Entry))
        assert len(listed(tmp_path, deep=False).files) == 5
