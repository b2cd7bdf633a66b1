"""A server's thread runs coroutines with a time limit and ends."""

from __future__ import annotations

import asyncio
import threading

import pytest

from castinspect.station.outputs.serving import ServingThread


@pytest.fixture
def serving():
    made = ServingThread("served")
    yield made
    made.close()


def names():
    return [thread.name for thread in threading.enumerate()]


def test_it_runs_in_a_thread_of_its_own(serving):
    async def where():
        return threading.current_thread().name

    assert serving.run(where()) == "served"


def test_errors_come_back(serving):
    async def fails():
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        serving.run(fails())


def test_what_takes_too_long_is_cancelled(serving):
    cancelled = []

    async def hangs():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    with pytest.raises(TimeoutError):
        serving.run(hangs(), seconds=0.01)
    assert cancelled == [True]


def test_closing_cancels_what_still_runs_and_ends_the_thread():
    serving, ended = ServingThread("short"), []

    async def leave_something_running():
        async def forever():
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(True)

        kept.append(asyncio.get_running_loop().create_task(forever()))
        await asyncio.sleep(0)

    kept = []
    serving.run(leave_something_running())
    serving.close()
    serving.close()
    assert ended == [True]
    assert "short" not in names()
