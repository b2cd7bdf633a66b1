"""How long one engine takes beside another, in processor time."""

from __future__ import annotations

import statistics
import time

from threadpoolctl import threadpool_limits

from castinspect.inspection.engines.engine import Engine, Pixels


def time_share(engine: Engine, other: Engine, pixels: Pixels, *, rounds: int, passes: int) -> float:
    """Processor time of an engine over that of another one, in turns: other work disturbs both alike.

    Args:
        engine: What is asked about.
        other: What it is compared with.
        pixels: One batch, which both are given.
        rounds: Turns, of which the median counts.
        passes: Of each engine in a turn.
    """

    def seconds(one: Engine) -> float:
        started = time.process_time()
        for _ in range(passes):
            one.run(pixels)
        return time.process_time() - started

    with threadpool_limits(1, "blas"):  # as a station judges: threads that wait would be counted, too
        return statistics.median(seconds(engine) / seconds(other) for _ in range(rounds))
