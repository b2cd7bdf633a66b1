"""A file is read once, or a sentence says why it cannot be."""

from __future__ import annotations

import hashlib
import os

import pytest

from castinspect.errors import ImageError
from castinspect.imaging import content as module
from castinspect.imaging.content import FileStamp, read_content, read_file


def refusal(path):
    with pytest.raises(ImageError) as caught:
        read_content(path)
    return caught.value.code


def test_the_content_is_given_as_it_is(tmp_path):
    (tmp_path / "a").write_bytes(b"pixels")
    assert read_content(tmp_path / "a") == b"pixels"


def test_a_folder_an_empty_and_a_missing_file_are_told_apart(tmp_path):
    (tmp_path / "empty").touch()
    assert [refusal(tmp_path / name) for name in (".", "empty", "gone")] == [
        "image-is-folder", "image-empty", "image-missing",
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_pipes_devices_and_links_to_themselves_are_refused_unopened(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "loop.png").symlink_to("loop.png")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    assert [refusal(tmp_path / f"{name}.png") for name in ("pipe", "loop", "zero")] == [
        "image-no-file", "image-unreadable", "image-no-file",
    ]  # fmt: skip


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    assert refusal(tmp_path / "a\0b") == "image-unreadable"


def test_too_large_a_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("castinspect.imaging.content.MAX_BYTES", 5)
    (tmp_path / "a").write_bytes(b"pixels")
    assert refusal(tmp_path / "a") == "image-file-too-large"


def test_bytes_stamp_and_hash_are_of_the_file_that_was_opened(tmp_path):
    file = tmp_path / "a.png"
    file.write_bytes(b"pixels")
    read = read_file(file)
    assert (read.path, read.data, read.stamp) == (file, b"pixels", FileStamp.of(file.stat()))
    assert read.sha256 == hashlib.sha256(b"pixels").hexdigest()


def test_another_file_under_the_same_name_size_and_time_has_another_stamp(tmp_path):
    file, other = tmp_path / "a.png", tmp_path / ".b.png"
    for path in (file, other):
        path.write_bytes(b"pixels")
        os.utime(path, (1, 1))
    before = read_file(file).stamp
    other.replace(file)
    after = read_file(file).stamp
    assert (before.size, before.mtime_ns) == (after.size, after.mtime_ns)
    assert before != after


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path, monkeypatch):
    file = tmp_path / "a.png"
    file.write_bytes(b"pixels")
    real, looked = os.fstat, []

    def growing(handle):
        if looked:
            file.write_bytes(b"more pixels")
        looked.append(handle)
        return real(handle)

    monkeypatch.setattr(module.os, "fstat", growing)
    assert refusal(file) == "image-still-written"
