"""Pictures are found by their names, in the order that people count in."""

from __future__ import annotations

import os

import pytest

from castinspect.errors import ImageError
from castinspect.imaging.finding import Told, find_pictures, is_by_product, is_picture_name, survey
from tests.helpers.entries import odd_scandir


def test_folders_are_walked_in_natural_order_without_hidden_and_other_files(tmp_path):
    for name in ["part_10.png", "part_2.PNG", ".hidden.png", "notes.txt", "sub/part_1.jpeg", ".trash/part_3.png"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = [path.relative_to(tmp_path).as_posix() for path in find_pictures([tmp_path])]
    assert found == ["part_2.PNG", "part_10.png", "sub/part_1.jpeg"]


def test_named_files_are_kept_whatever_their_name_and_only_once(tmp_path):
    (tmp_path / "camera.raw").write_bytes(b"")
    assert find_pictures([tmp_path / "camera.raw", tmp_path / "camera.raw"]) == [tmp_path / "camera.raw"]


def test_a_missing_path_is_told(tmp_path):
    with pytest.raises(ImageError, match="nowhere"):
        find_pictures([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    "name",
    [
        *(
            ".DS_Store",
            "._a.png",
            "@eaDir",
            "@Recycle",
            "#recycle",
            "$RECYCLE.BIN",
            "__MACOSX",
            "lost+found",
            "Thumbs.db",
        ),
        *("System Volume Information", ".Trash-1000", "desktop.ini", "~a.png", "a.png~", "a.png.part", "a.tmp", "@tmp"),
        *(
            "@Recently-Snapshot",
            "@GMT-2026.11.27-08.00.00",
            "@SynoEAStream",
            "$WINDOWS.~BT",
            "$WinREAgent",
            "#snapshot",
        ),
        *("FOUND.000", "Config.Msi", "LOST.DIR", "WindowsImageBackup"),
    ],
)
def test_what_systems_leave_and_what_still_arrives_is_known(name):
    assert is_by_product(name)
    assert not is_picture_name(name)


@pytest.mark.parametrize("name", ["@001.png", "$12.50.png", "#4.png", "@cam2/a.png", "$line/a.png", "#7/a.png"])
def test_names_that_only_begin_as_those_of_systems_are_parts(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert find_pictures([tmp_path]) == [tmp_path / name]


@pytest.mark.parametrize(
    "name", ["part_2.pgm", "part_3.jp2", "part_4", "part_5.jpg ", "part_6.jpg_0001", "part_7.gif", "a.HEIC"]
)
def test_what_is_no_picture_by_its_name_is_told_once(tmp_path, name):
    for file in ("part_9.jpg", name):
        (tmp_path / file).touch()
    found = survey([tmp_path])
    assert [path.name for path in found.pictures] == ["part_9.jpg"]
    (sentence,) = map(str, found.messages())
    assert name.strip() in sentence
    told = Told()
    (left_out,) = found.left_out
    assert len(told.news(left_out)) == 1
    assert told.news(left_out) == ()


def test_only_what_is_new_is_told(tmp_path):
    told = Told()
    (tmp_path / "a.gif").touch()
    told.news(survey([tmp_path]).left_out[0])
    (tmp_path / "b.gif").touch()
    (news,) = told.news(survey([tmp_path]).left_out[0])
    assert news.values["names"] == "1 × .gif (b.gif)"


def test_folders_below_are_looked_into(tmp_path):
    below = tmp_path / "2026-11-27" / "14"
    below.mkdir(parents=True)
    (below / "05.jpg").touch()
    assert survey([tmp_path]).pictures == (below / "05.jpg",)


def test_many_of_one_kind_are_counted_and_few_named(tmp_path):
    for index in range(80):
        (tmp_path / f"IMG_{index:04}.HEIC").touch()
    (message,) = survey([tmp_path]).messages()
    assert message.values["count"] == 80
    assert message.values["names"] == "80 × .heic (IMG_0000.HEIC, IMG_0001.HEIC, IMG_0002.HEIC, …)"


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of POSIX")
def test_links_and_devices_do_not_stop_a_folder(tmp_path):
    folder, outside = tmp_path / "folder", tmp_path / "outside.png"
    folder.mkdir()
    outside.touch()
    (folder / "a.png").touch()
    (folder / "inside.png").symlink_to("a.png")
    for name, target in (("loop.png", "loop.png"), ("out.png", outside), ("device.png", "/dev/zero"), ("up", ".."),
                         ("broken.png", "gone.png")):  # fmt: skip
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.png")
    found = survey([folder])
    assert [path.name for path in found.pictures] == ["a.png", "inside.png"]
    assert {path.name for left_out in found.left_out for path, _ in left_out.entries} == {
        "loop.png", "out.png", "device.png", "up", "broken.png", "pipe.png",
    }  # fmt: skip


def test_an_entry_of_which_nothing_can_be_asked_does_not_stop_a_folder(tmp_path, monkeypatch):
    for name in ("a.png", "stale.png", "gone.png"):
        (tmp_path / name).touch()
    with monkeypatch.context() as odd:
        odd.setattr("castinspect.imaging.finding.os.scandir", odd_scandir)
        found = survey([tmp_path])
    assert [path.name for path in found.pictures] == ["a.png"]
    assert [path.name for left_out in found.left_out for path, _ in left_out.entries] == ["stale.png"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is unreadable for this user")
def test_a_folder_below_that_cannot_be_read_is_told_and_one_that_was_named_refused(tmp_path):
    (tmp_path / "private").mkdir(mode=0)
    assert "private" in str(survey([tmp_path]).messages()[0])
    with pytest.raises(ImageError):
        survey([tmp_path / "private"])
