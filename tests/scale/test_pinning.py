"""Processes side by side share the cores."""

from __future__ import annotations

import os
import signal

import pytest

from castinspect.errors import ProcessesError
from castinspect.scale.pinning import pin, pinned_pool

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system pins no processes")


@pytest.fixture(autouse=True)
def cores():
    before = os.sched_getaffinity(0)
    yield before
    os.sched_setaffinity(0, before)


def test_each_has_cores_of_its_own_and_all_are_used(cores):
    used = []
    for turn in range(2):
        os.sched_setaffinity(0, cores)
        assert pin(turn, 2) == len(os.sched_getaffinity(0))
        used.append(os.sched_getaffinity(0))
    assert set().union(*used) == cores
    if len(cores) > 1:
        assert not used[0] & used[1]


def test_more_processes_than_cores_share_them(cores):
    count = pin(len(cores), len(cores) + 1)
    assert count == 1


_begun: list[tuple[int, str]] = []


def begin(cores, name):
    _begun.append((cores, name))


def begun():
    return _begun


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def test_each_process_begins_once_it_knows_its_cores(cores):
    with pinned_pool(1, begin, ("a name",)) as pool:
        assert pool.submit(begun).result() == [(len(cores), "a name")]


def test_a_killed_process_is_a_sentence():
    with pytest.raises(ProcessesError) as told, pinned_pool(1, begin, ("",)) as pool:
        pool.submit(killed).result()
    assert told.value.code == "processes-ended"
