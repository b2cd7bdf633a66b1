"""A write either happens completely or leaves what was there."""

from __future__ import annotations

import errno
import os
import shutil

import pytest

from castinspect.files import atomic_path, change_stamp, move_without_overwriting, sha256_of, write_atomically


def test_content_is_replaced(tmp_path):
    target = tmp_path / "new" / "file.bin"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_content_and_no_temporary_file(tmp_path):
    target = tmp_path / "file.bin"
    target.write_bytes(b"old")

    def fail_midway():
        with atomic_path(target) as temporary:
            temporary.write_bytes(b"half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail_midway()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_stamp_of_a_file_differs_once_it_was_replaced(tmp_path):
    file = tmp_path / "a.toml"
    assert change_stamp(file) is None
    write_atomically(file, b"1")
    before = change_stamp(file)
    assert change_stamp(file) == before
    write_atomically(file, b"1")
    assert change_stamp(file) not in {None, before}


def test_hash_is_the_files_sha256(tmp_path):
    (tmp_path / "empty").write_bytes(b"")
    assert sha256_of(tmp_path / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("links", [True, False], ids=["links", "another device"])
def test_a_moved_file_overwrites_nothing(tmp_path, monkeypatch, links):
    def refuse(_source, place):
        if place.exists():
            raise FileExistsError(place)
        raise OSError(errno.EXDEV, "another device")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    for name in ("a", "b"):
        (tmp_path / f"{name}.png").write_text(name)
    (tmp_path / "there").mkdir()
    places = [move_without_overwriting(tmp_path / f"{name}.png", tmp_path / "there" / "x.png") for name in "ab"]
    assert [place.name for place in places] == ["x.png", "x_2.png"]
    assert [place.read_text() for place in places] == ["a", "b"]
    assert sorted(tmp_path.iterdir()) == [tmp_path / "there"]


def test_a_file_that_cannot_be_moved_stays(tmp_path, monkeypatch):
    (tmp_path / "a.png").write_text("a")

    def refuse(*_paths):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(shutil, "copy2", refuse)
    with pytest.raises(OSError, match="no space"):
        move_without_overwriting(tmp_path / "a.png", tmp_path / "there" / "a.png")
    assert (tmp_path / "a.png").read_text() == "a"
    assert not list((tmp_path / "there").iterdir())
