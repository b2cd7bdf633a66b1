"""Processes side by side on one computer, each with cores of its own, so that they do not wait for each other."""

from __future__ import annotations

import os


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
