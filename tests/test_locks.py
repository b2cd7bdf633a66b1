"""Locks keep a second program out, and end with their holder."""

from __future__ import annotations

import subprocess
import sys

import pytest

from castinspect.locks import FileLock, file_for

HOLDER = """
import sys
from pathlib import Path
from castinspect.locks import FileLock
lock = FileLock(Path(sys.argv[1]), shared=sys.argv[2] == "shared")
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "locks" / "folder.lock"


@pytest.fixture
def program(file):
    """Another program that asks for the lock, and holds it until it ends; returns it and what it was told."""
    started = []

    def start(kind):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(file), kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process, process.stdout.readline().strip() == "True"

    yield start
    for process in started:
        process.communicate()


def test_a_lock_is_taken_once_and_let_go(file):
    with FileLock(file) as first, FileLock(file) as second:
        assert first.acquire()
        assert first.acquire()
        assert not second.acquire()
        first.release()
        first.release()
        assert second.acquire()
    assert file.exists()


def test_those_who_share_do_not_keep_each_other_out_but_whoever_wants_it_alone(file):
    with FileLock(file, shared=True) as one, FileLock(file, shared=True) as other, FileLock(file) as alone:
        assert one.acquire()
        assert other.acquire()
        assert not alone.acquire()
        one.release()
        assert not alone.acquire()
        other.release()
        assert alone.acquire()


def test_another_program_keeps_it_until_it_ends_even_when_it_is_killed(file, program):
    process, took = program("alone")
    assert took
    with FileLock(file) as lock:
        assert not lock.acquire()
        process.kill()
        process.wait()
        assert lock.acquire()


def test_a_file_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(OSError, match="taken"):
        FileLock(tmp_path / "taken" / "folder.lock").acquire()


def test_one_file_stands_for_a_path_however_it_is_reached(tmp_path):
    (tmp_path / "camera").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "camera")
    reached = {
        file_for(path, "lock") for path in (tmp_path / "camera", tmp_path / "link", tmp_path / "x" / ".." / "camera")
    }
    assert len(reached) == 1
    assert not reached & {file_for(tmp_path / "camera", "folder"), file_for(tmp_path, "lock")}
