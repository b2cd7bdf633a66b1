"""Processes side by side on one computer, each with cores of its own, so that they do not wait for each other."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


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


@contextmanager
def pinned_pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that share the cores evenly; they end with the block, after what they are at."""
    context = multiprocessing.get_context("spawn")  # a fork would inherit threads that hold locks
    pool = ProcessPoolExecutor(jobs, context, _begin, (context.Value("i", 0), jobs))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(turns: object, jobs: int) -> None:
    import torch

    with turns.get_lock():  # type: ignore[attr-defined]
        turn = turns.value  # type: ignore[attr-defined]
        turns.value += 1  # type: ignore[attr-defined]
    torch.set_num_threads(pin(turn, jobs))
