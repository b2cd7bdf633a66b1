"""An empty folder in the place of one that was seen is refused; one with pictures is a new share."""

from __future__ import annotations

import errno

import pytest

from castinspect.station.claim.mounted import MountedFolder


@pytest.fixture
def camera(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def test_a_folder_that_was_never_seen_or_is_the_same_may_be_empty(camera):
    mounted = MountedFolder(camera)
    mounted.refuse_bare_mount_point()
    mounted.remember()
    mounted.refuse_bare_mount_point()


def test_another_one_is_refused_as_long_as_it_is_empty(camera):
    mounted = MountedFolder(camera)
    mounted.remember()
    camera.rename(camera.with_name("share"))
    camera.mkdir()
    with pytest.raises(OSError, match="another folder, and empty") as refused:
        mounted.refuse_bare_mount_point()
    assert refused.value.errno == errno.ESTALE
    (camera / "part.png").write_bytes(b"")
    mounted.refuse_bare_mount_point()


def test_a_folder_that_is_lost_is_said(camera):
    camera.rmdir()
    with pytest.raises(FileNotFoundError):
        MountedFolder(camera).refuse_bare_mount_point()
