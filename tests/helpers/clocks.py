"""Clocks for what counts seconds or asks for the time: no test waits."""

from __future__ import annotations


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


class TickingClock:
    """Time passes whenever it is looked at."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 0.1
        return self.now
