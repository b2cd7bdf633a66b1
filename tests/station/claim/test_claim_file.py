"""The claim in a folder: made by one, read by all, written in its place."""

from __future__ import annotations

import errno

import pytest

from castinspect.imaging.finding import is_picture_name
from castinspect.station.claim.claim_file import CLAIM_NAME, ClaimFile, Holder, is_not_writable

HOLDER = Holder(token="a" * 32, station="cell-3", host="pc-1", pid=7, beat=1)


def test_only_the_first_makes_it(tmp_path):
    file = ClaimFile(tmp_path)
    assert file.read() is None
    assert file.create(HOLDER)
    assert not file.create(HOLDER.model_copy(update={"token": "b" * 32}))
    assert file.read().holder == HOLDER


def test_it_is_written_in_its_place_also_when_it_gets_shorter(tmp_path):
    file = ClaimFile(tmp_path)
    file.create(HOLDER.model_copy(update={"station": "a much longer name"}))
    number = (tmp_path / CLAIM_NAME).stat().st_ino
    file.write(HOLDER)
    assert file.read().holder == HOLDER
    assert (tmp_path / CLAIM_NAME).stat().st_ino == number


@pytest.mark.parametrize("content", [b"", b'{"token": "a', b"[]", b"\xff", b'{"token": 1}'])
def test_a_torn_one_is_nobodys_and_still_there(tmp_path, content):
    (tmp_path / CLAIM_NAME).write_bytes(content)
    found = ClaimFile(tmp_path).read()
    assert (found.content, found.holder) == (content, None)


def test_a_folder_that_is_lost_is_not_free(tmp_path):
    with pytest.raises(FileNotFoundError):
        ClaimFile(tmp_path / "gone").read()


def test_one_that_is_gone_is_not_written(tmp_path):
    with pytest.raises(FileNotFoundError):
        ClaimFile(tmp_path).write(HOLDER)


def test_removing_it_twice_is_nothing(tmp_path):
    file = ClaimFile(tmp_path)
    file.create(HOLDER)
    file.remove()
    file.remove()
    assert list(tmp_path.iterdir()) == []


def test_it_is_never_taken_for_a_picture():
    assert not is_picture_name(CLAIM_NAME)


def test_what_a_folder_refuses_is_told_from_what_a_network_does():
    assert is_not_writable(OSError(errno.EROFS, ""))
    assert is_not_writable(PermissionError(errno.EACCES, ""))
    assert not is_not_writable(OSError(errno.ESTALE, ""))
