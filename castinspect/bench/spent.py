"""What something took: seconds by the clock, and those of all cores, which other programs hardly change."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Spent:
    """Seconds that something took.

    Attributes:
        seconds: By the clock.
        cpu_seconds: Of all cores together, by this process and by those that it started and that ended.
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.seconds + other.seconds, self.cpu_seconds + other.cpu_seconds)


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._cpu, self._clock = _computed(), time.perf_counter()

    def read(self) -> Spent:
        """What was spent so far; it runs on."""
        clock, cpu = time.perf_counter(), _computed()
        return Spent(clock - self._clock, cpu - self._cpu)


def _computed() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
