"""Processes side by side on one computer, each with cores of its own, so that they do not wait for each other."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from castinspect.errors import ProcessesError


def pin(turn: int, processes: int) -> int:
    """Give this process its share of the cores that it may use.

    Args:
        turn: Of this process, from 0.
        processes: How many there are.

    Returns:
        How many cores it has; where the system cannot pin, how many it should use.
    """
    if not hasattr(os, "sched_setaffinity"):
        return max(1, (os.cpu_count() or 1) // processes)
    cores = sorted(os.sched_getaffinity(0))
    own = cores[turn % processes :: processes] or [cores[turn % len(cores)]]
    os.sched_setaffinity(0, own)
    return len(own)


def compute_on(cores: int) -> None:
    """Have PyTorch compute on as many threads as this process has cores."""
    import torch

    torch.set_num_threads(cores)


@contextmanager
def pinned_pool(
    jobs: int, begin: Callable[..., object] = compute_on, arguments: tuple[object, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """Processes that share the cores evenly; they end with the block, after what they are at.

    Args:
        jobs: How many.
        begin: Called in each of them at its start, once it is pinned, with how many cores it has.
        arguments: What else it is given; they must travel from one process to another.

    Raises:
        ProcessesError: Within the block: one of them was killed.
    """
    context = multiprocessing.get_context("spawn")  # a fork would inherit threads that hold locks
    pool = ProcessPoolExecutor(jobs, context, _begin, (context.Value("i", 0), jobs, begin, arguments))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise ProcessesError("processes-ended") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(turns: object, jobs: int, begin: Callable[..., object], arguments: tuple[object, ...]) -> None:
    with turns.get_lock():  # type: ignore[attr-defined]
        turn = turns.value  # type: ignore[attr-defined]
        turns.value += 1  # type: ignore[attr-defined]
    begin(pin(turn, jobs), *arguments)
